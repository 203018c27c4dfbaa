import { requireChainName } from '@helix/beacon'
import { composeMessage, parseMessage } from '@helix/commits'
import { type Finding, HelixError, type Oid, type Policy, type Position, type Verdict } from '@helix/core'
import { figuresOf } from '@helix/gates'
import { diffTrees } from '@helix/git'
import { conditionsToSettle, settle } from '@helix/playbook'
import { typed } from '../../decide/command-line.ts'
import { sortCommit } from '../../decide/commit-kind.ts'
import { judgeChanges, judgeIncrement, type PathsFacts } from '../../decide/increment.ts'
import { movesPosition } from '../../decide/replay.ts'
import { trailersOf } from '../../decide/trailers.ts'
import { uniqueFindings } from '../../decide/unique-findings.ts'
import type { Io } from '../../io.ts'
import { judgeInTurn, reasonsInTurn } from '../../measuring/judge/judge-in-turn.ts'
import { ownDependencies } from '../../measuring/measuring.ts'
import { candidateSituation, isAmended } from '../../measuring/situation.ts'
import { dropRefusedClaim, keepRefusedClaim } from '../../repository/local/refused-claim.ts'
import { openedTests } from '../../repository/amendments/amendments.ts'
import { claimOf } from '../../repository/claim.ts'
import { commitOnto } from '../../repository/commit-onto.ts'
import { keepVerdicts } from '../../repository/figures.ts'
import { type Here, openHere } from '../../repository/open.ts'
import { policyAt } from '../../repository/policy-at.ts'
import { treeSpec } from '../../repository/spec/tree-spec.ts'
import { waivedIn } from '../../repository/approvals/waivers.ts'
import { announce, hush } from '../announce.ts'
import { judgeRange, rangeErrors } from '../verify/increments/judge-range.ts'
import type { Verified } from '../verify/judged.ts'
import { rulesFirst } from '../verify/rules-first.ts'
import { verify } from '../verify/verify.ts'

export interface DoneRequest {
  why?: string
  /** Only measure: a step that could close stays open, with no finding. */
  hold?: boolean
}

export type DoneResult =
  | { done: true; step: string; commit: Oid; to: Position; judged: boolean }
  /** With `commit`: the claim is committed, and refused when it was judged. */
  | {
      done: false
      step: string
      findings: Finding[]
      commit?: Oid
      /** What the gates said, where they were asked. */ verdicts?: Verdict[]
    }

/**
 * Closes the active step: measures `always` and the step's exit on a clean checkout of what is staged, and commits the
 * claim when all of it holds. Where nothing is signed, the judgement follows at once. HelixErrors commit/idle, beacon/name-taken.
 */
export async function commitDone(io: Io, request: DoneRequest): Promise<DoneResult> {
  const here = await openHere(io)
  const { git, standing } = here
  const { policy, position } = standing
  if (position === 'idle') {
    throw new HelixError('commit/idle', 'no cycle is active, so no step can be done', {
      hint: 'helix next --new "<idea>"',
    })
  }
  const landing = policy.signing === 'none'
  if (landing) await requireChainName(git)
  const broken = rangeErrors(await judgeRange(git, standing, { landing, now: io.now() }))
  if (broken.length > 0) return { done: false, step: position.step, findings: broken }
  const { to, progress, tree } = await claimOf(here, position)
  const paths = await ownPaths(here, tree)
  const shut = judgeChanges(paths).filter(isError)
  if (shut.length > 0) return { done: false, step: position.step, findings: shut.map(takenOut) }
  const rules = await rulesOfClaim(here)
  const situation = { ...candidateSituation(standing, tree, true), policy: rules }
  const amended = await isAmended(git, situation)
  const isWaived = await waivedIn(here, tree, { now: io.now(), closing: true })
  const judgment = await judgeInTurn(git, io, situation, {
    conditions: conditionsToSettle(rules, position, { amended }),
    dependencies: ownDependencies(io),
    onProgress: (what) => announce(io, what),
    refuses: (finding) => isError(finding) && !isWaived(finding),
  })
  hush(io)
  const { verdicts } = judgment
  const figures = await keepVerdicts(git, tree, rules, verdicts)
  const settled = settle(rules, position, verdicts, isWaived, { amended })
  if (Array.isArray(settled)) {
    const claim = { commit: here.head, changes: [...paths.changes] }
    const increments = [...standing.stands.map(({ increment }) => increment), claim]
    const changed = rulesFirst({ by: rules.digest, policy, increments })
    const findings = uniqueFindings([...(changed === null ? [] : [changed]), ...reasonsInTurn(settled, judgment)])
    const codes = [...new Set(findings.filter(isError).map(({ code }) => code))]
    await keepRefusedClaim(git, { ...position, commit: here.head, at: io.now(), codes })
    return { done: false, step: position.step, findings, verdicts }
  }
  if (request.hold) return { done: false, step: position.step, findings: [] }
  const message = await composeDone(here, tree, request, figures.length > 0 ? figures : figuresOf(verdicts))
  const findings = await judgeOwn(here, tree, { paths, message })
  if (findings.length > 0) return { done: false, step: position.step, findings }
  const commit = await commitOnto(here, { tree, message, files: progress })
  await dropRefusedClaim(git)
  if (policy.signing === 'ssh') return { done: true, step: position.step, commit, to, judged: false }
  const refused = refusalOf(
    await verify(io, { dependencies: ownDependencies(io), sign: true, staticOnly: false, takeOver: true, push: null }),
  )
  if (refused.length > 0) return { done: false, step: position.step, findings: refused, commit }
  return { done: true, step: position.step, commit, to, judged: true }
}

/** Why the claim does not count although this step's exit holds: an earlier claim was refused, or the chain does not hold. */
function refusalOf({ passed, chain, commits, lanes, trees }: Verified): Finding[] {
  if (passed) return []
  return uniqueFindings([
    ...chain,
    ...rangeErrors(commits),
    ...[...lanes, ...trees].flatMap(({ findings }) => findings),
  ])
}

async function composeDone(
  { git, standing }: Here,
  tree: Oid,
  { why }: DoneRequest,
  validation: { name: string; text: string }[],
): Promise<string> {
  const { policy, position, label } = standing
  const step = position === 'idle' ? '' : position.step
  const spec = await treeSpec(git, tree, policy.spec.path)
  return composeMessage({
    label,
    type: 'chore',
    description: `finish ${step}`,
    why: why ?? `every exit condition of ${step} holds for this tree.`,
    validation,
    trailers: trailersOf({ 'Helix-Spec': spec.tag, 'Helix-Done': step }),
  })
}

/** The rules that the claim will be judged by: those of the newest claim before it, else of the base; by its own where they do not know the step. */
async function rulesOfClaim({ git, standing }: Here): Promise<Policy> {
  const { stands, base, policy, position } = standing
  const before = await policyAt(git, stands.findLast(movesPosition)?.increment.commit ?? base)
  const isKnown = before?.steps.some(({ id }) => position !== 'idle' && id === position.step) === true
  return isKnown ? before : policy
}

/** What the paths of the claim are judged with: what is staged beside it must be open. */
async function ownPaths({ git, head, standing }: Here, tree: Oid): Promise<PathsFacts> {
  const { policy, position } = standing
  const [changes, opened] = await Promise.all([
    diffTrees(git, head, tree),
    openedTests(git, { tree, cycleStart: standing.cycleStart, done: standing.here.done }),
  ])
  const sorted = sortCommit(policy, position, {
    paths: changes.map(({ path }) => path),
    type: 'chore',
    done: position === 'idle' ? undefined : position.step,
  })
  return { policy, position, sorted, changes, unfrozen: opened.files }
}

/** What is not open now may follow when it is; nothing of it is lost. */
function takenOut(finding: Finding): Finding {
  const path = finding.where?.path
  return path === undefined ? finding : { ...finding, fix: typed(['git', 'restore', '--staged', '--', path]) }
}

/** The rules of every commit hold for this one too. */
async function judgeOwn(
  { git, standing }: Here,
  tree: Oid,
  { paths, message }: { paths: PathsFacts; message: string },
): Promise<Finding[]> {
  const spec = await treeSpec(git, tree, standing.policy.spec.path)
  const facts = { ...paths, message: parseMessage(message), spec: spec.tag, requirements: spec.requirements }
  return judgeIncrement({ ...facts, figures: null, landing: true }).filter(isError)
}

function isError({ severity }: Finding): boolean {
  return severity === 'error'
}
