import { proseOf } from '../prose.ts'
import type { SpecRule } from './rule.ts'

export const text: SpecRule = {
  code: 'SPEC-TEXT',
  check: (document) =>
    document.requirements
      .filter((requirement) => proseOf(requirement.body) === '')
      .map((requirement) => ({
        severity: 'error',
        code: 'SPEC-TEXT',
        message: `${requirement.id} has a heading but no text`,
        where: { line: requirement.line },
        fix: 'state below the heading what can be observed and tested',
      })),
}
