import type { SpecRule } from './rule.ts'

export const requirements: SpecRule = {
  code: 'SPEC-EMPTY',
  check: (document) =>
    document.requirements.length === 0
      ? [
          {
            severity: 'error',
            code: 'SPEC-EMPTY',
            message: 'the spec has no requirement; at least 1 is asked',
            fix: 'write each requirement below a heading of its own: ### REQ-1: Percentage discounts',
          },
        ]
      : [],
}
