import type { Change, Finding, Oid, Policy } from '@helix/core'
import {
  aidsAmong,
  aidsThatLostValues,
  differing,
  isData,
  judgeHeldData,
  judgeKeptAids,
  mayBeAid,
  setupFilesOf,
} from '@helix/gates'
import { type Git, treeWith } from '@helix/git'
import { layerOf } from '@helix/playbook'
import type { Io } from '../../io.ts'
import { treeViewOf } from '../../repository/tree-view.ts'
import type { Standing } from '../../repository/standing/standing.ts'
import type { Measuring } from '../measuring.ts'
import { contentsOf, evidenceOf, isOfTests, testCommands } from './lane-runs.ts'

export interface AidsRequest {
  standing: Standing
  policy: Policy
  measuring: Measuring
  /** Commits that are left out: they count as they stand. */
  takenOver: ReadonlySet<Oid>
}

/**
 * That tests ask for what they asked for: at the newest commit the base's tests pass, too, with what they read as it was before
 * commits of the lane `keep` changed it. Helpers that must follow the product, as what they call has another name now, keep their
 * values. Null where no such commit changed anything that tests read.
 */
export async function judgeAids(git: Git, io: Io, request: AidsRequest): Promise<Finding[] | null> {
  const { standing, policy, measuring } = request
  const stand = standing.stands.findLast(({ increment }) => increment.commit === standing.commit)
  const changed = changedByKeep(request)
  if (changed.length === 0 || stand === undefined) return null
  const { tree } = stand.increment
  const setups = setupFilesOf(await treeViewOf(git, tree))
  const among = (path: string) => isOfTests(policy, path) || setups.has(path)
  const old = changed.filter(({ path, before: blob }) => blob !== null && mayBeAid(path, among))
  if (old.length === 0) return null
  const whole = await treeWith(git, tree, await contentsOf(git, old, 'before'))
  const before = await treeViewOf(git, whole)
  const aids = aidsAmong(old.map(({ path }) => path), { tree: before, isOfTests: among }) // prettier-ignore
  if (aids.length === 0) return null
  const commands = testCommands(policy)
  const runs = (of: Oid) => evidenceOf(git, io, { standing, stand, policy, measuring }, { tree: of, commands })
  const holding = async (held: readonly string[]) => {
    const texts = await contentsOf(git, old.filter(({ path }) => held.includes(path)), 'before') // prettier-ignore
    return { commands, aids: held, held: await runs(await treeWith(git, tree, texts)) }
  }
  const now = await runs(tree)
  const { findings, untold } = judgeKeptAids({ ...(await holding(aids)), now })
  if (untold.length === 0) return findings
  const written = changed.map(({ path }) => path).filter(among)
  const lost = aidsThatLostValues(aids, { before, after: now.head, paths: written })
  if (lost.length > 0) return [...findings, ...differing(untold, lost)]
  const data = aids.filter(isData)
  return data.length === 0 ? findings : [...findings, ...judgeHeldData(await holding(data), untold)]
}

/** Files, and new ones, as they were before commits of the lane `keep`, and nothing else since, changed them. */
function changedByKeep({ standing, policy, takenOver }: AidsRequest): Change[] {
  const before = new Map<string, Change>()
  for (const { increment } of standing.stands) {
    const { changes, commit, lane, parents } = increment
    // What a merge brings has its own commits.
    if (parents.length > 1) continue
    const keeps = lane === 'keep' && !takenOver.has(commit)
    for (const change of changes) {
      if (!keeps) before.delete(change.path)
      else if (!before.has(change.path)) before.set(change.path, change)
    }
  }
  return [...before.values()].filter(({ path }) => isAsked(policy, path))
}

/** What no person is asked about, and is not prose. */
function isAsked(policy: Policy, path: string): boolean {
  const layer = layerOf(policy, path)
  const isOrdinary = layer !== null && layer.approvals === 0 && layer.name !== 'free'
  return isOrdinary && path !== policy.spec.path
}
