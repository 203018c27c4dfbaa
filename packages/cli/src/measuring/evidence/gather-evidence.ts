import type { Facts, Oid, Policy } from '@helix/core'
import { passes } from '@helix/evidence'
import {
  type ChangedLines,
  declaredTests,
  type Evidence,
  placeTests,
  readRun,
  type Run,
  type SmokeRun,
  targetsOf,
  testFilesOf,
  type TreeView,
} from '@helix/gates'
import { diffLines, type Git } from '@helix/git'
import { layerOf, openLayers } from '@helix/playbook'
import { amendmentsIn, openedTests, testsTo } from '../../repository/amendments/amendments.ts'
import { treeViewOf } from '../../repository/tree-view.ts'
import { frozenFiles } from './frozen.ts'
import type { Measured } from '../run/measure.ts'
import { planRelease } from './release-plan.ts'
import { reviewView } from './review-view.ts'
import type { Situation } from '../situation.ts'
import { specView } from './spec-view.ts'

/** Reads everything that judges are told about one tree besides its runs. */
export async function gatherEvidence(
  git: Git,
  situation: Situation,
  measured: Measured,
  now: number,
): Promise<Evidence> {
  const { policy, position, tree } = situation
  const start = await startTree(situation, git)
  const [head, base] = await Promise.all([treeViewOf(git, tree), treeViewOf(git, situation.base)])
  const amendments = situation.cycleStart === null ? [] : await amendmentsIn(git, tree, situation.cycleStart)
  const opened = await openedTests(git, situation)
  const isE2e = (path: string) => layerOf(policy, path)?.name === 'e2e'
  const changed = async (from: Oid): Promise<ChangedLines> => {
    if (from === tree) return new Map()
    return new Map([...(await diffLines(git, from, tree))].map(([path, { added }]) => [path, added]))
  }
  const runs = readRuns(measured, policy, head)
  return {
    policy,
    position,
    closing: situation.closing,
    cycle: position === 'idle' ? null : position.cycle,
    head,
    base,
    start,
    changedSinceStart: start === null ? new Map() : await changed(start.tree),
    changedSinceBase: await changed(base.tree),
    open: openLayers(policy, position),
    runs: (command, purpose) => runs.get(`${purpose} ${command}`) ?? [],
    again: () => [],
    baseTests: () => [],
    baseBench: () => [],
    keptBench: () => null,
    stubbed: () => null,
    testFiles: (command) => filesOf(policy, command, head),
    spec: await specView(git, situation, head, now),
    review: await reviewView(git, situation, now),
    frozen: await frozenFiles(git, situation, opened),
    targets: {
      ids: targetsOf(head, start, isE2e, testsTo('rewrite', amendments)),
      passedOnce: passedOnce(situation).difference(opened.ids),
      reopened: opened.ids,
    },
    dropped: testsTo('drop', amendments),
    before: (gate, of) => factsBefore(situation, gate, of),
    layersOf: (path) => layerOf(policy, path)?.name ?? null,
    smoke: (service) => smokeOf(measured, service),
    release: await planRelease(git, situation),
  }
}

/** Files that a command would collect; null also for a command that the policy does not have. */
function filesOf(policy: Policy, name: string, head: TreeView): string[] | null {
  const command = policy.commands[name]
  return command === undefined ? null : testFilesOf(command, head.paths, (path) => head.text(path))
}

async function startTree({ cycleStart }: Situation, git: Git): Promise<TreeView | null> {
  return cycleStart === null ? null : treeViewOf(git, cycleStart)
}

/** Runs by purpose and command, each read out of its raw bytes. */
function readRuns(measured: Measured, { commands }: Policy, head: TreeView): Map<string, Run[]> {
  const declared = new Map<string, number | null>()
  const declaredBy = (name: string): number | null => {
    const command = commands[name]
    // Counted in the tree itself: the folder of a run was in the hands of what ran there.
    if (!declared.has(name) && command !== undefined)
      declared.set(
        name,
        declaredTests(command, head.paths, (path) => head.text(path)),
      )
    return declared.get(name) ?? null
  }
  const runs = [...measured.values()].flatMap(({ runs: raws, root }) =>
    raws.map((raw) => ({ raw, run: placeTests(readRun(raw, root, declaredBy(raw.command)), head) })),
  )
  const grouped = Map.groupBy(runs, ({ raw }) => `${raw.purpose} ${raw.command}`)
  return new Map([...grouped].map(([key, read]) => [key, read.map(({ run }) => run)]))
}

/** Facts that the ratchets of coverage and mutation compare. */
const ratcheted = ['uncovered', 'survivors']

/** What the newest passing judgement measured with the same gate, for ratchets. */
function factsBefore({ ancestry }: Situation, gate: string, of: string | undefined): Facts | null {
  const same = ancestry
    .map(({ judgement }) => judgement)
    .filter(passes)
    .flatMap(({ verdicts }) => verdicts)
    .filter(({ condition, outcome }) => outcome === 'pass' && condition.gate === gate && condition.of === of)
  // A verdict about a tree in which nothing in scope changed measured nothing that a ratchet could hold on to.
  const telling = same.findLast(({ measured }) => ratcheted.some((key) => key in measured))
  return (telling ?? same.at(-1))?.measured ?? null
}

/** Targets that a judgement of this cycle saw passing. */
function passedOnce({ ancestry, position }: Situation): Set<string> {
  if (position === 'idle') return new Set()
  const judged = ancestry.map(({ judgement }) => judgement)
  const cycle = judged.filter(({ from }) => from !== 'idle' && from.cycle === position.cycle)
  return new Set(cycle.flatMap(({ verdicts }) => verdicts.flatMap(({ measured }) => listOf(measured['passedTargets']))))
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : []
}

function smokeOf(measured: Measured, service: string): SmokeRun | null {
  const entry = [...measured].find(([key]) => key.startsWith(`smoke ${service} `))
  return entry?.[1].smoke ?? null
}
