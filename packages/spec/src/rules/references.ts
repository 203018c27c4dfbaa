import { proseLines } from '../prose-lines.ts'
import type { SpecRule } from './rule.ts'

const definition = /^ {0,3}\[([^[\]]{1,200})\]:\s*\S/
const use = /\[([^[\]]{1,200})\](?![(:])/g

/** A link whose target stands elsewhere says another thing when that place changes, and the requirement's hash stays. */
export const references: SpecRule = {
  code: 'SPEC-REFERENCE',
  check(document) {
    if (!/^ {0,3}\[[^[\]]{1,200}\]:/m.test(document.text)) return []
    const lines = proseLines(document)
    const defined = new Map(
      lines.flatMap((line, at) => {
        const label = definition.exec(line)?.[1]
        return label === undefined ? [] : [[key(label), at + 1] as const]
      }),
    )
    return document.requirements.flatMap(({ id, line: first, text }) => {
      const last = first + text.split('\n').length - 2
      for (let line = first; line <= last; line++) {
        for (const [, label = ''] of (lines[line - 1] ?? '').matchAll(use)) {
          const place = defined.get(key(label))
          if (place === undefined || (place >= first && place <= last)) continue
          return {
            severity: 'warning' as const,
            code: 'SPEC-REFERENCE',
            message: `${id} links to [${label}], whose target stands outside of it in line ${place}`,
            where: { line },
            fix: `write the target into the link: [${label}](…)`,
          }
        }
      }
      return []
    })
  },
}

/** Labels match whatever their letter case and blanks (CommonMark, Link reference definitions). */
function key(label: string): string {
  return label.trim().replaceAll(/\s+/g, ' ').toLowerCase()
}
