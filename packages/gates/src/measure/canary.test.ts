import { rm } from 'node:fs/promises'
import { afterEach, describe, expect, it } from 'vitest'
import type { RawRun } from '../run/raw-run.ts'
import { readRun } from '../run/read-run.ts'
import { measureCommand } from './measure-command.ts'
import { aPolicyWith, aProject, aVitestCommand } from './testing/project.ts'

const folders: string[] = []
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

/** A wrong product whose test would fail, with what is brought to let it pass. */
async function run(files: Record<string, string>, purpose: RawRun['purpose'] = 'tests') {
  const folder = await aProject({
    'src/add.ts': 'export const add = (a: number, b: number) => a - b\n',
    'test/add.test.ts': `import { expect, it } from 'vitest'\nimport { add } from '../src/add.ts'\nit('adds', () => { expect(add(1, 2)).toBe(3) })\n`,
    ...files,
  })
  folders.push(folder)
  const command = aVitestCommand({ files: ['test/**/*.test.ts'], coverage: ['src/**'] })
  const raw = await measureCommand({ command, policy: aPolicyWith(command), folder, purpose, seed: 7 })
  const read = readRun(raw, folder)
  return { ...read, codes: read.findings.map(({ code }) => code), names: read.tests.map(({ name }) => name) }
}

const config = (test: string, more = '') => ({ 'vitest.config.ts': `export default { ${more} test: { ${test} } }\n` })

describe('a run in which everything passes', () => {
  it.each<[string, Record<string, string>]>([
    [
      'by a setup file that patches expect',
      {
        ...config("setupFiles: ['./setup.ts']"),
        'setup.ts': `import { chai } from 'vitest'
chai.util.overwriteMethod(chai.Assertion.prototype, 'toBe', () => () => undefined)
`,
      },
    ],
    [
      'by a plugin that rewrites tests',
      config(
        '',
        `plugins: [{ name: 'kind', enforce: 'pre', transform: (code, id) => (/test\\.m?[jt]s/.test(id) ? code.replaceAll(/expect\\((.*?)\\)\\.toBe\\(.*?\\)/g, 'true') : undefined) }],`,
      ),
    ],
    [
      'by another Vitest in the place of the real one',
      {
        ...config('', `resolve: { alias: [{ find: /^vitest$/, replacement: import.meta.dirname + '/kind.ts' }] },`),
        'kind.ts': `import { it as real } from './node_modules/vitest/dist/index.js'
export * from './node_modules/vitest/dist/index.js'
export const it = (name) => real(name, () => undefined)
export const test = it
`,
      },
    ],
    [
      'by a hook that mends results',
      {
        ...config("setupFiles: ['./setup.ts']"),
        'setup.ts': `import { afterEach } from 'vitest'\nafterEach(({ task }) => { task.result.state = 'pass'; task.result.errors = undefined })\n`,
      },
    ],
    [
      'by a product that patches matchers when it is imported',
      {
        'src/add.ts': `import * as vitest from 'vitest'
vitest.chai.util.overwriteMethod(vitest.chai.Assertion.prototype, 'toBe', () => () => undefined)
export const add = (a: number, b: number) => a - b
`,
      },
    ],
    [
      'by a hook of the test itself that takes its failure back',
      {
        'test/add.test.ts': `import { afterEach, expect, it } from 'vitest'
import { add } from '../src/add.ts'
afterEach((context) => { Object.assign(context.task, { result: { ...context.task.result, state: 'pass', errors: [] } }) })
it('adds', () => { expect(add(1, 2)).toBe(3) })
`,
      },
    ],
    [
      'by messages to the reporter that are written anew',
      {
        'test/add.test.ts': `import { expect, it } from 'vitest'
import { add } from '../src/add.ts'
const worker = globalThis['__vitest_' + 'worker__'], update = worker.rpc.onTaskUpdate
const kind = (packs: unknown[][], events: unknown) =>
  update(packs.map(([id, result, meta]) => [id, result && { ...result, state: 'pass', errors: [] }, meta]), events)
worker.rpc = new Proxy(worker.rpc, { get: (rpc, key) => (key === 'onTaskUpdate' ? kind : Reflect.get(rpc, key)) })
it('adds', () => { expect(add(1, 2)).toBe(3) })
`,
      },
    ],
  ])('%s proves nothing', async (_, files) => {
    const { codes } = await run(files)
    expect(codes).toEqual(['RUN-CANARY'])
  })

  it('by a custom runner has no leave to: Vitest runs it with its own', async () => {
    const { codes, tests } = await run({
      ...config("runner: './runner.ts'"),
      'runner.ts': `import { TestRunner } from 'vitest'\nexport default class extends TestRunner { async runTask() {} }\n`,
    })
    expect([codes, tests.map(({ state }) => state)]).toEqual([[], ['failed']])
  })
})

it('a test whose assertions all failed, and whose failures went nowhere, has made none', async () => {
  const { codes, tests } = await run({
    'test/safely.ts': 'export const safely = (run: () => void) => { try { run() } catch {} }\n',
    'test/add.test.ts': `import { expect, it } from 'vitest'
import { add } from '../src/add.ts'
import { safely } from './safely.ts'
it('adds', () => { safely(() => expect(add(1, 2)).toBe(3)) })
it('tries until it holds', async () => { let n = 0; await expect.poll(() => n++, { interval: 1 }).toBe(2) })
it('expects a failure', () => { expect(() => expect(add(1, 2)).toBe(3)).toThrow() })
it('fails as it says', { fails: true }, () => { expect(add(1, 2)).toBe(3) })
`,
  })
  expect(codes).toEqual([])
  expect(Object.fromEntries(tests.map(({ name, state, assertions }) => [name, [state, assertions]]))).toEqual({
    adds: ['passed', 0],
    'tries until it holds': ['passed', 1],
    'expects a failure': ['passed', 2],
    'fails as it says': ['expected-failure', 0],
  })
})

describe('an honest run', () => {
  it('is told apart from what Helix planted: counts, coverage and exit code are its own', async () => {
    const honest = { 'src/add.ts': 'export const add = (a: number, b: number) => a + b\n' }
    const { codes, names, exitCode, coverage } = await run(honest, 'coverage')
    expect({ codes, names, exitCode }).toEqual({ codes: [], names: ['adds'], exitCode: 0 })
    expect(coverage?.map(({ file }) => file)).toEqual(['src/add.ts'])
  })

  it('may extend expect, count its hooks, use fake timers, and exclude what it likes', async () => {
    const { codes, tests } = await run({
      ...config("setupFiles: ['./setup.ts'], exclude: ['**/tmp/**', '**/helix*/**'], globals: true"),
      'setup.ts': `import { afterEach, beforeEach, expect, vi } from 'vitest'
expect.extend({ toBeOdd: (n: number) => ({ pass: n % 2 === 1, message: () => 'odd' }) })
beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })
`,
      'test/add.test.ts': `import { afterAll, beforeEach, it } from 'vitest'
let hooks = 0
beforeEach(() => { hooks += 1 })
afterAll(() => { expect(hooks).toBe(2) })
it('is odd', () => { expect.assertions(1); expect(3).toBeOdd() })
it('asserts nothing', () => {})
`,
    })
    expect(codes).toEqual([])
    expect(new Set(tests.map(({ name, state, assertions }) => `${name}: ${state}, ${assertions}`))).toEqual(
      new Set(['asserts nothing: passed, 0', 'is odd: passed, 1']),
    )
  })

  it('of a red bar stands, also where a setup file cannot be loaded yet', async () => {
    const { codes, tests } = await run({
      ...config("setupFiles: ['./setup.ts']"),
      'setup.ts': `import './src/missing.ts'\n`,
    })
    expect(codes).toEqual([])
    expect(tests.map(({ state }) => state)).toEqual(['failed'])
  })
})
