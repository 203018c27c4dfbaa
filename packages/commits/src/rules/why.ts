import { needsWhy } from '../facts.ts'
import { refuse } from './finding.ts'
import type { MessageRule } from './rule.ts'

/** Body text without a section counts: the completing hook writes `Why:` before it. */
export const why: MessageRule = {
  code: 'MSG-WHY',
  check(message, context) {
    if (!needsWhy(context) || /[\p{L}\p{N}]/u.test(message.why ?? message.body)) return []
    const form = 'Why: REQ-7 asks for …; only … existed.'
    return [
      refuse(
        'MSG-WHY',
        `Why is ${message.why === null ? 'missing' : 'empty'}. Form:  ${form}`,
        'helix commit --retry --why "<reason>"',
      ),
    ]
  },
}
