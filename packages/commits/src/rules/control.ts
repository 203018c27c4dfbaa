import { findHiddenCharacters } from '@helix/core'
import { refuse } from './finding.ts'
import type { MessageRule } from './rule.ts'

export const control: MessageRule = {
  code: 'MSG-CONTROL',
  always: true,
  alone: true,
  check: ({ text }) =>
    findHiddenCharacters(text).map(({ line, column, codePoint, kind }) => ({
      ...refuse(
        'MSG-CONTROL',
        `line ${line} holds the ${kind} character ${codePoint}, which readers do not see`,
        'delete it',
      ),
      where: { name: 'commit message', line, column },
    })),
}
