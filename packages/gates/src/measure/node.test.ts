import { rm } from 'node:fs/promises'
import type { NodeCommand } from '@helix/core'
import { afterEach, describe, expect, it } from 'vitest'
import { readRun } from '../run/read-run.ts'
import type { RawRun } from '../run/raw-run.ts'
import type { Run } from '../run/run.ts'
import { measureCommand } from './measure-command.ts'
import { aPolicyWith, aProject } from './testing/project.ts'

const folders: string[] = []
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

async function measured(
  files: Record<string, string>,
  more: Partial<NodeCommand> & { purpose?: RawRun['purpose']; stubbed?: boolean } = {},
): Promise<{ raw: RawRun; run: Run; codes: string[] }> {
  const { purpose = 'tests', stubbed = false, ...rest } = more
  const folder = await aProject(files)
  folders.push(folder)
  const command: NodeCommand = { kind: 'node', name: 'unit', files: ['test/**'], quick: true, within: 60_000, ...rest }
  const raw = await measureCommand({ command, policy: aPolicyWith(command), folder, purpose, seed: 7, stubbed })
  const run = readRun(raw, folder)
  return { raw, run, codes: run.findings.map(({ code }) => code) }
}

const states = ({ tests }: Run): Record<string, string> => Object.fromEntries(tests.map(({ id, state }) => [id, state]))
const inTest = (body: string, name = 'a'): Record<string, string> => ({
  [`test/${name}.test.js`]: `import assert from 'node:assert'\nimport { before, describe, test } from 'node:test'\n${body}`,
})

describe('a node command', () => {
  it('is measured with states, structured failures and a seed', async () => {
    const { run } = await measured({
      ...inTest(`
      describe('a suite', () => {
        test('passes', () => {})
        test('fails', () => assert.deepEqual({ a: 1 }, { a: 2 }))
        test('says why', () => { throw new Error('outer', { cause: Object.assign(new Error('inner'), { code: 'ECONNREFUSED' }) }) })
        test.skip('is skipped', () => {})
        test.todo('is to be done', () => { throw new Error('not yet') })
      })
      describe('a suite whose hook breaks', () => { before(() => { throw new RangeError('hook') }); test('never ran', () => {}) })
      test('has parts', (t) => t.test('a part', () => assert.equal(1, 2)))`),
    })
    expect(run).toMatchObject({ valid: true, exitCode: 1, seed: 7, findings: [] })
    expect(states(run)).toEqual({
      'test/a.test.js > a suite > passes': 'passed',
      'test/a.test.js > a suite > fails': 'failed',
      'test/a.test.js > a suite > says why': 'failed',
      'test/a.test.js > a suite > is skipped': 'skipped',
      'test/a.test.js > a suite > is to be done': 'todo',
      'test/a.test.js > a suite whose hook breaks': 'failed',
      'test/a.test.js > a suite whose hook breaks > never ran': 'failed',
      'test/a.test.js > has parts': 'failed',
      'test/a.test.js > has parts > a part': 'failed',
    })
    const failureOf = (name: string) => run.tests.find((test) => test.name === name)?.failure
    expect(failureOf('a suite > fails')).toMatchObject({
      name: 'AssertionError', code: 'ERR_ASSERTION', expected: '{ a: 2 }', actual: '{ a: 1 }',
      frames: [{ file: 'test/a.test.js', line: 6, inside: true }],
    }) // prettier-ignore
    expect(failureOf('a suite > says why')?.causes).toEqual([{ name: 'Error', message: 'inner', code: 'ECONNREFUSED' }])
    expect(failureOf('a suite whose hook breaks')).toMatchObject({ name: 'RangeError', message: 'hook' })
    expect(failureOf('has parts')).toEqual(failureOf('has parts > a part'))
  })

  it('says what an exception of the web says', async () => {
    const { run } = await measured(
      inTest(`test('waits', () => { throw AbortSignal.abort(new DOMException('too late', 'TimeoutError')).reason })`),
    )
    expect(run.tests).toMatchObject([{ failure: { name: 'TimeoutError', message: 'too late' } }])
  })

  it('says what an assertion on a promise says, which no process can send to another', async () => {
    const { run } = await measured(inTest(`test('waits for nothing', () => { assert.equal((async () => 1)(), 'b1') })`))
    const failure = run.tests.find(({ id }) => id.endsWith('waits for nothing'))?.failure
    expect(failure?.name).toBe('AssertionError')
    expect(failure?.message).toContain('Promise {')
    expect(failure?.frames[0]).toMatchObject({ file: 'test/a.test.js', line: 3, inside: true })
  })

  it('says why a file cannot be loaded', async () => {
    const { run } = await measured({
      ...inTest(`import { sum } from '../src/sum.js'\ntest('a', () => {})`, 'module'),
      ...inTest(`import { sum } from '../src/add.js'\ntest('a', () => {})`, 'export'),
      'src/add.js': 'export const add = 1\n',
    })
    expect(run).toMatchObject({ valid: true, exitCode: 1 })
    expect(Object.fromEntries(run.tests.map(({ id, name, failure }) => [id, [name, failure?.name, failure?.message]]))).toEqual({
      'test/module.test.js': ['', 'Error', `Cannot find module 'src/sum.js' imported from test/module.test.js`],
      'test/export.test.js': ['', 'SyntaxError', `The requested module '../src/add.js' does not provide an export named 'sum'`],
    }) // prettier-ignore
    expect(run.tests.map(({ failure }) => failure?.code).filter(Boolean)).toEqual(['ERR_MODULE_NOT_FOUND'])
  })

  it('that leaves in the middle of a file is no run of its tests', async () => {
    const { run } = await measured(
      inTest(`test('first', () => {})\ntest('second', () => process.exit(0))\ntest('third', () => {})`),
    )
    expect(run.exitCode).toBe(0)
    expect(run.tests).toMatchObject([{ id: 'test/a.test.js', name: '', state: 'passed' }])
    expect(run.findings).toMatchObject([{ code: 'REPORT-EMPTY' }])
  })

  it('that leaves after some tests were told of has a file which never finished', async () => {
    const many = `for (let n = 0; n < 300; n++) test('passes ' + n, () => {})`
    const waiting = `test('waits', () => new Promise((resolve) => setTimeout(resolve, 500)))`
    const { codes, run } = await measured(inTest(`${many}\n${waiting}\ntest('leaves', () => process.exit(0))`))
    expect([run.exitCode, codes]).toEqual([0, ['REPORT-PENDING']])
  })

  it('whose process says no although its tests say yes fails as a file', async () => {
    const { run, codes } = await measured(
      inTest(`test('fine', () => {})\nprocess.on('exit', () => { process.exitCode = 3 })`),
    )
    expect(codes).toEqual([])
    expect(states(run)).toEqual({ 'test/a.test.js > fine': 'passed', 'test/a.test.js': 'failed' })
  })

  it('with an error after the end of a test is refused', async () => {
    const { codes } = await measured(
      inTest(`test('late', () => { setTimeout(() => { throw new Error('late') }, 20) })`),
    )
    expect(codes).toContain('RUN-UNHANDLED')
  })

  it('has how many assertions that a test was handed held in it', async () => {
    const { run, codes } = await measured(
      inTest(`test('three', (t) => { t.plan(3); t.assert.equal(1, 1); t.assert.ok(1); assert.equal(1, 1); t.assert.deepEqual([1], [1]) })
      test('later', async (t) => { await t.assert.rejects(Promise.reject(new Error('no'))) })
      test('caught', (t) => { try { t.assert.equal(1, 2) } catch {} })
      test('says how it was called', (t) => { t.assert.equal(1, 2) })`),
    )
    expect(codes).toEqual([])
    const held = run.tests.flatMap(({ name, assertions }) => (name === '' ? [] : [[name, assertions]]))
    expect(Object.fromEntries(held)).toEqual({ three: 4, later: 1, caught: 0, 'says how it was called': undefined })
    const [frame] = run.tests.find(({ name }) => name === 'says how it was called')?.failure?.frames ?? []
    expect(frame?.file).toMatch(/test/)
  })

  it('counts an assertion once wherever it stands, however often it holds', async () => {
    const { run } = await measured(
      inTest(`test('goes round', () => { for (const a of [1, 2, 3]) assert.equal(a, a + 0) })
test('asks twice', () => { assert.equal(1, 1); assert.equal(1, 1) })
test('goes round for long', () => { for (let a = 0; a < 2000; a++) assert.equal(a, a + 0); assert.equal(1, 1) })`),
    )
    const held = Object.fromEntries(run.tests.map(({ name, assertions }) => [name, assertions ?? 0]))
    expect(held).toMatchObject({ 'goes round': 1, 'asks twice': 2 })
    expect(held['goes round for long']).toBeGreaterThan(1)
  })

  it('has how many assertions of node:assert held in each test, where that can be told', async () => {
    const { run, codes } = await measured({
      ...inTest(`import { equal } from 'node:assert'
      import { safely } from './safely.js'
      test('two', () => { assert.equal(1, 1); assert.ok(1) })
      test('by its name', () => { equal(1, 1) })
      describe('a suite', () => { test('later', async () => { await assert.rejects(Promise.reject(new Error('no'))) }) })
      test('behind a condition', () => { if (process.env.NEVER) assert.equal(1, 2) })
      test('caught', () => { safely(() => assert.equal(1, 2)) })
      test('has parts', (t) => t.test('a part', () => assert.equal(1, 1)))
      test('says how it was called', () => { assert.ok(1 === 2) })`),
      'test/safely.js': 'export const safely = (run) => { try { run() } catch {} }\n',
    })
    expect(codes).toEqual([])
    const named = run.tests.filter(({ name }) => name !== '')
    expect(Object.fromEntries(named.map(({ name, assertions }) => [name, assertions]))).toEqual({
      two: 2,
      'by its name': 1,
      'a suite > later': 1,
      'behind a condition': 0,
      caught: 0,
      'has parts': undefined,
      'has parts > a part': undefined,
      'says how it was called': undefined,
    })
    expect(run.tests.find(({ name }) => name === 'says how it was called')?.failure?.message).toContain(
      'assert.ok(1 === 2)',
    )
  })

  it.each([
    [
      'puts other assertions in their place',
      `for (const name of ['equal']) Object.defineProperty(assert, name, { value() {} })`,
    ],
    ['mocks assertions', `import { mock } from 'node:test'\nmock.method(assert, 'match', () => {})`],
    ['changes what an assertion rests on', `Object.is = () => true`],
  ])('that %s proves nothing', async (_, code) => {
    const { codes, run } = await measured(inTest(`${code}\ntest('a', () => { assert.strictEqual(1, 2) })`))
    expect(codes.includes('RUN-CANARY') || run.tests.every(({ state }) => state === 'failed')).toBe(true)
  })

  it('loads what is to be loaded first', async () => {
    const files = {
      ...inTest(`test('has it', () => assert.equal(globalThis.loaded, 1))`),
      'first.js': 'globalThis.loaded = 1\n',
    }
    const { run } = await measured(files, { preload: ['./first.js'] })
    expect(run).toMatchObject({ valid: true, exitCode: 0 })
  })

  it('in which assertions let everything pass proves nothing', async () => {
    const silent = `import assert from 'node:assert'\nassert.equal = () => {}\n`
    const { run, codes } = await measured(
      { ...inTest(`test('adds', () => assert.equal(1, 2))`), 'first.js': silent },
      { preload: ['./first.js'] },
    )
    expect([run.valid, codes]).toEqual([false, ['RUN-CANARY']])
  })

  it('measures the lines of the sources that it names', async () => {
    const { run } = await measured(
      {
        ...inTest(`import { share } from '../src/share.js'\ntest('a', () => assert.equal(share(4, 2), 2))`),
        'src/share.js':
          'export function share(total, people) {\n  if (people === 0) {\n    return 0\n  }\n  return total / people\n}\n',
      },
      { purpose: 'coverage', coverage: ['src/**'] },
    )
    expect(run.findings).toEqual([])
    const [share] = run.coverage ?? []
    expect([share?.file, share?.lines.get(3), share?.lines.get(5)]).toEqual(['src/share.js', 0, 1])
  })

  it('comes to its end on stubs, whatever a test waits for that a stub never does', async () => {
    const { run } = await measured(
      inTest(`
      import { createServer } from 'node:http'
      test('waits', async () => { createServer().listen(0); await new Promise(() => {}) })
      test('fails', () => assert.equal(1, 2))`),
      { stubbed: true, within: 50_000 },
    )
    expect(run).toMatchObject({ valid: true, findings: [] })
    expect(states(run)).toEqual({ 'test/a.test.js > waits': 'failed', 'test/a.test.js > fails': 'failed' })
  })
})
