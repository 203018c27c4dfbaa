import { existsSync, readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import type { BenchCommand, VitestCommand } from '@helix/core'
import { afterEach, describe, expect, it } from 'vitest'
import { readRun } from '../run/read-run.ts'
import type { RawRun } from '../run/raw-run.ts'
import type { Run } from '../run/run.ts'
import { measureCommand } from './measure-command.ts'
import { aPolicyWith, aProject, aVitestCommand } from './testing/project.ts'

const folders: string[] = []
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

interface Measured {
  raw: RawRun
  run: Run
  folder: string
  codes: string[]
}

async function measured(
  files: Record<string, string>,
  more: { command?: VitestCommand | BenchCommand; purpose?: RawRun['purpose'] } = {},
): Promise<Measured> {
  const folder = await aProject(files)
  folders.push(folder)
  const command = more.command ?? aVitestCommand({ files: ['test/**'] })
  const raw = await measureCommand({
    command,
    policy: aPolicyWith(command),
    folder,
    purpose: more.purpose ?? 'tests',
    seed: 7,
  })
  const run = readRun(raw, folder)
  return { raw, run, folder, codes: run.findings.map(({ code }) => code) }
}

const states = ({ tests }: Run): Record<string, string> =>
  Object.fromEntries(tests.map(({ name, state }) => [name, state]))
const inTest = (body: string): Record<string, string> => ({
  'test/a.test.ts': `import { describe, expect, it } from 'vitest'\n${body}`,
})
const share = 'export function share(total: number, people: number): number {\n  return Math.floor(total / people)\n}\n'

describe('a Vitest command', () => {
  it('is measured with states, structured failures and a seed, and leaves the folder as it was', async () => {
    const { raw, run, folder } = await measured(
      inTest(`
      it('passes', () => { expect(1).toBe(1) })
      it('fails', () => { expect(3).toBe(4) })
      it('asserts nothing', () => {})
      it('says why', () => { throw new Error('outer', { cause: Object.assign(new Error('inner'), { code: 'ECONNREFUSED' }) }) })
      it.fails('is expected to fail', () => { expect(1).toBe(2) })
      it.skip('is skipped', () => {})
      it.todo('is to be done')
      let times = 0
      it('passes when retried', { retry: 2 }, () => { times += 1; expect(times).toBe(2) })`),
    )
    expect(run).toMatchObject({ valid: true, exitCode: 1, seed: 7, findings: [] })
    expect(states(run)).toEqual({
      passes: 'passed', fails: 'failed', 'asserts nothing': 'passed', 'says why': 'failed', 'is expected to fail': 'expected-failure',
      'is skipped': 'skipped', 'is to be done': 'todo', 'passes when retried': 'flaky',
    }) // prettier-ignore
    expect(run.tests.find(({ name }) => name === 'asserts nothing')?.assertions).toBe(0)
    expect(run.tests.find(({ name }) => name === 'passes')?.assertions).toBe(1)
    expect(run.tests.find(({ name }) => name === 'fails')).toMatchObject({
      id: 'test/a.test.ts > fails',
      failure: {
        name: 'AssertionError', expected: '4', actual: '3',
        frames: [{ file: 'test/a.test.ts', line: 4, inside: true }],
      },
    }) // prettier-ignore
    expect(run.tests.find(({ name }) => name === 'says why')?.failure?.causes).toEqual([
      { name: 'Error', message: 'inner', code: 'ECONNREFUSED' },
    ])
    expect(raw.argv[0]).toBe(process.execPath)
    expect(raw.command).toBe('unit')
    expect(readdirSync(folder).sort()).toEqual(['node_modules', 'package.json', 'test'])
    expect(
      readdirSync(tmpdir()).filter((name) => name.startsWith('helix-run-') && raw.argv.join(' ').includes(name)),
    ).toEqual([])
  })

  it('has a report though an assertion compares what is no text and has no prototype', async () => {
    const { run, codes } = await measured({
      'test/a.test.ts': `import { match } from 'node:assert'\nimport { it } from 'vitest'\nit('matches', () => { match(undefined as never, /a/) })`,
    })
    expect(codes).toEqual([])
    expect(run.tests[0]?.failure).toMatchObject({ name: 'AssertionError' })
  })

  it('gives no leave to the settings of the project that hide failures', async () => {
    const { run, codes } = await measured({
      ...inTest(`it('ok', () => { Promise.reject(new Error('nobody awaits')); expect(answer).toBe(1) })`),
      'vitest.config.ts': `export default { define: { answer: 1 }, test: {
        include: ['nothing/**'], retry: 5, passWithNoTests: true, dangerouslyIgnoreUnhandledErrors: true,
        onUnhandledError: () => false, reporters: [], testNamePattern: /nothing/, bail: 1, runner: './evil.ts' } }`,
    })
    expect(codes).toEqual(['RUN-UNHANDLED'])
    expect(run.unhandled).toMatchObject([{ name: 'Error', message: 'nobody awaits' }])
    expect(states(run)).toEqual({ ok: 'passed' })
  })

  it('counts the coverage of every source, whatever the project excludes', async () => {
    const command = aVitestCommand({ files: ['test/**'], coverage: ['src/**'] })
    const { run } = await measured(
      {
        ...inTest(`import { share } from '../src/share.ts'\nit('shares', () => { expect(share(10, 3)).toBe(3) })`),
        'src/share.ts': share,
        'src/data.json': '{}',
        'src/never-imported.ts': 'export const never = () => {\n  return 1\n}\n',
        'vitest.config.ts': `export default { test: { coverage: { exclude: ['src/**'], thresholds: { lines: 100 } } } }`,
      },
      { command, purpose: 'coverage' },
    )
    expect(run.valid).toBe(true)
    expect(Object.fromEntries((run.coverage ?? []).map(({ file, lines }) => [file, [...lines]]))).toEqual({
      'src/never-imported.ts': [[1, 0], [2, 0]],
      'src/share.ts': [[2, 1]],
    }) // prettier-ignore
  })

  it("takes one project of the project's own config, with what that inherits", async () => {
    const command = aVitestCommand({ project: 'unit' })
    const { run } = await measured(
      {
        'test/unit/a.ts': `it('unit', () => { expect(answer).toBe(2) })`,
        'test/e2e/b.ts': `it('e2e', () => { expect(1).toBe(2) })`,
        'vitest.config.ts': `export default { define: { answer: 2 }, test: { globals: true, projects: [
          { extends: true, test: { name: 'unit', include: ['test/unit/**'] } },
          { test: { name: 'e2e', include: ['test/e2e/**'] } }] } }`,
      },
      { command },
    )
    expect(states(run)).toEqual({ unit: 'passed' })
  })

  it('says which projects there are when the one that is asked for is not', async () => {
    const { codes, raw, run } = await measured(
      { 'vitest.config.ts': `export default { test: { projects: [{ test: { name: 'unit' } }] } }` },
      { command: aVitestCommand({ project: 'unti' }) },
    )
    expect(codes).toEqual(['REPORT-ABSENT'])
    expect(raw.output).toContain('no Vitest project is named "unti"; there are: unit')
    expect(run.findings[0]?.message).toContain('no Vitest project is named "unti"')
  })

  it('has counts of each property, however the tests configure fast-check', async () => {
    const { run } = await measured(
      inTest(`import fc from 'fast-check'
      fc.configureGlobal({ numRuns: 150 })
      it('holds', () => { fc.assert(fc.property(fc.nat(), (n) => n >= 0)) })
      it('holds later', async () => { await fc.assert(fc.asyncProperty(fc.nat(), async (n) => n >= 0), { numRuns: 20 }) })
      it('skips', () => { fc.assert(fc.property(fc.nat(), (n) => { fc.pre(n % 2 === 0); return true }), { numRuns: 10 }) })
      it('does not hold', () => { fc.assert(fc.property(fc.nat(), (n) => n < 50)) })`),
    )
    expect(run.valid).toBe(true)
    expect(states(run)).toEqual({
      holds: 'passed',
      'holds later': 'passed',
      skips: 'passed',
      'does not hold': 'failed',
    })
    const runs = Object.fromEntries((run.properties ?? []).map(({ test, runs, failed }) => [test, [runs, failed]]))
    expect(runs).toMatchObject({
      'test/a.test.ts > holds': [150, false],
      'test/a.test.ts > holds later': [20, false],
      'test/a.test.ts > skips': [10, false],
    })
    expect(run.properties?.find(({ test }) => test.endsWith('skips'))?.skips).toBeGreaterThan(0)
    expect(run.properties?.find(({ failed }) => failed)?.test).toBe('test/a.test.ts > does not hold')
    expect(run.tests.find(({ name }) => name === 'does not hold')?.failure).toMatchObject({
      message: expect.stringContaining('Counterexample: [50]'),
    })
  })

  it("has counts of properties that a package of fast-check's family asserts", async () => {
    const { run } = await measured({
      'node_modules/@fast-check/kit/package.json':
        '{"name": "@fast-check/kit", "type": "module", "exports": "./index.js"}',
      'node_modules/@fast-check/kit/index.js': `import fc from 'fast-check'\nexport const holds = () => fc.assert(fc.property(fc.nat(), () => true))`,
      ...inTest(`import { holds } from '@fast-check/kit'\nit('holds', () => { holds() })`),
    })
    expect(states(run)).toEqual({ holds: 'passed' })
    expect(run.properties).toMatchObject([{ test: 'test/a.test.ts > holds', runs: 100 }])
  })

  it('fails where a file cannot be loaded or a hook throws', async () => {
    const { run } = await measured({
      'test/a.test.ts': `import { nothing } from '../src/nothing.ts'\nimport { it } from 'vitest'\nit('a', () => { nothing() })`,
      'test/b.test.ts': `import { beforeAll, describe, it } from 'vitest'\ndescribe('s', () => { beforeAll(() => { throw new Error('hook') }); it('b', () => {}) })`,
    })
    expect(run).toMatchObject({ valid: true, exitCode: 1 })
    expect(run.tests.find(({ id }) => id === 'test/a.test.ts')).toMatchObject({
      state: 'failed',
      failure: { code: 'ERR_MODULE_NOT_FOUND', message: expect.stringContaining('imported from test/a.test.ts') },
    })
    expect(run.tests.find(({ id }) => id === 'test/b.test.ts > s')).toMatchObject({
      state: 'failed',
      failure: { message: 'hook' },
    })
    expect(run.tests.find(({ name }) => name === 's > b')?.state).toBe('skipped')
  })

  it.each([
    [
      'calls process.exit',
      `it('exits', () => { process.exit(0) }); it('later', () => { expect(1).toBe(1) })`,
      [],
      'failed',
    ],
    [
      'ends its worker',
      `it('exits', () => { process.reallyExit(0) }); it('later', () => { expect(1).toBe(1) })`,
      ['REPORT-PENDING', 'RUN-UNHANDLED'],
      'pending',
    ],
    [
      'kills its worker',
      `it('exits', () => { process.kill(process.pid, 'SIGKILL') })`,
      ['REPORT-PENDING', 'RUN-UNHANDLED'],
      'pending',
    ],
  ])('is no pass when a test %s', async (_, body, expected, state) => {
    const { run, codes } = await measured(inTest(body))
    expect(codes.filter((code) => code !== 'REPORT-EMPTY')).toEqual(expected)
    expect(states(run)['exits']).toBe(state)
  })

  it('proves nothing when it hangs', async () => {
    const command = aVitestCommand({ files: ['test/**'], within: 1_500 })
    const { codes, raw } = await measured(inTest(`it('hangs', () => { for (;;); })`), { command })
    expect(codes).toEqual(['RUN-TIMEOUT', 'REPORT-ABSENT'])
    expect(raw.exit.timedOut).toBe(true)
  })

  it('proves nothing when there are no tests', async () => {
    expect((await measured({})).codes).toEqual(['REPORT-EMPTY'])
  })

  it('does not see tokens of whoever runs it', async () => {
    process.env['HELIX_TEST_TOKEN'] = 'secret'
    try {
      const { run } = await measured(
        inTest(
          `it('sees', () => { expect(process.env.HELIX_TEST_TOKEN).toBeUndefined(); expect(process.env.CI).toBeUndefined() })`,
        ),
      )
      expect(states(run)).toEqual({ sees: 'passed' })
    } finally {
      delete process.env['HELIX_TEST_TOKEN']
    }
  })

  it('without Vitest in the folder is an error', async () => {
    const folder = await aProject({})
    folders.push(folder)
    await rm(`${folder}/node_modules/vitest`)
    const command = aVitestCommand({ files: ['test/**'] })
    await expect(
      measureCommand({ command, policy: aPolicyWith(command), folder, purpose: 'tests', seed: 1 }),
    ).rejects.toMatchObject({
      code: 'gates/not-installed',
    })
  })
})

describe('benchmarks', () => {
  it('are measured in milliseconds with their samples', async () => {
    const command: BenchCommand = {
      kind: 'vitest-bench',
      name: 'bench',
      files: ['bench/**'],
      quick: false,
      within: 60_000,
    }
    const { run } = await measured(
      {
        'bench/a.ts': `import { test } from 'vitest'\ntest('sums', async ({ bench }) => { await bench('loop', () => { let n = 0; for (let i = 0; i < 1e5; i++) n += i; return n }).run({ time: 50 }) })`,
      },
      { command, purpose: 'bench' },
    )
    expect(run.valid).toBe(true)
    expect(run.bench).toMatchObject([{ id: 'bench/a.ts > sums > loop' }])
    const [loop] = run.bench ?? []
    expect(loop?.samples).toBeGreaterThan(9)
    expect(loop?.mean).toBeGreaterThan(0.001)
    expect(loop?.p95).toBeGreaterThan(0.001)
    expect(loop?.p95).toBeLessThan(1_000)
  })
})

it('the files that a run copies are there', () => {
  for (const name of ['reporter', 'property-probe', 'vitest-config']) {
    expect(existsSync(new URL(`./assets/${name}.mjs`, import.meta.url))).toBe(true)
  }
})
