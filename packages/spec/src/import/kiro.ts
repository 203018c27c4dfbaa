import { folderName, type Format, scopeOf } from './foreign-spec.ts'
import { shortTitle } from './short-title.ts'

const heading = /^(?:Requirement|Req)\.?\s*#?(\d+(?:\.\d+)*)\s*[:.\-–—]*\s*(.*)$/i

/** Kiro: `.kiro/specs/<feature>/requirements.md`, `### Requirement 1: <title>` with a user story and EARS criteria below. */
export const kiro: Format = {
  name: 'kiro',
  label: 'Kiro',
  recognises: ({ path, text }) =>
    /(^|\/)requirements\.md$/.test(path) && /^#{2,4}\s+(?:Requirement|Req)\.?\s*#?\d/im.test(text),
  scopes: (path) => [scopeOf(folderName(path))],
  requirements: ({ headings, prose }) =>
    headings.flatMap(({ line, lastLine, text }, at) => {
      const [, number, title = ''] = heading.exec(text) ?? []
      if (number === undefined) return []
      const next = headings[at + 1]
      const below = prose.slice(lastLine, next && next.line - 1)
      return [
        { line, own: `Requirement ${number}`, suffix: number, title: title || wish(below), shape: 'heading' as const },
      ]
    }),
}

/** Most have no title; what the user story wants is one. */
function wish(below: readonly string[]): string {
  const wanted = /\bI want (?:to )?(.+?)(?:,? so that\b|,? in order to\b|\.|$)/i.exec(below.join(' '))?.[1] ?? ''
  return shortTitle(wanted)
}
