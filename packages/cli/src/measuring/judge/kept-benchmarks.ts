import type { CommandName, Oid, Policy } from '@helix/core'
import { byTurn, type Evidence, type Need, placeTests, readRun, type Run } from '@helix/gates'
import { type Git, readBlobs, readTree, treeOf, treeWith } from '@helix/git'
import { treeViewOf } from '../../repository/tree-view.ts'
import type { Measuring } from '../measuring.ts'
import { keyOf } from '../run/plan-needs.ts'
import { benchPaths, canLoad, type Compared, isCompared } from './bench-files.ts'

type Turns = NonNullable<ReturnType<Evidence['keptBench']>>

/**
 * Runs the base's benchmarks in turns on the code of both, where the head has changed them: whoever changes what is measured says
 * nothing of what was measured before. Answers by command.
 */
export async function measureKept(
  git: Git,
  compared: Compared,
  { plan, measuring }: { plan: readonly Need[]; measuring: Measuring },
): Promise<Map<CommandName, Turns>> {
  const found = new Map<CommandName, Turns>()
  for (const need of plan.filter(isCompared)) {
    const tree = await keptTree(git, compared, need.command)
    if (tree === null) continue
    const against = await treeOf(git, compared.cycleStart ?? compared.base)
    const asked: Need = { ...need, against }
    const { policy } = compared
    const measured = (await measuring.measure({ tree, policy, needs: [asked] })).get(keyOf(asked))
    if (measured === undefined) continue
    const view = await treeViewOf(git, tree)
    const runs: Run[] = measured.runs.map((raw) => placeTests(readRun(raw, measured.root), view))
    const { head, base } = byTurn(runs)
    found.set(need.command, { heads: head, bases: base })
  }
  return found
}

/** The judged tree with the base's benchmarks as they were; null where it has them so, or could not load them. */
export async function keptTree(
  git: Git,
  { cycleStart, base, tree, policy }: Compared,
  command: CommandName,
): Promise<Oid | null> {
  const before = await benchesOf(git, await treeOf(git, cycleStart ?? base), { policy, command })
  const now = await benchesOf(git, tree, { policy, command })
  const changed = [...before].filter(([path, oid]) => now.get(path) !== oid)
  if (changed.length === 0) return null
  const blobs = await readBlobs(
    git,
    changed.map(([, oid]) => oid),
  )
  const contents = new Map(changed.map(([path, oid]) => [path, blobs.get(oid) ?? new Uint8Array()] as const))
  const kept = await treeWith(git, tree, contents)
  return canLoad(await treeViewOf(git, kept), before.keys()) ? kept : null
}

/** Blobs of a tree's benchmarks by their paths. */
async function benchesOf(
  git: Git,
  tree: Oid,
  { policy, command }: { policy: Policy; command: CommandName },
): Promise<Map<string, Oid>> {
  const files = (await readTree(git, tree)).filter(({ mode }) => mode.startsWith('100'))
  const paths = files.map(({ path }) => path)
  const benches = new Set(benchPaths(policy, command, paths))
  return new Map(files.filter(({ path }) => benches.has(path)).map(({ path, oid }) => [path, oid]))
}
