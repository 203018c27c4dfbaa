// What reads Markdown and YAML, for `await import`: most questions find every record in the index.
export { namedRecordFolders } from '@helix/spec'
export { decisionEntry } from '@helix/trail'
