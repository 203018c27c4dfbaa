import type { Proposal } from '@helix/agent'
import { completeMessage, composeMessage, parseMessage } from '@helix/commits'
import type { Finding, Oid } from '@helix/core'
import { diffTrees, unsafePathsOf } from '@helix/git'
import { alwaysAt, conditionsToSettle, settle } from '@helix/playbook'
import { openFindings } from '../../decide/open-findings.ts'
import { messageKind, sortCommit } from '../../decide/commit-kind.ts'
import { judgeChanges, judgeIncrement, type IncrementFacts } from '../../decide/increment.ts'
import { summariseChanges } from '../../decide/change-summary.ts'
import { uniqueFindings } from '../../decide/unique-findings.ts'
import type { Io } from '../../io.ts'
import { judgeInTurn, reasonsInTurn } from '../../measuring/judge/judge-in-turn.ts'
import { ownDependencies } from '../../measuring/measuring.ts'
import { candidateSituation, isAmended } from '../../measuring/situation.ts'
import { openedTests } from '../../repository/amendments/amendments.ts'
import { keepVerdicts } from '../../repository/figures.ts'
import type { Here } from '../../repository/open.ts'
import { treeSpec } from '../../repository/spec/tree-spec.ts'
import { waivedIn } from '../../repository/approvals/waivers.ts'
import { announce, hush } from '../announce.ts'
import { blindsFor, judgeHeldOut } from './place/held-out.ts'

/** A proposal that all rules and gates let through: what will be committed. */
export interface Accepted {
  tree: Oid
  message: string
  /** Nothing changed: only the claim that the step is complete. */
  empty: boolean
}

/** What only a person can supply does not hold an agent up. */
const awaited = new Set(['GATE-APPROVAL-AWAITED'])

/** Judges a tree as it is, without a message: paths first, then the gates of `always`. */
export async function checkTree(io: Io, here: Here, tree: Oid): Promise<Finding[]> {
  const { facts } = await factsOf(here, tree, 'feat')
  const closed = judgeHeldOut(here, facts.changes, judgeChanges(facts))
  return closed.length > 0 ? uniqueFindings(closed) : measure(io, here, tree, false)
}

/** Judges a proposal like any commit; with `stepComplete`, like the Done of the step too. */
export async function judgeProposal(
  io: Io,
  here: Here,
  tree: Oid,
  proposal: Proposal,
  run: { id: string; assisted: string },
): Promise<{ findings: Finding[]; accepted: Accepted }> {
  const { facts, tag } = await factsOf(here, tree, proposal.type.toLowerCase())
  const empty = facts.changes.length === 0
  const closed = empty ? emptyFindings(proposal) : judgeHeldOut(here, facts.changes, judgeChanges(facts))
  if (closed.length > 0) return { findings: closed, accepted: { tree, message: '', empty } }
  const findings = await measure(io, here, tree, proposal.stepComplete)
  const figures = await keepVerdicts(here.git, tree, here.standing.policy, [])
  const { kind, lane, label } = facts.sorted
  const message = completeMessage(compose(proposal, run), {
    kind: messageKind(kind),
    lane,
    label,
    spec: tag,
    figures,
    change: summariseChanges(facts.changes),
  })
  const rules = empty ? [] : judgeIncrement({ ...facts, message: parseMessage(message), figures })
  return { findings: uniqueFindings([...rules, ...findings]).filter(isError), accepted: { tree, message, empty } }
}

function emptyFindings({ stepComplete }: Proposal): Finding[] {
  if (stepComplete) return []
  return [
    {
      severity: 'error',
      code: 'NEXT-EMPTY',
      message: 'nothing changed, so there is nothing to commit',
      fix: 'Make the increment, or say step_complete.',
    },
  ]
}

async function factsOf(
  { git, head, standing }: Here,
  tree: Oid,
  type: string,
): Promise<{ facts: IncrementFacts; tag: string | null }> {
  const { policy, position } = standing
  const [changes, spec, opened] = await Promise.all([
    diffTrees(git, head, tree),
    treeSpec(git, tree, policy.spec.path),
    openedTests(git, { tree, cycleStart: standing.cycleStart, done: standing.here.done }),
  ])
  const sorted = sortCommit(policy, position, {
    paths: changes.map(({ path }) => path),
    type,
    unfrozen: opened.files,
  })
  const facts: IncrementFacts = {
    policy,
    position,
    sorted,
    changes,
    message: parseMessage(''),
    spec: spec.tag,
    requirements: spec.requirements,
    figures: null,
    unfrozen: opened.files,
    landing: true,
  }
  return { facts, tag: spec.tag }
}

async function measure(io: Io, here: Here, tree: Oid, closing: boolean): Promise<Finding[]> {
  const { git, standing } = here
  const { policy, position } = standing
  // Nothing measures such a tree; whoever made it can mend it.
  const unsafe = await unsafePathsOf(git, tree)
  if (unsafe.length > 0) return unsafe
  const isWaived = await waivedIn(here, tree, { now: io.now(), closing })
  const holdsUp = (finding: Finding) => isError(finding) && !awaited.has(finding.code) && !isWaived(finding)
  const situation = candidateSituation(standing, tree, closing)
  const amended = await isAmended(git, situation)
  const blinds = await blindsFor(here)
  const judgment = await judgeInTurn(git, io, situation, {
    conditions: closing ? conditionsToSettle(policy, position, { amended }) : alwaysAt(policy, position),
    dependencies: closing ? ownDependencies(io) : 'linked',
    enclosed: true,
    onProgress: (what) => announce(io, what),
    refuses: holdsUp,
    ...(blinds !== null && { through: blinds.through }),
  })
  hush(io)
  const { verdicts } = judgment
  await keepVerdicts(git, tree, policy, verdicts)
  const settled = closing ? settle(policy, position, verdicts, isWaived, { amended }) : openFindings(verdicts)
  const reasons = Array.isArray(settled) ? uniqueFindings(reasonsInTurn(settled, judgment)).filter(holdsUp) : []
  return blinds?.blind(reasons, verdicts) ?? reasons
}

function compose(proposal: Proposal, run: { id: string; assisted: string }): string {
  const covers = proposal.covers.length === 0 ? [] : [{ key: 'Covers', value: proposal.covers.join(', ') }]
  return composeMessage({
    label: null,
    type: proposal.type,
    scope: proposal.scope ?? null,
    description: proposal.description,
    why: proposal.why,
    change: proposal.change === '' ? null : proposal.change,
    trailers: [...covers, { key: 'Assisted-by', value: run.assisted }, { key: 'Helix-Run', value: run.id }],
  })
}

function isError({ severity }: Finding): boolean {
  return severity === 'error'
}
