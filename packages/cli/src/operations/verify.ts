import { type Finding, HelixError, type Oid, type Verdict } from '@helix/core'
import { alwaysAt, conditionsToSettle, settle } from '@helix/playbook'
import type { Io } from '../io.ts'
import { judgeTree } from '../measuring/judge-tree.ts'
import { commitSituation, type Situation } from '../measuring/situation.ts'
import { keepVerdicts } from '../repository/figures.ts'
import { type Here, openHere } from '../repository/open.ts'
import { policyAt } from '../repository/policy-at.ts'
import { announce } from './announce.ts'
import { type JudgedCommit, judgeRange } from './judge-range.ts'
import { record } from './record-judgements.ts'

export interface VerifyRequest {
  /** Clean checkout and clean installation, as CI does it. */
  fresh: boolean
  /** Append the judgements to the chain. */
  sign: boolean
  /** Judge messages, paths and the chain only; measure nothing. */
  staticOnly: boolean
}

/** One tree that was measured: a Done commit, or the tip. */
export interface JudgedTree {
  commit: Oid
  situation: Situation
  verdicts: Verdict[]
  reports: ReadonlyMap<string, Uint8Array>
  /** Why it does not pass. */
  findings: Finding[]
}

export interface Verified {
  here: Here
  commits: JudgedCommit[]
  trees: JudgedTree[]
  passed: boolean
  /** Judgements that were appended. */
  appended: number
}

/** Judges everything since the base: each commit by the rules, each Done and the tip by the gates. HelixError verify/… */
export async function verify(io: Io, request: VerifyRequest): Promise<Verified> {
  const here = await openHere(io)
  const { git, standing } = here
  const commits = await judgeRange(git, standing)
  const sound = commits.every(({ findings }) => findings.every(({ severity }) => severity !== 'error'))
  const trees = request.staticOnly ? [] : await judgeTrees(io, here, request)
  const passed = sound && trees.every(({ findings }) => findings.length === 0)
  const appended = request.sign ? await record(io, here, commits, trees) : 0
  return { here, commits, trees, passed, appended }
}

/** Every Done in order up to the first that is refused, then the tip by `always`. */
async function judgeTrees(io: Io, { git, standing }: Here, request: VerifyRequest): Promise<JudgedTree[]> {
  const policy = (await policyAt(git, standing.base)) ?? standing.policy
  const judged: JudgedTree[] = []
  for (const stand of standing.stands) {
    const isTip = stand.increment.commit === standing.commit
    if (stand.increment.done === undefined && !isTip) continue
    const tree = await judgeOne(io, git, stand.increment.commit, commitSituation(standing, stand, policy), request)
    judged.push(tree)
    if (tree.findings.length > 0) return judged
  }
  return judged
}

async function judgeOne(
  io: Io,
  git: Here['git'],
  commit: Oid,
  situation: Situation,
  { fresh, sign }: VerifyRequest,
): Promise<JudgedTree> {
  const { policy, position, closing, tree } = situation
  const amended = false
  const conditions = closing ? conditionsToSettle(policy, position, { amended }) : alwaysAt(policy, position)
  const { verdicts, reports } = await judgeTree(git, io, situation, {
    conditions,
    dependencies: fresh || sign ? 'installed' : 'linked',
    cached: !io.env['CI'],
    onProgress: (what) => announce(io, what),
  })
  await keepVerdicts(git, tree, policy, verdicts)
  const settled = closing ? settle(policy, position, verdicts, () => false) : openFindings(verdicts)
  return { commit, situation, verdicts, reports, findings: Array.isArray(settled) ? settled : [] }
}

/** The errors of verdicts that do not pass. */
export function openFindings(verdicts: readonly Verdict[]): Finding[] {
  return verdicts.flatMap(({ outcome, findings }) =>
    outcome === 'pass' ? [] : findings.filter(({ severity }) => severity === 'error'),
  )
}

/** HelixError verify/empty when there is nothing since the base and that was not asked for. */
export function requireCommits({ here, commits }: Verified, allowEmpty: boolean): void {
  if (commits.length > 0 || allowEmpty) return
  throw new HelixError(
    'verify/empty',
    `no commit since the base ${here.standing.base.slice(0, 12)}, so nothing was judged`,
    {
      hint: 'helix verify --allow-empty says that this is meant',
    },
  )
}
