// Runs failing tests of real runners and compares the class that Helix gives each with the one that is right.
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Command } from '../../packages/core/src/index.ts'
import { measureCommand, readRun, targetsOf } from '../../packages/gates/src/index.ts'
import { judgeRed } from '../../packages/gates/src/decide/red/judge-target.ts'
import { type RedClassName, redClasses } from '../../packages/gates/src/decide/red/classes.ts'
import { anEvidence, aPolicy, at } from '../../packages/gates/src/decide/testing/evidence.ts'
import { realTree } from '../../packages/gates/src/decide/testing/real-tree.ts'
import { type TestVector, vectorsOf } from '../../packages/gates/src/decide/vectors.ts'
import type { Files, Red } from './case.ts'
import { pythonProduct, pythonReds } from './python-cases.ts'
import { product, scriptReds } from './script-cases.ts'

type Runner = 'vitest' | 'jest' | 'node' | 'playwright' | 'pytest'
export interface Answered {
  runner: Runner
  cases: number
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
export async function judgeReds(runner: Runner, modules: string): Promise<Answered> {
  const reds = runner === 'pytest' ? pythonReds : scriptReds(runner)
  const answers = []
  for (const batch of batchesOf(runner, reds)) answers.push(await judgeBatch(runner, batch, modules))
  return {
    runner,
    cases: reds.length,
    wrong: answers.flatMap(({ wrong }) => wrong),
    falselyAccepted: answers.reduce((sum, { falselyAccepted }) => sum + falselyAccepted, 0),
  }
}

/** All at once; Playwright runs nothing where one file cannot be loaded, so each of these stands alone. */
function batchesOf(runner: Runner, reds: readonly Red[]): Red[][] {
  if (runner !== 'playwright') return [[...reds]]
  return [reds.filter((red) => !isAlone(red)), ...reds.filter(isAlone).map((red) => [red])]
}

function isAlone({ right, text }: Red): boolean {
  return right === 'H-syntax' || (/^(?:R|H)-(?:missing|broken)/.test(right) && /^import (?!.*@playwright)/m.test(text))
}

async function judgeBatch(
  runner: Runner,
  reds: readonly Red[],
  modules: string,
): Promise<Pick<Answered, 'wrong' | 'falselyAccepted'>> {
  const files = { ...(runner === 'pytest' ? pythonProduct : product), ...settings[runner] }
  const placed = new Map(reds.map((red) => [fileOf(red, runner), red]))
  const all: Files = { ...files, ...Object.fromEntries([...placed].map(([path, { text }]) => [path, text])) }
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'helix-reds-')))
  try {
    await place(all, folder)
    await linkPackages(folder, modules, needed[runner])
    const command = commandOf(runner)
    const policy = aPolicy({ commands: { e2e: command } })
    const service = { name: 'app', started: false, reason: 'it is not there', url: serviceUrl }
    const raw = await measureCommand({ command, policy, folder, purpose: 'tests', seed: 1, serviceUrl, service })
    const run = readRun(raw, folder)
    const head = realTree(all)
    const evidence = anEvidence({ policy, head, position: at('E2E_RED') })
    const targets = { ...evidence.targets, ids: targetsOf(head, null, (path) => placed.has(path)) }
    const classed = (vector: TestVector) => judgeRed(vector, [run], { ...evidence, targets }).name
    return compare(placed, vectorsOf([run]), classed)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function fileOf({ why }: Red, runner: Runner): string {
  const name = why.replaceAll(/\W+/g, runner === 'pytest' ? '_' : '-')
  return runner === 'pytest' ? `e2e/test_${name}.py` : `e2e/${name}.test.js`
}

function commandOf(runner: Runner): Command {
  return { kind: runner, name: 'e2e', files: ['e2e/**/*.{test.js,py}'], quick: false, within: 180_000 }
}

async function place(files: Files, folder: string): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, dirname(path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
}

async function linkPackages(folder: string, modules: string, names: readonly string[]): Promise<void> {
  await mkdir(join(folder, 'node_modules'))
  for (const name of names) {
    const from = folderOf(name, modules)
    if (from !== null) await symlink(await realpath(join(from, name)), join(folder, 'node_modules', name))
  }
}

/** What Helix says of each failing test, where it differs from what is right. */
function compare(
  placed: ReadonlyMap<string, Red>,
  vectors: readonly TestVector[],
  classed: (vector: TestVector) => RedClassName | null,
): Pick<Answered, 'wrong' | 'falselyAccepted'> {
  const wrong: string[] = []
  let falselyAccepted = 0
  for (const [path, { why, right }] of placed) {
    const failing = vectors.filter(({ file, state }) => file === path && state === 'failed')
    const said = failing.map((vector) => classed(vector))
    if (failing.length > 0 && said.every((name) => name === right)) continue
    if (said.some((name) => name !== null && redClasses[name].accepted) && !redClasses[right].accepted)
      falselyAccepted += 1
    const message = failing[0]?.results[0]?.failure?.message.split('\n')[0] ?? ''
    wrong.push(`${why}: ${said.join(', ') || 'does not fail'}, right is ${right} (${message.slice(0, 120)})`)
  }
  return { wrong, falselyAccepted }
}
