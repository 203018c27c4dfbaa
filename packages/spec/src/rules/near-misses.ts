import { isNearRequirement } from '../requirement-heading.ts'
import type { SpecRule } from './rule.ts'

export const nearMisses: SpecRule = {
  code: 'SPEC-ID',
  check: (document) =>
    document.headings
      .filter((heading) => isNearRequirement(heading.text))
      .map((heading) => ({
        severity: 'error',
        code: 'SPEC-ID',
        message: `the heading "${heading.text}" looks like a requirement but has no id of the form REQ-7`,
        where: { line: heading.line },
        fix: `write it like this: ${'#'.repeat(heading.level)} REQ-7: Percentage discounts`,
      })),
}
