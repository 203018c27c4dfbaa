import type { Finding, Message } from '@helix/core'
import { isCanonical } from './canonical-message.ts'
import { isUnfinished } from './header.ts'
import { headerOf } from './layout.ts'
import { messageRules } from './rules/index.ts'
import type { MessageContext, MessageRule } from './rules/rule.ts'

/** Rules that look at more than the message. */
export const contextRules = messageRules.filter(({ alone }) => alone !== true)

const nothing: MessageContext = {
  kind: 'step',
  lane: null,
  label: null,
  spec: null,
  figures: null,
  requirements: null,
  landing: true,
}

/** Whether a message breaks no rule that looks at nothing else: then `contextRules` are all that is left to check. */
export function isWellFormed(message: Message): boolean {
  return (
    isCanonical(message) ||
    messageRules.every((rule) => rule.alone !== true || rule.check(message, nothing).length === 0)
  )
}

/**
 * What is wrong with a message, in the rules' order; none: it may be committed. Merges that equal git's own, and fixups and parked
 * commits that do not land yet, are held only to the rules that hold always. Nothing in a message can switch a rule off.
 */
export function lintMessage(
  message: Message,
  context: MessageContext,
  rules: readonly MessageRule[] = messageRules,
): Finding[] {
  const findings: Finding[] = []
  for (const rule of rules) {
    const found = rule.check(message, context)
    if (found.length > 0 && (rule.always === true || !isExempt(message, context))) findings.push(...found)
  }
  return findings
}

function isExempt(message: Message, { kind, landing }: MessageContext): boolean {
  return kind === 'merge' || (!landing && isUnfinished(headerOf(message)))
}
