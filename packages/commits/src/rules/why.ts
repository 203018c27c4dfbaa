import { needsWhy } from '../facts.ts'
import { refuse } from './finding.ts'
import type { MessageRule } from './rule.ts'

/** Body text without a section counts: the completing hook writes `Why:` before it. */
export const why: MessageRule = {
  code: 'MSG-WHY',
  check(message, context) {
    if (!needsWhy(context) || saysSomething(message.why ?? message.body)) return []
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

/** Whether a text holds a letter or digit. */
function saysSomething(text: string): boolean {
  return /[A-Za-z0-9]/.test(text) || saysItInUnicode(text)
}

/** A function of its own: to read the sets of Unicode takes time, and where ASCII suffices nobody does. */
function saysItInUnicode(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}
