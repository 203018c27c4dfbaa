import { describe, expect, it } from 'vitest'
import type { RawRun } from './raw-run.ts'
import { runCodes } from './codes.ts'
import { readRun as read } from './read-run.ts'

const bytes = (value: unknown): Uint8Array =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))
const test = (state: string, name = `is ${state}`): object => ({ file: 'a.test.ts', name, state, durationMs: 1 })
const error = { name: 'Error', message: 'nobody awaits', causes: [], frames: [] }
const report = (more: object = {}): Uint8Array =>
  bytes({
    helix: 1,
    nonce: 'n',
    reason: 'passed',
    canary: { passing: 'passed', failing: 'failed', silent: [] },
    tests: [test('passed')],
    unhandled: [],
    properties: [],
    bench: [],
    ...more,
  })

type CountedRun = RawRun & { declared: number | null }

const readRun = ({ declared, ...run }: CountedRun, root: string) => read(run, root, declared)

function raw(more: Partial<CountedRun> = {}): CountedRun {
  return {
    command: 'unit',
    purpose: 'tests',
    argv: ['node', 'vitest'],
    startedAt: 1000,
    durationMs: 1234,
    exit: { code: 0, signal: null, timedOut: false, missing: false },
    nonce: 'n',
    seed: 7,
    reports: [{ format: 'helix-json', bytes: report(), modifiedAt: 1001 }],
    output: '',
    declared: 1,
    ...more,
  }
}

const exit = (more: Partial<CountedRun['exit']>): Partial<CountedRun> => ({
  exit: { code: 1, signal: null, timedOut: false, missing: false, ...more },
})
const reports = (more: object, code = 0): Partial<CountedRun> => ({
  ...exit({ code }),
  reports: [{ format: 'helix-json', bytes: report(more), modifiedAt: 1001 }],
})
const lcov = (text: string): Partial<CountedRun> => ({
  purpose: 'coverage',
  reports: [...raw().reports, { format: 'lcov', bytes: bytes(text), modifiedAt: 1001 }],
})

describe('a run whose evidence holds together', () => {
  it('is valid and says what it measured', () => {
    const run = readRun(raw(), '/repo')
    expect(run).toMatchObject({ command: 'unit', valid: true, findings: [], exitCode: 0, seed: 7, durationMs: 1234 })
    expect(run.tests.map(({ id }) => id)).toEqual(['a.test.ts > is passed'])
    expect(run).toMatchObject({
      coverage: null,
      mutants: null,
      mutationTests: null,
      properties: [],
      bench: [],
      serviceStarted: null,
      serviceUrl: null,
    })
    expect(run.reports).toHaveLength(1)
    expect(run.reports[0]).toMatch(/^[0-9a-f]{64}$/)
  })

  it('may have failed tests when the exit code says so', () => {
    expect(readRun(raw(reports({ tests: [test('failed')], reason: 'failed' }, 1)), '/repo').valid).toBe(true)
  })

  it('may leave more tests than were counted in the sources', () => {
    expect(
      readRun(raw({ ...reports({ tests: [test('passed', 'a'), test('passed', 'b')] }), declared: 1 }), '/repo').valid,
    ).toBe(true)
  })

  it('may collect nothing of a file that cannot be loaded', () => {
    expect(readRun(raw({ ...reports({ tests: [{ ...test('failed', '') }] }, 1), declared: 5 }), '/repo').valid).toBe(
      true,
    )
  })

  it('needs no report when none is asked for', () => {
    const run = readRun(raw({ purpose: 'exit', reports: [], declared: null, ...exit({ code: 2 }) }), '/repo')
    expect(run).toMatchObject({ valid: true, exitCode: 2, tests: [] })
  })

  it('has the coverage of its second report', () => {
    const run = readRun(raw(lcov('SF:src/a.ts\nDA:1,1\nend_of_record\n')), '/repo')
    expect(run.coverage).toEqual([{ file: 'src/a.ts', lines: new Map([[1, 1]]) }])
    expect(run.reports).toHaveLength(2)
  })

  it('carries how its service went', () => {
    const service = { name: 'app', started: true, reason: '', url: 'http://127.0.0.1:9' }
    expect(readRun(raw({ service }), '/repo')).toMatchObject({
      valid: true,
      serviceStarted: true,
      serviceUrl: 'http://127.0.0.1:9',
    })
  })
})

describe('a run proves nothing', () => {
  it.each<[string, string, Partial<CountedRun>]>([
    ['when its program is missing', 'RUN-MISSING-PROGRAM', exit({ code: null, missing: true })],
    ['when it hung', 'RUN-TIMEOUT', exit({ code: null, signal: 'SIGKILL', timedOut: true })],
    ['when it was killed', 'RUN-KILLED', exit({ code: null, signal: 'SIGKILL' })],
    ['when it has neither code nor signal', 'RUN-KILLED', exit({ code: null })],
    [
      'when its service did not start',
      'RUN-SERVICE',
      { service: { name: 'app', started: false, reason: 'port', url: null } },
    ],
    ['without its report', 'REPORT-ABSENT', { reports: [{ format: 'helix-json', bytes: null }] }],
    ['with an old report', 'REPORT-STALE', { reports: [{ format: 'helix-json', bytes: report(), modifiedAt: 998.9 }] }],
    [
      'with a torn report',
      'REPORT-TRUNCATED',
      { reports: [{ format: 'helix-json', bytes: report().slice(0, 40), modifiedAt: 1001 }] },
    ],
    ['with the mark of another run', 'REPORT-NONCE', reports({ nonce: 'other' })],
    ['when the runner was interrupted', 'REPORT-PENDING', reports({ reason: 'interrupted' })],
    ['with tests that never finished', 'REPORT-PENDING', reports({ tests: [test('passed'), test('pending')] })],
    ['with errors outside its tests', 'RUN-UNHANDLED', reports({ unhandled: [error] }, 1)],
    ['when nothing was executed', 'REPORT-EMPTY', reports({ tests: [test('skipped'), test('todo')] })],
    ['when nothing was collected and it failed', 'REPORT-EMPTY', { ...reports({ tests: [] }, 1), declared: 0 }],
    ['with failed tests and exit code 0', 'REPORT-DISAGREES', reports({ tests: [test('failed')] }, 0)],
    ['with exit code 1 and no failed test', 'REPORT-DISAGREES', reports({}, 1)],
    ['with fewer tests than the sources declare', 'RUN-COUNT', { declared: 2 }],
    [
      'without its second report',
      'REPORT-ABSENT',
      { purpose: 'coverage', reports: [...raw().reports, { format: 'lcov', bytes: null }] },
    ],
    ['with a coverage report of no lines', 'REPORT-EMPTY', lcov('TN:\n')],
    ['without benchmarks, when asked for them', 'REPORT-EMPTY', { purpose: 'bench' }],
  ])('%s', (_, code, more) => {
    const run = readRun(raw(more), '/repo')
    expect(run.valid).toBe(false)
    expect(run.findings.map((finding) => finding.code)).toEqual([code])
    expect(run.findings[0]).toMatchObject({ severity: 'error', where: { name: 'unit' }, fix: expect.any(String) })
    expect(runCodes).toHaveProperty(code)
  })

  it('a report as old as the start of its run is fresh', () => {
    expect(readRun(raw({ reports: [{ format: 'helix-json', bytes: report(), modifiedAt: 999 }] }), '/repo').valid).toBe(
      true,
    )
  })
})

const mutants = (...statuses: string[]): Partial<CountedRun> => ({
  purpose: 'mutation',
  declared: null,
  reports: [{
    format: 'mutation-json',
    modifiedAt: 1001,
    bytes: bytes({
      schemaVersion: '1',
      files: {
        'a.ts': {
          source: 'a',
          mutants: statuses.map((status) => ({ mutatorName: 'M', status, location: { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } } })),
        },
      },
    }),
  }],
}) // prettier-ignore

const absent = (output: string): string | undefined =>
  readRun(raw({ output, ...exit({}), reports: [{ format: 'junit', bytes: null }] }), '/repo').findings[0]?.message

it('a missing report names the first error that was printed', () => {
  expect(absent('Startup Error\n  Error: no project is named "x"\nTypeError: later\n')).toBe(
    'the run left no junit report (exit code 1: Error: no project is named "x")',
  )
  expect(absent('12:00:00 (7) ERROR DryRun tests failed')).toBe(
    'the run left no junit report (exit code 1: 12:00:00 (7) ERROR DryRun tests failed)',
  )
  expect(absent('all is well')).toBe('the run left no junit report (exit code 1)')
})

it('a service that did not start hides nothing else', () => {
  const service = { name: 'app', started: false, reason: 'no entry', url: 'http://127.0.0.1:9' }
  const run = readRun(raw({ service, ...reports({ tests: [test('pending'), test('passed')] }) }), '/repo')
  expect(run.findings.map(({ code }) => code)).toEqual(['RUN-SERVICE', 'REPORT-PENDING'])
})

describe('a mutation run', () => {
  it('is valid with survivors', () => {
    expect(readRun(raw(mutants('Survived', 'Killed', 'Timeout')), '/repo')).toMatchObject({
      valid: true,
      mutants: [{}, {}, {}],
    })
  })

  it.each([
    ['without mutants', 'REPORT-EMPTY', mutants()],
    ['with ignored mutants only', 'REPORT-EMPTY', mutants('Ignored', 'CompileError')],
    ['with mutants that were never tested', 'REPORT-PENDING', mutants('Killed', 'Pending')],
    ['with another exit code than 0', 'REPORT-DISAGREES', { ...mutants('Killed'), ...exit({ code: 1 }) }],
  ])('%s proves nothing', (_, code, more) => {
    expect(readRun(raw(more), '/repo').findings.map((finding) => finding.code)).toEqual([code])
  })
})

const planted = (passing: string, failing: string, silent: object[] = []) => ({
  canary: { passing, failing, silent },
})
const codesOf = (more: object, code = 0) => readRun(raw(reports(more, code)), '/repo').findings.map(({ code }) => code)

describe('the tests that Helix plants', () => {
  it.each([
    ['the one that must fail passed', planted('passed', 'passed')],
    ['the one that must fail was skipped', planted('passed', 'skipped')],
    ['neither was run', planted('absent', 'absent')],
    ['their file did not load, and yet tests passed', planted('broken', 'broken')],
    ['both failed, and yet tests passed', planted('failed', 'failed')],
    ['the report is silent about them', { canary: undefined }],
    ['an assertion is silent', planted('passed', 'failed', [{ file: 'a.test.ts', name: 't', assertions: ['toBe'] }])],
  ])('prove the run nothing: %s', (_, more) => {
    expect(codesOf(more)).toEqual(['RUN-CANARY'])
  })

  it.each([
    ['a filter', planted('absent', 'absent')],
    ['something', planted('passed', 'passed')],
  ])('are told as what may have kept them from running or from failing: %s', (what, more) => {
    const fixes = readRun(raw(reports(more, 0)), '/repo').findings.map(({ fix }) => fix)
    expect(fixes).toEqual([
      expect.stringContaining(what === 'a filter' ? 'keeps a new test file from running' : 'puts itself in the place'),
    ])
  })

  it.each([
    ['no test', [], true],
    ['tests', [test('passed')], false],
  ])('ask for the first test where %s was found', (_, tests, asks) => {
    const fixes = readRun(raw(reports({ tests, ...planted('absent', 'absent') }, 0)), '/repo').findings.flatMap(
      ({ code, fix }) => (code === 'RUN-CANARY' ? [fix?.startsWith('Write the first test')] : []),
    )
    expect(fixes).toEqual([asks])
  })

  it('let a run stand in which nothing can run, for nothing is said to pass there', () => {
    const down = { tests: [test('failed')], ...planted('broken', 'broken') }
    expect(codesOf(down, 1)).toEqual([])
    expect(codesOf({ tests: [test('failed')], ...planted('failed', 'failed') }, 1)).toEqual([])
  })

  it('are not missed where the runner takes none', () => {
    expect(codesOf({ canary: null })).toEqual([])
  })

  it('name the test after which assertions let everything pass, and which they are', () => {
    const silent = [{ file: 'a.test.ts', name: 'adds', assertions: ['toBe', 'toEqual'] }]
    const [finding] = readRun(raw(reports(planted('passed', 'failed', silent))), '/repo').findings
    expect(finding?.message).toBe('after "a.test.ts > adds" toBe, toEqual let everything pass')
  })
})

/** What cargo-mutants would say of mutants of these fates. */
const mutantReport = (...summaries: string[]) => ({
  outcomes: summaries.map((summary) => ({
    summary,
    scenario: {
      Mutant: {
        name: `src/lib.rs:7:7: ${summary}`, file: 'src/lib.rs', replacement: '==', genre: 'BinaryOperator',
        span: { start: { line: 7, column: 7 }, end: { line: 7, column: 8 } },
      },
    },
  })),
}) // prettier-ignore

function mutantCodes(code: number, ...summaries: string[]): string[] {
  const reports = [{ format: 'cargo-mutants' as const, bytes: bytes(mutantReport(...summaries)), modifiedAt: 1001 }]
  return codesIn(raw({ ...exit({ code }), purpose: 'mutation', reports, declared: null }))
}

function codesIn(run: CountedRun): string[] {
  return readRun(run, '/repo').findings.map((one) => one.code)
}

describe('an exit code that the report explains', () => {
  it('is no reason to doubt it', () => {
    expect(mutantCodes(0, 'CaughtMutant')).toEqual([])
    expect(mutantCodes(2, 'CaughtMutant', 'MissedMutant')).toEqual([])
    expect(mutantCodes(3, 'CaughtMutant', 'Timeout')).toEqual([])
  })

  it('is one where the report says something else', () => {
    expect(mutantCodes(0, 'MissedMutant')).toEqual(['REPORT-DISAGREES'])
    expect(mutantCodes(2, 'CaughtMutant')).toEqual(['REPORT-DISAGREES'])
    expect(mutantCodes(4, 'CaughtMutant')).toEqual(['REPORT-DISAGREES'])
  })
})

const said = (state: string) => ({ tests: [test(state, ''), test('passed')], reason: 'failed' })

it('a file that ran none of its tests counts against the run where it looks green, and speaks for itself where it broke', () => {
  expect(codesIn(raw({ ...reports(said('passed')), declared: 3 }))).toEqual(['RUN-COUNT'])
  expect(codesIn(raw({ ...reports(said('failed'), 1), declared: 3 }))).toEqual([])
})

it('a run without a test says what the program said of it', () => {
  const output = 'e2e/less_test.go:11:17: undefined: cart.Less\n'
  const { findings } = readRun(raw({ ...reports({ tests: [] }, 2), declared: 0, output }), '/repo')
  expect(findings[0]?.message).toBe('0 tests were executed (exit code 2: e2e/less_test.go:11:17: undefined: cart.Less)')
})
