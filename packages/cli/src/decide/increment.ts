import { contextRules, lintMessage, type MessageContext, type MessageRule, messageRules } from '@helix/commits'
import type { Change, Figure, Finding, Message, Oid, Policy, Position } from '@helix/core'
import { nameOfStep } from '@helix/playbook'
import { messageKind, type Sorted } from './commit-kind.ts'
import { pathRules } from './paths/index.ts'
import { judgePaths } from './paths/judge-paths.ts'
import type { PathRule } from './paths/path-rule.ts'

/** Everything that the rules of one commit look at. The same for a hook, an agent's proposal and `helix verify`. */
export interface IncrementFacts {
  policy: Policy
  /** Where the branch stands before the commit. */
  position: Position
  sorted: Sorted
  changes: readonly Change[]
  message: Message
  /** `spec@<12 hex>` of the commit's own tree; null where it holds none. */
  spec: string | null
  requirements: readonly string[] | null
  /** What was measured for the commit's tree; null where nothing was. */
  figures: readonly Figure[] | null
  unfrozen: ReadonlySet<string>
  /** Paths that both sides of a merge had changed. */
  reconciled?: ReadonlySet<string>
  /** The first parent of a merge. */
  mergedOnto?: Oid | undefined
  landing: boolean
  /** The message is known to break no rule that looks at the message alone. */
  wellFormed?: boolean
  /** A merge whose author changed git's result: paths are judged, its message is git's. */
  mergedByHand?: boolean
}

/** The tables of rules that one commit is judged by. */
export interface IncrementRules {
  paths: readonly PathRule[]
  messages: readonly MessageRule[]
}

export const incrementRules: IncrementRules = { paths: pathRules, messages: messageRules }

/** Everything that is wrong with one commit: what it may not touch, then its message. */
export function judgeIncrement(facts: IncrementFacts, rules: IncrementRules = incrementRules): Finding[] {
  const paths = judgeChanges(facts, rules.paths)
  // Which type it should have depends on which of the two stays.
  const isMixed = paths.some(({ code }) => code === 'POLICY-ALONE')
  const said = judgeMessage(facts, rules.messages)
  return [...paths, ...(isMixed ? said.filter(({ code }) => code !== 'MSG-TYPE') : said)]
}

/** What its paths are judged with. */
export type PathsFacts = Pick<
  IncrementFacts,
  'policy' | 'position' | 'sorted' | 'changes' | 'unfrozen' | 'reconciled' | 'mergedOnto'
>

/** What its paths break. */
export function judgeChanges(
  { policy, position, sorted, changes, unfrozen, reconciled = new Set(), mergedOnto }: PathsFacts,
  rules: readonly PathRule[] = pathRules,
): Finding[] {
  const { kind, lane } = sorted
  return judgePaths(policy, { kind, position, lane, changes, unfrozen, reconciled, mergedOnto }, rules)
}

/** What a message is judged with, beside itself. */
export type MessageFacts = Omit<IncrementFacts, 'changes' | 'unfrozen' | 'reconciled' | 'mergedOnto'>

/** What its message breaks. */
function judgeMessage(facts: MessageFacts, rules: readonly MessageRule[] = messageRules): Finding[] {
  return lintMessage(facts.message, messageContext(facts), facts.wellFormed === true ? leftOf(rules) : rules)
}

/** What a message of such a commit is held against, whatever it says. */
export function messageContext(facts: Omit<MessageFacts, 'message' | 'wellFormed'>): MessageContext {
  const { policy, position, sorted, spec, requirements, figures, landing, mergedByHand } = facts
  const labelReason = position === 'idle' ? 'no cycle is active' : `active is ${nameOfStep(policy, position.step)}`
  return {
    kind: mergedByHand ? 'merge' : messageKind(sorted.kind),
    lane: sorted.lane,
    label: sorted.label,
    spec,
    figures,
    requirements,
    landing,
    ...(sorted.kind === 'step' && { labelReason }),
    ...(sorted.laneReason !== undefined && { laneReason: sorted.laneReason }),
  }
}

/** The rules of a table that look at more than the message; a thousand commits ask of the same table. */
export function leftOf(rules: readonly MessageRule[]): readonly MessageRule[] {
  return rules === messageRules ? contextRules : contextRules.filter((rule) => rules.includes(rule))
}
