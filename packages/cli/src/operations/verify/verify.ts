import { type Finding, HelixError, type Oid } from '@helix/core'
import type { Io } from '../../io.ts'
import { type Measuring, measuringHere } from '../../measuring/measuring.ts'
import { measuringOnce } from '../../measuring/run/measuring-once.ts'
import type { Dependencies } from '../../measuring/place/snapshot.ts'
import { type Here, openHere } from '../../repository/open.ts'
import { pinnedGenesis } from '../../repository/standing/pinned-genesis.ts'
import { announce, hush } from '../announce.ts'
import { tellBeginning } from './chain/beginning.ts'
import { judgeChain, judgeLanding } from './chain/judge-chain.ts'
import type { Judged, JudgedTree, JudgeRequest, Verified } from './judged.ts'
import type { JudgedAlone } from './verdicts/judge-each.ts'
import { judgeRange, placed, rangeErrors } from './increments/judge-range.ts'
import { judgeShownChain } from './chain/judge-shown.ts'
import { rulesFirst } from './rules-first.ts'
import { showJudgements } from './judgements/show-judgements.ts'
import { landedHere } from './verdicts/taken-over.ts'

export interface VerifyRequest {
  /** Where the runs find what they import: `installed`, as CI does it; `kept`, as the claim did that is judged now. */
  dependencies: Dependencies
  /** Measure the newest commit also where nothing is new since the base; not by default. */
  tipAnyway?: boolean
  /** Append the judgements to the chain. */
  sign: boolean
  /** Judge messages, paths and the chain only; measure nothing. */
  staticOnly: boolean
  /** Run the quick gates of every commit, not only of what is measured anyway; not by default. */
  each?: boolean
  /** Where this clone has no chain yet and nothing is signed, what has landed before is not measured again; not by default. */
  takeOver?: boolean
  /** Publish the chain and its tags at this remote; null: leave them here. */
  push: string | null
}

/** Judges everything since the base: the chain, each commit by the rules, each Done and the tip by the gates. */
export async function verify(io: Io, request: VerifyRequest): Promise<Verified> {
  const { dependencies, tipAnyway = false, sign, staticOnly, push, each = false, takeOver = false } = request
  const here = await openHere(io)
  if (push !== null) await (await import('./judgements/publish.ts')).requireRemote(here.git, push)
  const measuring = await measuringHere(here.git, io, {
    dependencies,
    cached: !io.env['CI'],
    onProgress: (what) => announce(io, what),
  })
  const takenOver = takeOver ? await landedHere(here) : new Set<Oid>()
  const judged = await judgeHere(io, here, { measuring, landing: sign, staticOnly, each, tipAnyway, takenOver })
  // Nothing is added to a chain that does not hold.
  const records = sign && judged.chain.length === 0
  const recorded = records ? await (await import('./judgements/record-judgements.ts')).record(io, judged) : []
  if (push === null) await showJudgements(here.git, here.standing.chain, recorded)
  else await (await import('./judgements/publish.ts')).publish(here.git, push, here.standing.chain, recorded)
  const notes = push === null ? judged.notes : [...judged.notes, ...tellBeginning(io, recorded)]
  return { ...judged, notes, appended: recorded.length }
}

/** Judges what `verify` judges and records nothing. */
export async function judgeHere(io: Io, here: Here, request: JudgeRequest): Promise<Judged> {
  const { git, head, standing } = here
  const landing = request.landing || standing.policy.signing === 'none'
  const [sound, shown, commits] = await Promise.all([
    judgeChain(git, { head, chain: standing.chain, pinned: pinnedGenesis(io) }),
    judgeShownChain(git, standing),
    judgeRange(git, standing, { landing, now: io.now() }),
  ])
  const chain = [...sound, ...shown, ...(landing ? judgeLanding(here) : [])]
  const measures = !request.staticOnly && chain.length === 0
  const measuring = measuringOnce(request.measuring)
  const { lanes, trees: measured } = measures
    ? await judgeMeasured(io, here, { ...request, measuring })
    : { lanes: [], trees: [] }
  const trees = request.each === true ? measured.map(withPlaces) : measured
  const each = measures && request.each === true ? await judgeOthers(io, here, measuring, trees) : []
  const passed =
    chain.length + rangeErrors(commits).length === 0 &&
    [...lanes, ...trees, ...each].every(({ findings }) => findings.length === 0)
  const { isolation } = measuring
  const { takenOver = new Set() } = request
  const notes = trees.flatMap((tree) => tellRules(here, tree))
  return { here, chain, bundle: [], commits, lanes, trees, each, takenOver, passed, isolation, notes }
}

/** What is loaded only where something is measured. */
async function judgeMeasured(
  io: Io,
  here: Here,
  { measuring, takenOver = new Set(), pastAwaited = false, tipAnyway = false }: JudgeRequest,
): Promise<Pick<Judged, 'lanes' | 'trees'>> {
  const { judgeLanes, judgeTip, judgeTrees } = await import('./verdicts/judge-trees.ts')
  const lanes = await judgeLanes(io, here, { measuring, takenOver })
  const trees = await judgeTrees(io, here, { measuring, takenOver, pastAwaited })
  const anew = tipAnyway && here.standing.stands.length === 0
  return { lanes, trees: anew ? [await judgeTip(io, here, measuring)] : trees }
}

function tellRules({ standing: { policy, stands } }: Here, { situation, findings }: JudgedTree): Finding[] {
  if (findings.length === 0) return []
  const increments = stands.map(({ increment }) => increment)
  return [rulesFirst({ by: situation.policy.digest, policy, increments }) ?? []].flat()
}

function withPlaces(tree: JudgedTree): JudgedTree {
  return { ...tree, findings: tree.findings.map((finding) => placed(finding, tree.commit)) }
}

/** Every commit that is not among the measured ones. */
async function judgeOthers(
  io: Io,
  { git, standing }: Here,
  measuring: Measuring,
  trees: readonly JudgedTree[],
): Promise<JudgedAlone[]> {
  const { judgeEach } = await import('./verdicts/judge-each.ts')
  const measured = new Set(trees.map(({ commit }) => commit))
  const judged = await judgeEach(git, io, { standing, measuring, except: measured })
  hush(io)
  return judged
}

/** HelixError verify/empty when there is nothing since the base and that was not asked for. */
export function requireCommits({ here, commits }: Judged, allowEmpty: boolean): void {
  if (commits.length > 0 || allowEmpty) return
  throw new HelixError(
    'verify/empty',
    `no commit since the base ${here.standing.base.slice(0, 12)}, so nothing was judged`,
    { hint: 'where that is meant: helix verify --allow-empty' },
  )
}
