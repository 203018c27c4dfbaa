import type { Finding, Message } from '@helix/core'
import { isUnfinished } from './header.ts'
import { layoutOf } from './layout.ts'
import { messageRules } from './rules/index.ts'
import type { MessageContext, MessageRule } from './rules/rule.ts'

/**
 * What is wrong with a message, in the rules' order; none: it may be committed. Merges that equal git's own, and fixups and parked
 * commits that do not land yet, are held only to the rules that hold always. Nothing in a message can switch a rule off.
 */
export function lintMessage(
  message: Message,
  context: MessageContext,
  rules: readonly MessageRule[] = messageRules,
): Finding[] {
  const exempt = context.kind === 'merge' || (!context.landing && isUnfinished(layoutOf(message).header))
  return rules.filter((rule) => !exempt || rule.always).flatMap((rule) => rule.check(message, context))
}
