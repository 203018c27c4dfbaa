import type { Condition, Oid } from '@helix/core'
import { byTurn, type Evidence, fewestPairs, judge, type Judged, type Need } from '@helix/gates'
import { type Git, readBlobs, readTree, treeOf, treeWith } from '@helix/git'
import { askedOf } from '@helix/playbook'
import type { Io } from '../../io.ts'
import { treeViewOf } from '../../repository/tree-view.ts'
import { gatherEvidence } from '../evidence/gather-evidence.ts'
import type { Measuring } from '../measuring.ts'
import type { Situation } from '../situation.ts'
import { benchPaths, canLoad, type Compared, isCompared } from './bench-files.ts'
import { measureKept } from './kept-benchmarks.ts'

/**
 * The needs, of which each of benchmarks is measured in turns with the code at the cycle's start, or at the base between cycles.
 * Where the base has no benchmarks and could not load these, none of its runs could be compared: the need stays as it is.
 */
export async function againstBase(
  git: Git,
  compared: Compared,
  { needs, conditions }: { needs: readonly Need[]; conditions: readonly Condition[] },
): Promise<Need[]> {
  const planned: Need[] = []
  for (const need of needs) {
    const asked = conditions.find(({ gate, of }) => gate === 'perf' && need.what === 'run' && of === need.command)
    if (need.what !== 'run' || need.purpose !== 'bench' || asked === undefined) planned.push(need)
    else {
      const pairs = Math.max(fewestPairs, askedOf(asked, 'perf').pairs)
      const against = await baseTree(git, compared, need.command)
      planned.push(against === null ? need : { ...need, times: 2 * pairs, against })
    }
  }
  return planned
}

/**
 * The base's tree with the judged tree's benchmarks: both sides are asked the same. Where those could not be loaded there, the base
 * with its own ones of the same names, so that a detour hides no slowdown; null where it has none.
 */
async function baseTree(git: Git, { cycleStart, base, tree, policy }: Compared, command: string): Promise<Oid | null> {
  const before = await treeOf(git, cycleStart ?? base)
  const entries = await readTree(git, tree)
  const benches = new Set(
    benchPaths(
      policy,
      command,
      entries.map(({ path }) => path),
    ),
  )
  const files = entries.filter(({ path, mode }) => benches.has(path) && mode.startsWith('100'))
  const blobs = await readBlobs(
    git,
    files.map(({ oid }) => oid),
  )
  const asked = await treeWith(
    git,
    before,
    new Map(files.map(({ path, oid }) => [path, blobs.get(oid) ?? new Uint8Array()])),
  )
  if (canLoad(await treeViewOf(git, asked), benches)) return asked
  const own = await treeViewOf(git, before)
  return [...benches].some((path) => own.oid(path) !== undefined) ? before : null
}

/** The evidence, in which runs in turns are told apart; `kept`: those with the base's benchmarks. */
export function inTurns(
  evidence: Evidence,
  plan: readonly Need[],
  kept: ReadonlyMap<string, NonNullable<ReturnType<Evidence['keptBench']>>>,
): Evidence {
  const compared = new Set(plan.filter(isCompared).map(({ command }) => command))
  return {
    ...evidence,
    runs(command, purpose) {
      const runs = evidence.runs(command, purpose)
      return purpose === 'bench' && compared.has(command) ? byTurn(runs).head : runs
    },
    baseBench: (command) => (compared.has(command) ? byTurn(evidence.runs(command, 'bench')).base : []),
    keptBench: (command) => kept.get(command) ?? null,
  }
}

type JudgedOne = Judged & { condition: Condition }

/** Where a comparison of speeds told nothing, it is made once more with twice the pairs; that answer stands. */
export async function judgeAgain(
  git: Git,
  io: Io,
  situation: Situation,
  { judged, plan, measuring }: { judged: readonly JudgedOne[]; plan: readonly Need[]; measuring: Measuring },
): Promise<JudgedOne[]> {
  const answers: JudgedOne[] = []
  for (const one of judged) {
    const need = plan.filter(isCompared).find(({ command }) => command === one.condition.of)
    if (one.condition.gate !== 'perf' || one.outcome !== 'missing' || need === undefined || !isUntold(one))
      answers.push(one)
    else {
      const doubled = [{ ...need, times: 2 * need.times }]
      const { tree, policy } = situation
      const measured = await measuring.measure({ tree, policy, needs: doubled })
      const kept = await measureKept(git, situation, { plan: doubled, measuring })
      const evidence = inTurns(await gatherEvidence(git, situation, measured, io.now()), doubled, kept)
      answers.push({ condition: one.condition, ...judge(one.condition, evidence) })
    }
  }
  return answers
}

function isUntold({ findings }: Judged): boolean {
  return findings.some(({ code }) => code === 'PERF-UNCLEAR' || code === 'PERF-NOISY')
}
