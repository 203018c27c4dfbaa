import { proseLines } from '../prose-lines.ts'
import type { SpecRule } from './rule.ts'

/** A row of a table, or an item of a list, that begins with an id. */
const entry =
  /^\s*(?:\||[-*+]\s|\d{1,9}[.)]\s)\s*(?:\*\*|__)?\[?(REQ-[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*)(?![A-Za-z0-9])/

/** Requirements written as rows or items are read by people and by no gate. An item about a requirement is none. */
export const elsewhere: SpecRule = {
  code: 'SPEC-ELSEWHERE',
  check(document) {
    if (!/^[ \t]*(?:\||[-*+\d]).*REQ-/m.test(document.text)) return []
    const ids = new Set(document.requirements.map(({ id }) => id))
    const seen = new Set<string>()
    return proseLines(document).flatMap((line, at) => {
      const id = entry.exec(line)?.[1]
      if (id === undefined || ids.has(id) || seen.has(id)) return []
      seen.add(id)
      return {
        severity: 'warning' as const,
        code: 'SPEC-ELSEWHERE',
        message: `${id} stands in a table or list; only a heading makes it a requirement`,
        where: { line: at + 1 },
        fix: `give it a heading of its own: ### ${id}: <title>`,
      }
    })
  },
}
