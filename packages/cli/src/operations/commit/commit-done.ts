import { renderProgress, progressPath } from '@helix/beacon'
import { composeMessage, parseMessage } from '@helix/commits'
import { type Finding, HelixError, type Oid, type Position, type Verdict } from '@helix/core'
import { figuresOf } from '@helix/gates'
import { diffTrees, treeWith, writeTree } from '@helix/git'
import { conditionsToSettle, nextStep, settle } from '@helix/playbook'
import { sortCommit } from '../../decide/commit-kind.ts'
import { judgeIncrement } from '../../decide/increment.ts'
import { uniqueFindings } from '../../decide/unique-findings.ts'
import type { Io } from '../../io.ts'
import { judgeInTurn, reasonsInTurn } from '../../measuring/judge/judge-in-turn.ts'
import { ownDependencies } from '../../measuring/measuring.ts'
import { candidateSituation, isAmended } from '../../measuring/situation.ts'
import { openedTests } from '../../repository/amendments/amendments.ts'
import { commitOnto } from '../../repository/commit-onto.ts'
import { keepVerdicts } from '../../repository/figures.ts'
import { type Here, openHere } from '../../repository/open.ts'
import { treeSpec } from '../../repository/spec/tree-spec.ts'
import { waivedIn } from '../../repository/approvals/waivers.ts'
import { announce, hush } from '../announce.ts'
import { judgeRange, rangeErrors } from '../verify/increments/judge-range.ts'
import type { Verified } from '../verify/judged.ts'
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
 * claim when all of it holds. Where nothing is signed, the judgement follows at once. HelixError commit/idle.
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
  const broken = rangeErrors(await judgeRange(git, standing, { landing, now: io.now() }))
  if (broken.length > 0) return { done: false, step: position.step, findings: broken }
  const next = nextStep(policy, position.step)
  const to: Position = next === null ? 'idle' : { cycle: position.cycle, step: next.id }
  const progress = new Map([[progressPath, renderProgress(policy.steps, to)]])
  const tree = await treeWith(git, await writeTree(git), progress)
  const situation = candidateSituation(standing, tree, true)
  const amended = await isAmended(git, situation)
  const isWaived = await waivedIn(here, tree, io.now())
  const judgment = await judgeInTurn(git, io, situation, {
    conditions: conditionsToSettle(policy, position, { amended }),
    dependencies: ownDependencies(io),
    onProgress: (what) => announce(io, what),
    refuses: (finding) => isError(finding) && !isWaived(finding),
  })
  hush(io)
  const { verdicts } = judgment
  const figures = await keepVerdicts(git, tree, policy, verdicts)
  const settled = settle(policy, position, verdicts, isWaived, { amended })
  if (Array.isArray(settled)) {
    return { done: false, step: position.step, findings: uniqueFindings(reasonsInTurn(settled, judgment)), verdicts }
  }
  if (request.hold) return { done: false, step: position.step, findings: [] }
  const message = await composeDone(here, tree, request, figures.length > 0 ? figures : figuresOf(verdicts))
  const findings = await judgeOwn(here, tree, message)
  if (findings.length > 0) return { done: false, step: position.step, findings }
  const commit = await commitOnto(here, { tree, message, files: progress })
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
    scope: null,
    breaking: false,
    description: `finish ${step}`,
    why: why ?? `every exit condition of ${step} holds for this tree.`,
    change: null,
    validation,
    body: '',
    trailers: [
      ...(spec.tag === null ? [] : [{ key: 'Helix-Spec', value: spec.tag }]),
      { key: 'Helix-Done', value: step },
    ],
  })
}

/** The rules of every commit hold for this one too: what is staged beside it must be open. */
async function judgeOwn({ git, head, standing }: Here, tree: Oid, text: string): Promise<Finding[]> {
  const { policy, position } = standing
  const [changes, spec, opened] = await Promise.all([
    diffTrees(git, head, tree),
    treeSpec(git, tree, policy.spec.path),
    openedTests(git, { tree, cycleStart: standing.cycleStart, done: standing.here.done }),
  ])
  const message = parseMessage(text)
  const paths = changes.map(({ path }) => path)
  const sorted = sortCommit(policy, position, {
    paths,
    type: 'chore',
    done: position === 'idle' ? undefined : position.step,
  })
  const facts = { policy, position, sorted, changes, message, spec: spec.tag, requirements: spec.requirements }
  const findings = judgeIncrement({ ...facts, figures: null, unfrozen: opened.files, landing: true })
  return findings.filter(isError)
}

function isError({ severity }: Finding): boolean {
  return severity === 'error'
}
