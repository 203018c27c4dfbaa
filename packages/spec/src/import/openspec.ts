import { folderName, type Format, scopeOf } from './foreign-spec.ts'

const heading = /^Requirement:\s*(.*)$/i

/** OpenSpec: `openspec/specs/<capability>/spec.md`, `### Requirement: <title>`, scenarios below. It has no ids, so they are counted. */
export const openspec: Format = {
  name: 'openspec',
  label: 'OpenSpec',
  // What lies in changes/ is proposed and holds deltas.
  recognises: ({ path, text }) =>
    /(^|\/)spec\.md$/.test(path) && !/(^|\/)changes\//.test(path) && /^#{2,4}\s+Requirement:/im.test(text),
  scopes: (path) => [scopeOf(folderName(path))],
  requirements: ({ headings }) =>
    headings
      .flatMap(({ line, text }) => {
        const title = heading.exec(text)?.[1]
        return title === undefined ? [] : [{ line, title }]
      })
      .map(({ line, title }, at) => ({ line, own: title, suffix: String(at + 1), title, shape: 'heading' })),
}
