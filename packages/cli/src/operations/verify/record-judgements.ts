import { appendJudgement, readChain, tagForm } from '@helix/beacon'
import { type Approval, canonicalJson, type Digest, type Finding, HelixError, type Judgement, type Oid, type Policy, type Position, sha256, type Verdict } from '@helix/core' // prettier-ignore
import { nextLink, samePosition, signJudgement } from '@helix/evidence'
import { tag, treeOf } from '@helix/git'
import { stepOf } from '@helix/playbook'
import type { Io } from '../../io.ts'
import type { JudgedLane } from '../../measuring/judge-lanes.ts'
import type { Here } from '../../repository/open.ts'
import { policyAt } from '../../repository/policy-at.ts'
import { treeSpec } from '../../repository/tree-spec.ts'
import { helixVersion } from '../../version.ts'
import { type JudgedCommit, rangeErrors } from './judge-range.ts'
import { type JudgingKey, judgingKeys } from './judging-key.ts'
import { readRestingApprovals, type RestingApprovals } from './resting-approvals.ts'
import type { JudgedTree } from './verify.ts'

/**
 * Appends what was judged to the chain: genesis where there is none, each Start, each Done up to the first that was
 * refused, and the tip. Answers how many records that were. HelixError `beacon/lost-race`, those of keys.
 */
export async function record(
  io: Io,
  here: Here,
  commits: readonly JudgedCommit[],
  measured: Measured,
): Promise<number> {
  const resting = await readRestingApprovals(here, io.now())
  const drafts = rolledBack(await draftJudgements(here, commits, measured), resting)
  // All keys are there before the first judgement is appended.
  const keys = await judgingKeys(io, here, drafts.map(({ base }) => base)) // prettier-ignore
  for (const draft of drafts) await append(io, here, draft, { resting, key: keys.get(draft.base) ?? null })
  return drafts.length
}

/**
 * The last judgement takes the beacon back where that is approved, the tip holds and nothing else moves: an approval names
 * the judgement that it undoes, and any move makes another one.
 */
function rolledBack(drafts: readonly Draft[], { rollback }: RestingApprovals): readonly Draft[] {
  const last = drafts.at(-1)
  if (rollback === null || last === undefined || !last.holds || drafts.some(moves)) return drafts
  return [...drafts.slice(0, -1), { ...last, to: rollback.to, rollback: rollback.approval }]
}

function moves({ from, to }: Draft): boolean {
  return !samePosition(from, to)
}

/** What was found out by running something. */
interface Measured {
  lanes: readonly JudgedLane[]
  trees: readonly JudgedTree[]
}

/** What a judgement says, before it has its place in the chain. */
interface Draft {
  commit: Oid
  base: Oid
  from: Position
  to: Position
  verdicts: Verdict[]
  reports: ReadonlyMap<Digest, Uint8Array>
  /** The tip, measured and found right. */
  holds: boolean
  /** The approval that takes the beacon back. */
  rollback: Approval | null
}

async function draftJudgements(
  here: Here,
  commits: readonly JudgedCommit[],
  { lanes, trees }: Measured,
): Promise<Draft[]> {
  const { standing } = here
  const drafts: Draft[] = []
  let { base } = standing
  const say = (commit: Oid, from: Position, to: Position, judged?: Omit<JudgedTree, 'commit' | 'situation'>): void => {
    const { verdicts, reports, findings } = judged ?? unmeasured
    const holds = commit === standing.commit && verdicts.length > 0 && findings.length === 0
    drafts.push({ commit, base, from, to, verdicts, reports, holds, rollback: null })
  }
  if (standing.chain.length === 0) say(standing.base, 'idle', 'idle')
  const broken = [...rangeErrors(commits), ...lanes.flatMap(({ findings }) => findings)]
  if (broken.length > 0) {
    const { position } = standing.chainPosition
    say(standing.commit, position, position, {
      ...unmeasured,
      verdicts: [await refusal(here, broken)],
      findings: broken,
    })
    return drafts
  }
  let position = standing.chainPosition.position
  const judged = new Map(trees.map((tree) => [tree.commit, tree]))
  for (const { increment, after } of standing.stands) {
    const tree = judged.get(increment.commit)
    const moves = increment.start !== undefined || increment.done !== undefined
    if (!moves && tree === undefined) continue
    if (tree !== undefined && tree.findings.length > 0) {
      say(increment.commit, position, position, tree)
      return drafts
    }
    const to = moves ? after.position : position
    say(increment.commit, position, to, tree)
    position = to
    base = increment.commit
  }
  return drafts
}

const unmeasured: Omit<JudgedTree, 'commit' | 'situation'> = { verdicts: [], reports: new Map(), findings: [] }

/** A failing verdict for commits that break rules which no gate measures. */
async function refusal({ git, standing }: Here, findings: Finding[]): Promise<Verdict> {
  return {
    condition: { gate: 'integrity', asked: { of: 'commits' } },
    tree: await treeOf(git, standing.commit),
    policy: standing.policy.digest,
    outcome: 'fail',
    measured: { findings: findings.length },
    reports: [],
    findings,
  }
}

interface Signed {
  resting: RestingApprovals
  key: JudgingKey | null
}

async function append(io: Io, here: Here, draft: Draft, { resting, key }: Signed): Promise<void> {
  const { git, branch } = here
  const { records } = await readChain(git)
  const policy = await requirePolicy(here, draft.base)
  const tree = await treeOf(git, draft.commit)
  const spec = await treeSpec(git, tree, policy.spec.path)
  const judgement: Judgement = {
    ...nextLink(records),
    ref: branch ?? 'HEAD',
    base: draft.base,
    subject: { commit: draft.commit, tree },
    spec: spec.document?.hash ?? '',
    policy: policy.digest,
    verifier: sha256(canonicalJson({ name: 'helix', version: helixVersion() })),
    isolation: { kind: 'process', detail: 'own process groups and scrubbed environment; no namespaces' },
    from: draft.from,
    to: draft.to,
    verdicts: draft.verdicts,
    approvals: resting.under(draft),
    signature: null,
  }
  const cited = new Set(draft.verdicts.flatMap(({ reports }) => reports))
  const reports = new Map([...draft.reports].filter(([digest]) => cited.has(digest)))
  await appendJudgement(git, key === null ? judgement : signJudgement(judgement, key.key, key.principal), reports, {
    at: io.now(),
  })
  await show(here, policy, draft)
}

async function requirePolicy({ git, standing }: Here, base: Oid): Promise<Policy> {
  return (await policyAt(git, base)) ?? standing.policy
}

/** The forms outside of the commits, and the release's tag after the last pass. */
async function show({ git }: Here, policy: Policy, { commit, from, to, verdicts }: Draft): Promise<void> {
  if (policy.shown.includes('tag') && from !== to) await tagForm(git).show(to, commit)
  if (from === 'idle' || to !== 'idle' || stepOf(policy, from.step).number !== policy.steps.length) return
  const plan = verdicts.find(({ condition }) => condition.gate === 'release')?.measured['tag']
  if (typeof plan !== 'string') return
  if (await tag(git, plan, commit, `${plan}\n\nCycle: ${from.cycle}\n`)) return
  throw new HelixError(
    'release/tag-taken',
    `the tag ${plan} exists already; the judgement stands, the release has no tag`,
    {
      hint: `git tag -d ${plan}, when it is not a release of yours, then tag ${commit.slice(0, 12)} again`,
    },
  )
}
