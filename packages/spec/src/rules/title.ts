import type { SpecRule } from './rule.ts'

export const title: SpecRule = {
  code: 'SPEC-TITLE',
  check: (document) =>
    document.title === ''
      ? [
          {
            severity: 'error',
            code: 'SPEC-TITLE',
            message: 'the spec has no title',
            where: { line: 1 },
            fix: 'begin it with a heading of level 1: # Shared expenses',
          },
        ]
      : [],
}
