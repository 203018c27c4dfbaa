// What reads Markdown and its front matter, for `await import`: hooks that know the answer already do not load the parsers.
export { amendmentDigest, checkAmendment, lintSpec, parseSpec, reusedIds, textAround } from '@helix/spec'
