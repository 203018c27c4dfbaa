import { describe, expect, it } from 'vitest'
import type { Failure, Run, StubCall } from '../../run/run.ts'
import { anEvidence, at } from '../testing/evidence.ts'
import { realTree } from '../testing/real-tree.ts'
import { aCall, aRun, anAssertion, failed, passed } from '../testing/runs.ts'
import { failsAlike } from './fails-alike.ts'

const file = 'e2e/cart.test.ts'
const id = `${file} > pays`
const frame = { file, line: 4, column: 1, inside: true }
const here: Partial<Failure> = { frames: [frame] }

interface Told {
  imports?: string
  failure?: Partial<Failure>
  /** How it fails where stubs answer nothing, and where they answer anything. */
  silent?: Partial<Failure>
  any?: Partial<Failure>
  /** And where they throw. */
  thrown?: Partial<Failure>
  calls?: StubCall[]
  run?: Partial<Run>
  /** Its report tells words and no values. */
  isInWords?: boolean
  /** The line that fails. */
  asks?: string
  /** The product. */
  source?: string
}

const temporary = "const path = mkdtempSync('a')\nwriteFileSync(path + '/a', '1')"

function isAlike({
  imports = '',
  failure = {},
  silent = failure,
  any = failure,
  thrown = failure,
  calls = [],
  run = {},
  isInWords = false,
  asks = 'expect(cart()).toBe(2)',
  source = '',
}: Told = {}) {
  const text = `import { expect, it } from 'vitest'\n${imports}\nit('pays', () => {\n  ${asks}\n})\n`
  const evidence = anEvidence({
    position: at('E2E_RED'),
    head: realTree({ [file]: text, 'src/domain/cart.ts': source }),
  })
  const failing = (parts: Partial<Failure>): Failure => {
    const { actual, expected, ...words } = anAssertion(id, { ...here, ...parts })
    return isInWords
      ? words
      : { ...words, ...(actual !== undefined && { actual }), ...(expected !== undefined && { expected }) }
  }
  const runOn = (parts: Partial<Failure>) =>
    aRun({ tests: [failed(id, failing(parts))], stubCalls: calls, exitCode: 1 })
  const stubbed = { throw: runOn(thrown), undefined: runOn(silent), any: { ...runOn(any), ...run } }
  return failsAlike({ id, file, failure: failing(failure) }, stubbed, evidence)
}

describe('an assertion fails alike whatever the product answers', () => {
  it.each<[string, Told]>([
    ['in the same place with the same value', {}],
    ['with one member that is something', { failure: { actual: '{ name: undefined, line: 2 }' } }],
    ['though addresses in its words differ', { any: { message: 'assert 1 == 2, at 0x7f' } }],
    ['though it does not come so far where nothing is answered', { silent: { name: 'TypeError', frames: [{ ...frame, line: 3 }] } }],
    ['though the service of the playbook was stood in for', { run: { valid: false, findings: [{ severity: 'error', code: 'RUN-SERVICE', message: '' }] } }],
    ['though the product was called in that line', { calls: [aCall(id, { from: [frame] })] }],
    ['though a mock was called twice', { asks: 'assert.equal(save.mock.callCount(), 0)', failure: { actual: '2' } }],
    ['in a folder of its own that nobody was told of', { imports: temporary }],
    ['in a variable that only the test sets', { imports: "process.env.DAILY = '20'", asks: "expect(process.env.DAILY).toBe('30')", failure: { actual: "'20'", expected: "'30'" } }],
    ['as it has printed another line itself', { imports: '// capsys', failure: { actual: String.raw`'a\nfine\n'`, expected: String.raw`'a\nfine: 20\n'` } }],
    ['of an error that it throws itself', { asks: "let said = ''; try { throw new Error('b') } catch (error) { said = error.message } expect(said).toBe('a')" }],
    ['beside a program', { imports: "import { spawnSync } from 'node:child_process'" }],
  ])('%s', (_what, told) => {
    expect(isAlike(told)).toBe(true)
  }) // prettier-ignore
})

describe('nothing of the kind is told where', () => {
  it.each<[string, Told]>([
    ['another value is in hand', { any: { actual: '3' } }],
    ['what the product throws comes into its hands', { thrown: { actual: '3' } }],
    ['an error is waited for that no stub throws', { asks: "let said = ''; try { cart() } catch (error) { said = error.message } expect(said).toBe('a')" }],
    ['nothing is there yet in which a part is looked for', { failure: { message: "assert 'a' in ''", actual: "'a'", expected: "''" } }],
    ['what is printed later is looked into', { imports: '// caplog', failure: { message: "assert 'a' in 'b'", actual: "'a'", expected: "'b'" } }],
    ['nothing answers otherwise than anything', { silent: { actual: '3' } }],
    ['nothing answers what it asks, and it ends further down', { silent: { frames: [{ ...frame, line: 5 }] } }],
    ['no error was raised', { failure: { message: 'ValueError not raised' } }],
    ['another value is expected', { any: { expected: '3' } }],
    ['it fails elsewhere', { any: { frames: [{ ...frame, line: 3 }] } }],
    ['only words are told, and they differ', { isInWords: true, any: { message: 'b' } }],
    ['nothing is in hand yet', { failure: { actual: '[]' } }],
    ['members of nothing are in hand', { failure: { actual: '{ name: undefined, line: undefined }' } }],
    ['members of nothing are in hand, one a line', { failure: { actual: 'Object {\n  "calls": 0,\n  "error": null,\n}' } }],
    ['a list of nothing is in hand', { failure: { actual: "[None, '']" } }],
    ['no call was made yet', { failure: { message: 'expected spy to be called\n\nNumber of calls: 0' } }],
    ['nobody waited for a mock yet, as no stub waits', { failure: { message: 'Expected mock to have been awaited once. Awaited 0 times.' } }],
    ['a mock was called once, as every stub calls it', { asks: 'assert.equal(save.mock.callCount(), 0)', failure: { actual: '1', expected: '0' } }],
    ['no error came', { failure: { message: 'expected function to throw an error' } }],
    ['only that it was so is told, of a call in that line', { failure: { actual: 'true' }, calls: [aCall(id, { from: [frame] })] }],
    ['the product was handed what no stub changes', { calls: [aCall(id, { kind: 'handed' })] }],
    ['a package may be between', { imports: "import { Client } from 'pg'" }],
    ['a page may be between', { imports: 'document.body.innerHTML = "<p>1</p>"' }],
    ['a folder may be between that the product was told of', { imports: temporary, calls: [aCall(id, { kind: 'handed', name: 'path' })] }],
    ['a program may know the folder', { imports: `${temporary}\nspawn('node', [path])` }],
    ['a variable may be between that the test does not set', { imports: "process.env.DAILY = '20'", asks: 'expect(process.env.OTHER).toBe(2)' }],
    ['the product sets variables', { imports: "process.env.DAILY = '20'", source: "process.env.DAILY = '30'" }],
    ['it printed what is expected beside what is to come', { imports: '// capsys', failure: { actual: String.raw`'fine\n'`, expected: String.raw`'20\nfine\n'` } }],
    ['a file may be between', { imports: "import { writeFileSync } from 'node:fs'\nwriteFileSync('a', '1')" }],
    ['the run proves nothing', { run: { findings: [{ severity: 'error', code: 'RUN-TIMEOUT', message: '' }] } }],
    ['it passes on one', { run: { tests: [passed(id)] } }],
  ])('%s', (_what, told) => {
    expect(isAlike(told)).toBe(false)
  }) // prettier-ignore

  it('nobody ran it where anything is answered', () => {
    const evidence = anEvidence({ head: realTree({}) })
    const run = aRun({ tests: [failed(id)] })
    expect(failsAlike({ id, file, failure: anAssertion(id) }, { throw: run, undefined: run }, evidence)).toBe(false)
  })
})
