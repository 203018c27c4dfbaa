import { proseLines } from '../prose-lines.ts'
import type { SpecRule } from './rule.ts'

const begins = /^<{7}(?: |$)/
const divides = /^={7}$/
const ends = /^>{7}(?: |$)/

/** What git leaves of a merge that nobody finished. In a code block it is an example. */
export const conflict: SpecRule = {
  code: 'SPEC-CONFLICT',
  check(document) {
    if (!/^<{7}(?: |$)/m.test(document.text)) return []
    const lines = proseLines(document)
    const first = lines.findIndex((line) => begins.test(line))
    const middle = lines.findIndex((line, at) => at > first && divides.test(line))
    const last = lines.findIndex((line, at) => at > middle && ends.test(line))
    if (first < 0 || middle < 0 || last < 0) return []
    return [
      {
        severity: 'error',
        code: 'SPEC-CONFLICT',
        message: `lines ${first + 1} to ${last + 1} are in conflict: both wordings stand there with git's marks`,
        where: { line: first + 1 },
        fix: 'decide on one wording and delete the lines <<<<<<<, ======= and >>>>>>>',
      },
    ]
  },
}
