import { canonicalJson, type Policy, sha256, type VitestCommand } from '@helix/core'
import { describe, expect, test } from 'vitest'
import type { RawRun } from '../../run/raw-run.ts'
import type { Need } from '../evidence.ts'
import { checkMeasured } from './check-measured.ts'
import { decodeMeasured } from './decode-measured.ts'
import { encodeMeasured } from './encode-measured.ts'
import { expectedReports } from './expected-reports.ts'
import { type MeasuredNeed, type MeasuredTree, nameOf } from './measured-tree.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

const unit: Need = { what: 'run', command: 'unit', purpose: 'tests', times: 2 }
const load: Need = { what: 'smoke', service: 'app', gets: { '/': 200 }, load: { path: '/', seconds: 1 } }

function aRun(time: number, more: Partial<RawRun> = {}): RawRun {
  return {
    command: 'unit',
    purpose: 'tests',
    argv: ['node', 'vitest'],
    startedAt: 1000.5,
    durationMs: 12,
    exit: { code: 0, signal: null, timedOut: false, missing: false },
    nonce: `mark-${time}`,
    seed: time,
    reports: [{ format: 'helix-json', bytes: bytesOf(`report ${time}`), modifiedAt: 1001 }],
    output: 'seen',
    ...more,
  }
}

const unitRuns: MeasuredNeed = { need: nameOf(unit), root: '/tmp/tree', runs: [aRun(1), aRun(2)], smoke: null }
const smoke = {
  started: true,
  reason: '',
  gets: [{ path: '/', expected: 200, status: 200 }],
  load: { path: '/', requests: 9, errors: 0, seconds: 1, p95Ms: 4.5 },
}
const smokeRun: MeasuredNeed = { need: nameOf(load), root: '/tmp/tree', runs: [], smoke }

function aTree(measurements: MeasuredNeed[] = [unitRuns, smokeRun], tree = 'a'.repeat(40)): MeasuredTree {
  return { tree, policy: sha256('policy'), measurements }
}

/** What comes out at the other end of a bundle that holds these trees. */
function carried(...trees: MeasuredTree[]) {
  const encoded = trees.map(encodeMeasured)
  return decodeMeasured(
    encoded.map(({ document }) => document),
    new Map(encoded.flatMap(({ reports }) => [...reports])),
  )
}

describe('what was measured of a tree', () => {
  test('is read as it was written', () => {
    expect(carried(aTree())).toEqual([aTree()])
  })

  test('has one spelling: canonical JSON with digests in place of bytes', () => {
    const { document, reports } = encodeMeasured(aTree([{ ...unitRuns, runs: [aRun(1)] }]))
    const text = new TextDecoder().decode(document)
    expect(text).toBe(canonicalJson(JSON.parse(text)))
    expect(JSON.parse(text)).toMatchObject({
      tree: 'a'.repeat(40),
      policy: sha256('policy'),
      measurements: [
        { need: '{"command":"unit","purpose":"tests","times":2,"what":"run"}', runs: [{ reports: [{ digest: sha256('report 1') }] }] },
      ],
    }) // prettier-ignore
    expect([...reports.keys()]).toEqual([sha256('report 1')])
  })

  test('keeps that a report is absent, that no time is known, how a service went, and a load without an end', () => {
    const service = { name: 'app', started: false, reason: 'no port', url: null }
    const run = aRun(1, { service, seed: null, reports: [{ format: 'junit', bytes: null }, { format: 'lcov', bytes: bytesOf('') }] }) // prettier-ignore
    const endless = { ...smoke, load: { ...smoke.load, p95Ms: Number.POSITIVE_INFINITY } }
    const trees = [
      aTree([
        { ...unitRuns, runs: [run] },
        { ...smokeRun, smoke: endless },
      ]),
      aTree([{ ...smokeRun, smoke: { ...smoke, load: null } }], 'b'.repeat(64)),
    ]
    expect(carried(...trees)).toEqual(trees)
  })

  test('holds what programs print even where it was cut within a character', () => {
    const service = { name: 'app', started: false, reason: 'half \udc00', url: 'http://127.0.0.1:1' }
    const run = aRun(1, { output: '\ud83dx', argv: ['\udc00'], service })
    const [tree] = [carried(aTree([{ ...unitRuns, runs: [run] }, { ...smokeRun, smoke: { ...smoke, reason: '\udc00' } }]))].flat() // prettier-ignore
    expect(tree).toMatchObject({
      measurements: [
        { runs: [{ output: '\ufffdx', argv: ['\ufffd'], service: { reason: 'half \ufffd' } }] },
        { smoke: { reason: '\ufffd' } },
      ],
    })
  })

  test('holds as much of it as can be read', () => {
    const service = { name: 'app', started: false, reason: `why ${'x'.repeat(40_000)}`, url: null }
    const run = aRun(1, { output: `${'x'.repeat(40_000)} end`, argv: ['x'.repeat(100_000)], service })
    const [tree] = [carried(aTree([{ ...unitRuns, runs: [run] }]))].flat()
    const [held] = 'measurements' in (tree ?? {}) ? (tree as MeasuredTree).measurements.flatMap(({ runs }) => runs) : [] // oxlint-disable-line typescript/no-unsafe-type-assertion
    expect([held?.output.length, held?.output.endsWith(' end')]).toEqual([32_768, true])
    expect([held?.service?.reason.length, held?.service?.reason.startsWith('why ')]).toEqual([32_768, true])
    expect(held?.argv).toEqual(run.argv)
  })

  test('a report may be dated as its author likes', () => {
    const reports = [{ format: 'junit' as const, bytes: bytesOf('old'), modifiedAt: -1.5 }]
    const tree = aTree([{ ...unitRuns, runs: [aRun(1, { reports })] }])
    expect(carried(tree)).toEqual([tree])
  })

  test('two runs may have left the same bytes', () => {
    const same = [{ format: 'helix-json' as const, bytes: bytesOf('same') }]
    const tree = aTree([{ ...unitRuns, runs: [aRun(1, { reports: same }), aRun(2, { reports: same })] }])
    expect(carried(tree)).toEqual([tree])
  })
})

const refusal = (code: string, message: string) => ({
  severity: 'error',
  code,
  message: expect.stringContaining(message),
  fix: 'helix verify --measure <file>',
})

const unread = (message: string) =>
  refusal('BUNDLE-DOCUMENT', `the bundle says of a tree what cannot be read: ${message}`)

describe('what a bundle says of its trees is refused', () => {
  const { document, reports } = encodeMeasured(aTree([unitRuns]))
  const text = new TextDecoder().decode(document)
  const changed = (from: string, to: string) => decodeMeasured([bytesOf(text.replace(from, to))], reports)

  test.each<[string, string, string, string]>([
    ['when it is not JSON', '{', '', ''],
    ['with blanks', '{', '{ ', 'it is not spelled as canonical JSON'],
    ['with a key twice', '"tree":', '"tree":"x","tree":', 'it is not spelled as canonical JSON'],
    ['with a key more', '{"measurements"', '{"always":1,"measurements"', 'the document: Unrecognized key'],
    ['with a prototype', '{"measurements"', '{"__proto__":{},"measurements"', 'the document: Unrecognized key'],
    ['with another format of report', '"helix-json"', '"exe"', 'measurements.0.runs.0.reports.0.format'],
    ['with a digest that is none', sha256('report 1'), 'x', 'measurements.0.runs.0.reports.0.digest'],
    ['with a time that is none', '"durationMs":12', '"durationMs":-1', 'measurements.0.runs.0.durationMs'],
    ['with an address that is not of this machine', '"seed":1', '"seed":1,"service":{"name":"a","reason":"","started":true,"url":"http://evil.example"}', 'measurements.0.runs.0.service.url'],
    ['with a mark of no letter', '"nonce":"mark-1"', '"nonce":""', 'measurements.0.runs.0.nonce'],
    ['nested without end', '"measurements":[', `"measurements":${'['.repeat(20)}`, 'it is nested deeper than 16'],
  ])('%s', (_, from, to, message) => {
    expect(changed(from, to)).toEqual(unread(message))
  }) // prettier-ignore

  test('when it is not UTF-8', () => {
    expect(decodeMeasured([Uint8Array.of(0x22, 0xff, 0x22)], reports)).toEqual(unread(''))
  })

  test('when it names a report that is not there', () => {
    const lost = new Map([...reports].slice(1))
    const digest = sha256('report 1').slice(0, 12)
    expect(decodeMeasured([document], lost)).toEqual(
      refusal('BUNDLE-MISSING', `it names the helix-json report ${digest} and does not hold it`),
    )
  })

  test('when a report is there that no run names', () => {
    const more = new Map([...reports, [sha256('stray'), bytesOf('stray')]])
    expect(decodeMeasured([document], more)).toEqual(
      refusal('BUNDLE-EXTRA', `no run names the report ${sha256('stray').slice(0, 12)}`),
    )
  })

  test('when one run is shown twice, also of two trees', () => {
    const twice = refusal('BUNDLE-DUPLICATE', 'it holds one run of unit twice (mark mark-1)')
    expect(carried(aTree([{ ...unitRuns, runs: [aRun(1), aRun(1)] }]))).toEqual(twice)
    expect(carried(aTree([unitRuns]), aTree([unitRuns], 'b'.repeat(40)))).toEqual(twice)
  })
})

const command: VitestCommand = { kind: 'vitest', name: 'unit', quick: true, within: 1000, files: ['test/**'] }
// Of a policy only its commands are looked at.
const policyOf = (more: object = {}): Policy => ({ commands: { unit: { ...command, ...more } } }) as unknown as Policy // oxlint-disable-line typescript/no-unsafe-type-assertion

function faults(measurements: MeasuredNeed[], needs: Need[] = [unit, load], policy = policyOf()): [string, string][] {
  return checkMeasured(aTree(measurements), needs, policy).map(({ code, message }) => [code, message.split(': ')[1] ?? '']) // prettier-ignore
}

describe('exactly what is needed was measured', () => {
  test('then nothing is said', () => {
    expect(faults([unitRuns, smokeRun])).toEqual([])
    expect(faults([smokeRun, unitRuns])).toEqual([])
  })

  const withRuns = (...runs: RawRun[]): MeasuredNeed[] => [{ ...unitRuns, runs }, smokeRun]
  test.each<[string, MeasuredNeed[], string, string]>([
    ['not one run less', withRuns(aRun(1)), 'BUNDLE-MISSING', 'unit (tests) has 1 run, asked 2'],
    ['not one run more', withRuns(aRun(1), aRun(2), aRun(3)), 'BUNDLE-EXTRA', 'unit (tests) has 3 runs, asked 2'],
    ['not without a need', [smokeRun], 'BUNDLE-MISSING', 'unit (tests) was not measured'],
    ['not without the smoke', [unitRuns], 'BUNDLE-MISSING', 'the smoke of app was not measured'],
    ['not without the values of the smoke', [unitRuns, { ...smokeRun, smoke: null }], 'BUNDLE-MISSING', 'the smoke of app was not measured'],
    ['not with runs beside the smoke', [unitRuns, { ...smokeRun, runs: [aRun(9)] }], 'BUNDLE-EXTRA', 'the smoke of app comes with 1 run'],
    ['not with a smoke beside the runs', [{ ...unitRuns, smoke }, smokeRun], 'BUNDLE-EXTRA', 'unit (tests) comes with the values of a smoke run'],
    ['not with a measurement twice', [unitRuns, smokeRun, unitRuns], 'BUNDLE-DUPLICATE', `it holds 2 measurements of ${nameOf(unit)}`.split(': ')[0] ?? ''],
    ['not with a run of another command', withRuns(aRun(1), aRun(2, { command: 'e2e' })), 'BUNDLE-EXTRA', 'among the runs of unit (tests) is one of e2e (tests)'],
    ['not with a run for another end', withRuns(aRun(1), aRun(2, { purpose: 'coverage' })), 'BUNDLE-EXTRA', 'among the runs of unit (tests) is one of unit (coverage)'],
    ['not with a run without its report', withRuns(aRun(1, { reports: [] }), aRun(2)), 'BUNDLE-MISSING', 'a run of unit (tests) has the reports [], asked [helix-json]'],
    ['not with a report of another format', withRuns(aRun(1, { reports: [{ format: 'tap', bytes: null }] }), aRun(2)), 'BUNDLE-MISSING', 'a run of unit (tests) has the reports [tap], asked [helix-json]'],
    ['not with one order of tests for two runs', withRuns(aRun(1), aRun(2, { seed: 1 })), 'BUNDLE-DUPLICATE', 'run 2 of unit (tests) has the order of tests 1, asked 2'],
    ['not with a service that the command does not have', withRuns(aRun(1, { service: { name: 'app', started: true, reason: '', url: null } }), aRun(2)), 'BUNDLE-MISSING', 'a run of unit (tests) does not say how its service  went'],
  ])('%s', (_, measurements, code, what) => {
    expect(faults(measurements)).toEqual([[code, what]])
  }) // prettier-ignore

  test('not with a measurement that nothing asks for', () => {
    expect(faults([unitRuns, smokeRun], [unit])).toEqual([
      ['BUNDLE-EXTRA', 'it holds a measurement that nothing asks for'],
    ])
  })

  test('not with the same command measured for another number of runs', () => {
    expect(faults([{ ...unitRuns, need: nameOf({ ...unit, times: 1 }) }], [unit]).map(([code]) => code)).toEqual([
      'BUNDLE-EXTRA',
      'BUNDLE-MISSING',
    ])
  })

  test('not without a word about the service that the command needs', () => {
    expect(faults([unitRuns], [unit], policyOf({ service: 'app' }))).toEqual([
      ['BUNDLE-MISSING', 'a run of unit (tests) does not say how its service app went'],
      ['BUNDLE-MISSING', 'a run of unit (tests) does not say how its service app went'],
    ])
  })

  test('runs that cannot be shuffled have no order', () => {
    const argv = policyOf({ kind: 'argv', run: ['x'], report: 'helix-json' })
    const plain = [1, 2].map((time) => aRun(time, { seed: null }))
    expect(faults([{ ...unitRuns, runs: plain }], [unit], argv)).toEqual([])
    expect(faults([unitRuns], [unit], argv).map(([code]) => code)).toEqual(['BUNDLE-DUPLICATE', 'BUNDLE-DUPLICATE'])
  })

  test('a need of a command that the policy does not have is a bug of the caller', () => {
    expect(() => faults([{ ...unitRuns, need: nameOf({ ...unit, command: 'x' }), runs: [aRun(1, { command: 'x' }), aRun(2)] }], [{ ...unit, command: 'x' }])).toThrow('the policy has no command x') // prettier-ignore
  })
})

test.each([
  [{ kind: 'vitest' }, 'tests', ['helix-json']],
  [{ kind: 'vitest' }, 'coverage', ['helix-json', 'lcov']],
  [{ kind: 'vitest-bench' }, 'bench', ['helix-json']],
  [{ kind: 'stryker' }, 'mutation', ['mutation-json']],
  [{ kind: 'argv', report: 'junit' }, 'tests', ['junit']],
  [{ kind: 'argv', report: 'junit' }, 'coverage', ['junit', 'lcov']],
  [{ kind: 'argv', report: 'junit' }, 'exit', []],
  [{ kind: 'argv' }, 'exit', []],
] as const)('a run of %j for %s leaves %j', (kind, purpose, formats) => {
  const { unit: made } = policyOf(kind).commands
  expect(made && expectedReports(made, purpose)).toEqual(formats)
})
