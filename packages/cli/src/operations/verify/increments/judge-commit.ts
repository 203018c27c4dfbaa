import { isWellFormed, lintMessage } from '@helix/commits'
import type { Figure, Finding } from '@helix/core'
import type { Git } from '@helix/git'
import { labelOf } from '@helix/playbook'
import { type Sorted, sortCommit } from '../../../decide/commit-kind.ts'
import { judgeChanges, judgeIncrement, leftOf, messageContext, type MessageFacts } from '../../../decide/increment.ts'
import { isMeasured, readVerdicts } from '../../../repository/figures.ts'
import type { Surroundings } from '../../../repository/surroundings.ts'
import { isTip } from '../rules/commit-rule.ts'
import { type CommitRules, commitRules } from '../rules/commit-rules.ts'
import type { CommitRequest } from './commit-request.ts'
import { readOwnChanges } from './own-changes.ts'

/**
 * Everything that one landed or landing commit breaks: paths, message, object, trailers, shown position, approvals; at once, where it
 * is like one that broke nothing.
 */
export function judgeCommit(
  git: Git,
  request: CommitRequest,
  rules: CommitRules = commitRules,
): Finding[] | Promise<Finding[]> {
  const around = request.surroundingsAt(request.stand, request.policy.spec.path)
  if (around instanceof Promise) return around.then((surroundings) => lookClosely(git, request, surroundings, rules))
  return isAlike(git, request, around, rules) ? [] : lookClosely(git, request, around, rules)
}

/** Whether a commit is like one that broke nothing, and neither its message nor what it adds breaks a rule. */
function isAlike(
  git: Git,
  { standing, stand, policy, alike }: CommitRequest,
  surroundings: Surroundings,
  { messages, paths }: CommitRules,
): boolean {
  const { commit, tree, message, changes } = stand.increment
  if (isTip({ standing, stand }) || standing.flaws.has(commit) || isMeasured(git, tree, policy)) return false
  const passed = alike.find({ stand, policy, surroundings })
  if (passed === null) return false
  const { sorted, context } = passed
  const added = changes.filter(({ before }) => before === null)
  const where = { policy, position: stand.before.position, unfrozen: surroundings.opened.files }
  if (added.length > 0 && judgeChanges({ ...where, sorted, changes: added }, paths).length > 0) return false
  if (lintMessage(message, context, isWellFormed(message) ? leftOf(messages) : messages).length > 0) return false
  for (const { path } of added) passed.paths.add(path)
  return true
}

async function lookClosely(
  git: Git,
  request: CommitRequest,
  surroundings: Surroundings,
  rules: CommitRules,
): Promise<Finding[]> {
  const { standing, stand, policy, alike } = request
  const { increment, before } = stand
  const own = await readOwnChanges(git, increment, standing.commit, rules.merges)
  if (own.findings.length > 0) return own.findings
  const { changes, merge } = own
  const paths = changes.map(({ path }) => path)
  const { start, done, lane } = increment
  // Nothing in the message of a merge gives it a lane or makes it an amendment: what it may add follows from its parents.
  const said =
    merge === 'by-hand' ? { type: '', lane: undefined } : { type: increment.message.type.toLowerCase(), lane }
  const kindFacts = { paths, ...said, start, done }
  const { opened } = surroundings
  const automaticMerge = merge === 'automatic'
  const found = sortCommit(policy, before.position, { ...kindFacts, automaticMerge, unfrozen: opened.files })
  const madeBefore = await crossesAdvance(request, found)
  const sorted: Sorted = madeBefore ? { ...found, kind: 'step', lane: null, label: increment.message.label } : found
  const figures = (await readVerdicts(git, increment.tree, policy))?.figures ?? null
  const facing = messageFacts(request, { surroundings, sorted: merge === 'none' ? sorted : asMerge(sorted), figures })
  const mergedByHand = merge === 'by-hand'
  const mergedOnto = mergedByHand ? increment.parents[0] : undefined
  const its = { changes, unfrozen: opened.files, reconciled: own.reconciled, mergedByHand, mergedOnto }
  const findings = judgeIncrement({ ...facing, ...its }, rules)
  const all = { ...request, sorted, own }
  const concerned = rules.commits.filter((rule) => rule.concerns(all))
  for (const rule of concerned) findings.push(...(await rule.check(git, all)))
  const isPlain = findings.length + concerned.length === 0 && sorted === found && ['step', 'lane'].includes(sorted.kind)
  if (isPlain) {
    alike.keep({ stand, policy, surroundings }, { sorted, context: messageContext({ ...facing, figures: null }) })
  }
  return findings
}

interface Found {
  surroundings: Surroundings
  sorted: Sorted
  /** What was measured for its tree; null where nothing was. */
  figures: readonly Figure[] | null
}

function messageFacts(
  { stand: { increment, before, after }, policy }: CommitRequest,
  { surroundings: { spec }, sorted, figures }: Found,
): MessageFacts {
  return {
    policy,
    position: sorted.kind === 'start' ? after.position : before.position,
    sorted,
    message: increment.message,
    spec: spec?.tag ?? null,
    requirements: spec?.requirements ?? null,
    figures,
    landing: true,
    wellFormed: isWellFormed(increment.message),
  }
}

/**
 * Whether a commit is labelled with an earlier step because it was made there: its branch met an advance only later. What was work of
 * that step is no lane of this one, of whose kind its type may be: paths that have closed since say so themselves.
 */
async function crossesAdvance({ stand, policy, labelWhereMade }: CommitRequest, sorted: Sorted): Promise<boolean> {
  const { increment, before } = stand
  const said = increment.message.label
  const now = labelOf(policy, before.position)
  const isUnasked = sorted.kind === 'lane' && sorted.lane !== 'free' && increment.lane === undefined
  if ((sorted.kind !== 'step' && !isUnasked) || said === null || now === null) return false
  return said.of === now.of && said.number < now.number && (await labelWhereMade(increment))?.number === said.number
}

/** A merge carries no label and no reason of its own; what its author added to git's result is judged by path. */
function asMerge(sorted: Sorted): Sorted {
  return { ...sorted, label: null }
}
