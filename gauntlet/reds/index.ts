// Runs failing tests of real runners and compares the class that Helix gives each with the one that is right.
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, isAbsolute, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Command } from '../../packages/core/src/index.ts'
import { measureCommand, readRun, targetsOf } from '../../packages/gates/src/index.ts'
import { judgeRed } from '../../packages/gates/src/decide/red/judge-target.ts'
import { type RedClassName, redClasses } from '../../packages/gates/src/decide/red/classes.ts'
import { anEvidence, aPolicy, at } from '../../packages/gates/src/decide/testing/evidence.ts'
import { realTree } from '../../packages/gates/src/decide/testing/real-tree.ts'
import { type TestVector, vectorsOf } from '../../packages/gates/src/decide/vectors.ts'
import type { Files, Red } from './case.ts'
import { desk } from './desk/index.ts'
import { later } from './later/index.ts'
import { missingOf } from './missing.ts'
import { parcels } from './parcels/index.ts'
import { returns } from './returns/index.ts'
import { type Runner, shop } from './shop.ts'

/** Products whose tests fail, in the order in which their tests were written. */
const sets = { shop, desk, later, parcels, returns }
export type SetName = keyof typeof sets
export const setNames: readonly SetName[] = ['shop', 'desk', 'later', 'parcels', 'returns']

export interface Answered {
  runner: Runner
  cases: number
  /** Failing tests whose packages are not there. */
  leftOut: number
  /** What is wrong, one line each. */
  wrong: string[]
  /** Of these, failures that are no good red and were taken for one. */
  falselyAccepted: number
}

const settings: Readonly<Record<Runner, Files>> = {
  vitest: {},
  jest: { 'jest.config.js': 'export default { transform: {} }\n' },
  node: {},
  playwright: { 'playwright.config.js': "export default { testDir: 'e2e' }\n" },
  pytest: {},
}
const needed: Readonly<Record<Runner, readonly string[]>> = {
  vitest: ['vitest'],
  jest: ['jest', '@jest', 'expect', 'jest-circus'],
  node: [],
  playwright: ['@playwright'],
  pytest: [],
}
const packages: Readonly<Record<Runner, string | null>> = {
  vitest: 'vitest', jest: 'jest', playwright: '@playwright/test', node: null, pytest: null,
} // prettier-ignore
const own = fileURLToPath(new URL('../../node_modules', import.meta.url))
/** Nobody listens there. */
const serviceUrl = 'http://127.0.0.1:5'

/** The runners whose packages are in `modules` or in Helix's own node_modules. */
export function runnersIn(modules: string): Runner[] {
  const all: Runner[] = ['vitest', 'jest', 'node', 'playwright', 'pytest']
  return all.filter((runner) => packages[runner] === null || folderOf(packages[runner], modules) !== null)
}

function folderOf(name: string, modules: string): string | null {
  return [modules, own].find((folder) => existsSync(join(folder, name))) ?? null
}

/** Runs the failing tests of a runner; `modules`: where its packages are. */
export async function judgeReds(runner: Runner, modules: string, name: SetName): Promise<Answered> {
  const set = sets[name]
  const all = set.redsOf(runner)
  const absent = missingOf(runner, new Set(all.flatMap(({ needs = [] }) => needs)), [modules, own])
  const reds = all.filter(({ needs = [] }) => !needs.some((need) => absent.has(need)))
  const answers = []
  for (const batch of batchesOf(runner, reds))
    answers.push(await judgeBatch(runner, batch, modules, set.productFor(runner)))
  return {
    runner,
    cases: reds.length,
    leftOut: all.length - reds.length,
    wrong: answers.flatMap(({ wrong }) => wrong),
    falselyAccepted: answers.reduce((sum, { falselyAccepted }) => sum + falselyAccepted, 0),
  }
}

/** So many at once, but for those that disturb others; Playwright runs nothing where one file cannot be loaded. */
const batchSize = 30

function batchesOf(runner: Runner, reds: readonly Red[]): Red[][] {
  const isAlone = (red: Red) => red.alone === true || (runner === 'playwright' && breaksLoading(red))
  const [alone, together] = [reds.filter(isAlone), reds.filter((red) => !isAlone(red))]
  const batches = Map.groupBy(together.entries(), ([at]) => Math.floor(at / batchSize))
  return [...[...batches.values()].map((batch) => batch.map(([, red]) => red)), ...alone.map((red) => [red])]
}

function breaksLoading({ right, text, loading }: Red): boolean {
  const isMissing = /^(?:R|H)-(?:missing|broken)/.test(right ?? '') && /^import (?!.*@playwright)/m.test(text)
  return loading ?? (right === 'H-syntax' || isMissing)
}

async function judgeBatch(
  runner: Runner,
  reds: readonly Red[],
  modules: string,
  product: Files,
): Promise<Pick<Answered, 'wrong' | 'falselyAccepted'>> {
  const placed = new Map(reds.map((red) => [fileOf(red, runner), red]))
  if (placed.size < reds.length) throw new Error('two failing tests have one name')
  const beside = reds.map(({ files = {} }) => files)
  const texts = Object.fromEntries([...placed].map(([path, { text }]) => [path, text]))
  const all: Files = Object.assign({}, product, settings[runner], ...beside, texts)
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'helix-reds-')))
  try {
    await place(all, folder)
    await linkPackages(folder, modules, [...needed[runner], ...reds.flatMap(({ needs = [] }) => needs)])
    const command = commandOf(runner)
    const policy = aPolicy({ commands: { e2e: command } })
    const service = { name: 'app', started: false, reason: 'it is not there', url: serviceUrl }
    const raw = await measureCommand({ command, policy, folder, purpose: 'tests', seed: 1, serviceUrl, service })
    const run = readRun(raw, folder)
    const head = realTree(all)
    const evidence = anEvidence({ policy, head, position: at('E2E_RED') })
    const targets = { ...evidence.targets, ids: targetsOf(head, null, (path) => placed.has(path)) }
    const classed = (vector: TestVector) => judgeRed(vector, [run], { ...evidence, targets }).name
    return compare(placed, run.valid, vectorsOf([run]), classed)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function fileOf({ why, path }: Red, runner: Runner): string {
  const name = why.replaceAll(/\W+/g, runner === 'pytest' ? '_' : '-')
  return path ?? (runner === 'pytest' ? `e2e/test_${name}.py` : `e2e/${name}.test.js`)
}

function commandOf(runner: Runner): Command {
  const files = [runner === 'pytest' ? 'e2e/**/test_*.py' : 'e2e/**/*.test.{js,cjs,ts}']
  return { kind: runner, name: 'e2e', files, quick: false, within: 300_000 }
}

async function place(files: Files, folder: string): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, dirname(path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
}

/** Packages of a scope come together. */
async function linkPackages(folder: string, modules: string, names: readonly string[]): Promise<void> {
  await mkdir(join(folder, 'node_modules'))
  for (const name of new Set(
    names.filter((name) => !isAbsolute(name)).map((name) => name.replace(/^(@[^/]+)\/.*/, '$1')),
  )) {
    const from = folderOf(name, modules)
    if (from !== null) await symlink(await realpath(join(from, name)), join(folder, 'node_modules', name))
  }
}

/** What Helix says of each failing test, where it differs from what is right. */
function compare(
  placed: ReadonlyMap<string, Red>,
  isValid: boolean,
  vectors: readonly TestVector[],
  classed: (vector: TestVector) => RedClassName | null,
): Pick<Answered, 'wrong' | 'falselyAccepted'> {
  const wrong: string[] = []
  let falselyAccepted = 0
  for (const [path, { why, right }] of placed) {
    const failing = vectors.filter(({ file, state }) => file === path && state === 'failed')
    const said = failing.map((vector) => classed(vector))
    if (right === null && (failing.length === 0 || !isValid)) continue
    if (failing.length > 0 && said.every((name) => name === right)) continue
    if (
      said.some((name) => name !== null && redClasses[name].accepted) &&
      (right === null || !redClasses[right].accepted)
    )
      falselyAccepted += 1
    const message = failing[0]?.results[0]?.failure?.message.split('\n')[0] ?? ''
    wrong.push(`${why}: ${said.join(', ') || 'does not fail'}, right is ${right} (${message.slice(0, 120)})`)
  }
  return { wrong, falselyAccepted }
}
