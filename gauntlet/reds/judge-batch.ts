// What the red bar says of failing tests that are run together: the class of each, and what the runs on stubs tell.
import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  measureCommand,
  placeTests,
  readRun,
  stubModes,
  stubsFor,
  targetsOf,
  withStandIn,
} from '../../packages/gates/src/index.ts'
import type { Policy } from '../../packages/core/src/index.ts'
import type { Evidence, StubAnswers, StubMode, StubbedRuns } from '../../packages/gates/src/decide/evidence.ts'
import { judgeStubbed } from '../../packages/gates/src/decide/overlay/judge-stubbed.ts'
import { planStubs } from '../../packages/gates/src/decide/overlay/plan-stubs.ts'
import { judgeRed } from '../../packages/gates/src/decide/red/judge-target.ts'
import { type RedClassName, redClasses } from '../../packages/gates/src/decide/red/classes.ts'
import { anEvidence, aPolicy, at } from '../../packages/gates/src/decide/testing/evidence.ts'
import { realTree } from '../../packages/gates/src/decide/testing/real-tree.ts'
import { fileOf as fileOfTest } from '../../packages/gates/src/decide/test-id.ts'
import { vectorsOf } from '../../packages/gates/src/decide/vectors.ts'
import type { Run } from '../../packages/gates/src/run/run.ts'
import type { Files, Red } from './case.ts'
import { type KeptRun, keptRun } from './kept-runs.ts'
import { commandOf, fileOf, linkPackages, needed, place, settings } from './project.ts'
import type { Runner } from './shop.ts'

/** What differs from what is right, one line each. */
export interface Compared {
  /** The class is another. */
  wrong: string[]
  /** No good red, and nothing of the red bar refuses it. */
  accepted: string[]
  /** A good red that something of the red bar refuses. */
  refused: string[]
}

/** Nobody listens there. */
const nowhere = 'http://127.0.0.1:5'

/** Runs the tests twice as they are, and on stubs. `modules`: where the packages of the runner are. */
export async function judgeBatch(
  runner: Runner,
  reds: readonly Red[],
  modules: string,
  product: Files,
): Promise<Compared> {
  const placed = new Map(reds.map((red) => [fileOf(red, runner), red]))
  if (placed.size < reds.length) throw new Error('two failing tests have one name')
  const beside = reds.map(({ files = {} }) => files)
  const texts = Object.fromEntries([...placed].map(([path, { text }]) => [path, text]))
  const all: Files = Object.assign({}, product, settings[runner], ...beside, texts)
  const names = [...needed[runner], ...reds.flatMap(({ needs = [] }) => needs)]
  const command = commandOf(runner)
  const head = realTree(all)
  const ids = targetsOf(head, null, (path) => placed.has(path))
  const policy = aPolicy({ commands: { e2e: command } })
  const targets = { ids, passedOnce: new Set<string>(), reopened: new Set<string>() }
  const evidence = anEvidence({ policy, head, position: at('E2E_RED'), targets })
  const run = await runOf(all, evidence, { runner, modules, names })
  const again = await runOf(all, evidence, { runner, modules, names, seed: 2 })
  const onStubs = async (mode: StubAnswers) => {
    const stubs = Object.fromEntries(stubsFor(evidence, mode))
    return runOf({ ...all, ...stubs }, evidence, { runner, modules, names, stubbed: true })
  }
  const plan = planStubs(evidence)
  const stubbed: Partial<Record<StubMode, Run>> = {}
  for (const mode of stubModes) stubbed[mode] = await onStubs(mode)
  const onAll = { ...complete(stubbed), any: await onStubs('any') }
  const { findings } = judgeStubbed(evidence, plan, onAll)
  const codes = Map.groupBy(findings, ({ where }) => fileOfTest(where?.name ?? where?.path ?? ''))
  const answers = { runs: [run, again], stubbed: onAll, evidence }
  return compare(placed, answers, (path) => (codes.get(path) ?? []).map(({ code }) => code))
}

function complete(runs: Partial<Record<StubMode, Run>>): Readonly<Record<StubMode, Run>> {
  const { throw: thrown, undefined: undef } = runs
  if (thrown === undefined || undef === undefined) throw new Error('a run on stubs is missing')
  return { throw: thrown, undefined: undef }
}

interface Setting {
  runner: Runner
  modules: string
  names: readonly string[]
  stubbed?: true
  /** In which order tests run; 1 where nothing is said. */
  seed?: number
}

async function runOf(files: Files, { policy, head }: Evidence, setting: Setting): Promise<Run> {
  const { runner, names, stubbed, seed } = setting
  const { raw, folder, requests } = await keptRun({ files, runner, names, stubbed, seed }, () =>
    stubbed === true
      ? withStandIn(async ({ url, requests }) => ({
          ...(await runAt(files, policy, setting, url)),
          requests: requests(),
        }))
      : runAt(files, policy, setting, nowhere),
  )
  const run = placeTests(readRun(raw, folder), head)
  return stubbed === true ? { ...run, standInRequests: requests } : run
}

async function runAt(
  files: Files,
  policy: Policy,
  { runner, modules, names, stubbed, seed = 1 }: Setting,
  url: string,
): Promise<KeptRun> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'helix-reds-')))
  try {
    await place(files, folder)
    await linkPackages(folder, modules, names)
    const service = { name: 'app', started: false, reason: 'it is not there', url }
    const command = commandOf(runner)
    const raw = await measureCommand({
      command, policy, folder, purpose: 'tests', seed, serviceUrl: url, service, ...(stubbed && { stubbed }),
    }) // prettier-ignore
    return { raw, folder, requests: 0 }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function compare(
  placed: ReadonlyMap<string, Red>,
  { runs, stubbed, evidence }: { runs: readonly Run[]; stubbed: StubbedRuns; evidence: Evidence },
  codesOf: (path: string) => readonly string[],
): Compared {
  const vectors = vectorsOf(runs)
  const found: Compared = { wrong: [], accepted: [], refused: [] }
  for (const [path, { why, right, passesOnNothing }] of placed) {
    const failing = vectors.filter(({ file, state }) => file === path && state === 'failed')
    const codes = codesOf(path)
    // Who never calls the product fails whatever it does.
    const named = (name: RedClassName | null) =>
      isGood(name) && codes.includes('RED-UNCALLED') ? 'H-unconditional' : name
    const said = failing.map((vector) => {
      const { name, finding } = judgeRed(vector, runs, evidence, stubbed)
      // What chance decides no product meets.
      return finding?.code === 'RED-FLAKY' ? 'H-unconditional' : named(name)
    })
    const message = failing[0]?.results[0]?.failure?.message.split('\n')[0] ?? ''
    const line = `${why}: ${said.join(', ') || 'does not fail'} ${codes.join(' ')}, right is ${right} (${message.slice(0, 120)})`
    const isNone = right === null && (failing.length === 0 || runs.some(({ valid }) => !valid))
    if (!isNone && !(failing.length > 0 && said.every((name) => name === right))) found.wrong.push(line)
    const isTaken = failing.length > 0 && said.every((name) => isGood(name)) && codes.length === 0
    const isToBeTaken = isGood(right) && passesOnNothing !== true
    if (isTaken && !isNone && !isToBeTaken) found.accepted.push(line)
    if (!isTaken && isToBeTaken) found.refused.push(line)
  }
  return found
}

function isGood(name: RedClassName | null): boolean {
  return name !== null && redClasses[name].accepted
}
