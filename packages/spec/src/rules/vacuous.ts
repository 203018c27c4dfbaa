import { hasTestableSentence, proseOf } from '../prose.ts'
import type { SpecRule } from './rule.ts'

/** A hint only: it reads words, and words can be wrong. Requirements without any text are SPEC-TEXT's. */
export const vacuous: SpecRule = {
  code: 'SPEC-VACUOUS',
  check: (document) =>
    document.requirements
      .filter(({ body }) => proseOf(body) !== '' && !hasTestableSentence(proseOf(body)))
      .map((requirement) => ({
        severity: 'warning',
        code: 'SPEC-VACUOUS',
        message: `${requirement.id} has no sentence that a test could check`,
        where: { line: requirement.line },
        fix: 'add an example, a number, or what happens when',
      })),
}
