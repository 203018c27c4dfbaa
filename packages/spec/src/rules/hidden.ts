import { findHiddenCharacters } from '@helix/core'
import type { SpecRule } from './rule.ts'

export const hidden: SpecRule = {
  code: 'SPEC-CONTROL',
  check: (document) =>
    findHiddenCharacters(document.text).map(({ line, column, codePoint, kind }) => ({
      severity: 'error',
      code: 'SPEC-CONTROL',
      message: `line ${line} holds the ${kind} character ${codePoint}, which readers do not see`,
      where: { line, column },
      fix: 'delete it',
    })),
}
