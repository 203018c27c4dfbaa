import { proseLines } from '../prose-lines.ts'
import type { SpecRule } from './rule.ts'

const weak = /\b(should|could|might|ideally|preferably|if possible|and\/or)\b/

/** A hint only. In capitals such words are those of RFC 2119, which says what they mean; in quotes and code they are examples. */
export const weakWords: SpecRule = {
  code: 'SPEC-WEAK',
  check(document) {
    const lines = document.requirements.some(({ body }) => weak.test(body)) ? proseLines(document) : []
    return document.requirements.flatMap(({ id, line: first, text }) => {
      if (!weak.test(text)) return []
      const own = lines.slice(first, first + text.split('\n').length - 2)
      const at = own.findIndex((line) => weak.test(withoutQuotes(line)))
      const word = weak.exec(withoutQuotes(own[at] ?? ''))?.[1]
      if (word === undefined) return []
      return {
        severity: 'warning' as const,
        code: 'SPEC-WEAK',
        message: `${id} says "${word}", which leaves open whether it holds`,
        where: { line: first + 1 + at },
        fix: 'say what happens, and when: When <condition>, <what the product does>',
      }
    })
  },
}

function withoutQuotes(line: string): string {
  return line.replaceAll(/`[^`]*`|"[^"]*"|“[^”]*”/g, '')
}
