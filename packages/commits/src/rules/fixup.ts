import { isFixup } from '../header.ts'
import { headerOf } from '../layout.ts'
import { refuse } from './finding.ts'
import type { MessageRule } from './rule.ts'

export const fixup: MessageRule = {
  code: 'MSG-FIXUP',
  check: (message, { landing }) =>
    landing && isFixup(headerOf(message))
      ? [refuse('MSG-FIXUP', 'a fixup commit cannot land', 'git rebase --autosquash', 1)]
      : [],
}
