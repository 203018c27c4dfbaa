// Every finding of the gates for a representative case, as a user reads it.
import type { Command, Condition, Finding } from '@helix/core'
import { describe, expect, it } from 'vitest'
import type { FileCoverage, Mutant, Run, TestResult } from '../run/run.ts'
import { judgeCodes } from './codes/index.ts'
import type { Evidence, TreeView } from './evidence.ts'
import type { Sign } from '../facts/facts.ts'
import { judge } from './judge.ts'
import { judgeFix } from './lanes/fix-red.ts'
import { leaningOn } from './lanes/kept-aids.ts'
import { judgeNothingNew } from './lanes/nothing-new.ts'
import { judgeKeptTests } from './lanes/kept-tests.ts'
import { judgeSameVerdicts } from './lanes/same-verdicts.ts'
import { aCondition, anEvidence, aSpec, at, before, runsBy } from './testing/evidence.ts'
import { realTree } from './testing/real-tree.ts'
import {
  aFailure,
  aMutant,
  anAssertion,
  anInvalidRun,
  aRun,
  coverageOf,
  failed,
  passed,
  resultOf,
  stubbedRuns,
} from './testing/runs.ts'
import { aTree, declared, facts, importOf, marker } from './testing/trees.ts'

type Case = readonly [Condition, Partial<Evidence>]

const source = 'src/domain/split.ts'
const unit = 'test/unit/split.test.ts'
const e2e = 'e2e/split.test.ts'
const target = `${e2e} > a bill > is split`
const changed = new Map([[source, [[1, 10] as const]]])
const head = aTree({ [source]: facts() })
const bare = { ...head, facts: () => undefined, imports: () => undefined }

const twice = (...tests: TestResult[]) => [tests, tests]
const ended = (command: string, exitCode: number | null): Case => [
  aCondition('command', {}, command),
  { runs: runsBy({ [`${command} exit`]: [aRun({ exitCode })] }) },
]
const bench = (mean: number, p95: number) =>
  aRun({ bench: [{ id: 'bench/a.bench.ts > split', mean, p95, samples: 100 }] })

function spec(): Case[] {
  const condition = aCondition('spec', { minRequirements: 2, maxOpenQuestions: 0 })
  const openQuestions = [{ text: 'Which currency?', line: 9 }]
  return [
    [condition, {}],
    [condition, { spec: aSpec({ openQuestions }) }],
  ]
}

function approval(): Case[] {
  const condition = aCondition('approval', { by: 2 }, 'spec')
  const approvals = { count: 1, selfApproved: false, list: [] }
  return [
    [condition, {}],
    [condition, { spec: aSpec({ approvals }) }],
  ]
}

function redBar(): Case[] {
  const condition = aCondition('red-bar', { runs: 2 }, 'e2e')
  const other = `${e2e} > a bill > is kept`
  const targets = { ids: new Set([target]), passedOnce: new Set<string>(), reopened: new Set<string>() }
  const tree = aTree({ [e2e]: facts({ tests: [declared(target), declared(other, { line: 12 })] }) })
  const red = (results: TestResult[][], parts: Partial<Evidence> = {}): Case => {
    const runs = runsBy({ 'e2e tests': results.map((tests) => aRun({ command: 'e2e', tests })) })
    return [condition, { position: at('E2E_RED'), closing: true, head: tree, targets, runs, ...parts }]
  }
  const bug = aFailure(target, { name: 'ReferenceError', message: `${'x'.repeat(130)} is not defined\nat split` })
  const unexplained = resultOf(target, 'failed')
  const missingModule = aFailure(e2e, {
    message: "Cannot find module '../src/domain/x.ts' imported from e2e/split.test.ts",
  })
  const unhandled = [aFailure(unit, { message: 'socket hang up\nat x' })]
  const importing = aTree({ [e2e]: facts({ imports: [importOf(source)], tests: [declared(target)] }) })
  const frozen = new Map([
    [e2e, 'another blob'],
    ['e2e/gone.test.ts', 'blob'],
  ])
  return [
    red(twice(passed(target))),
    red(twice(resultOf(target, 'skipped'))),
    red(twice(failed(target), failed(other))),
    red(twice()),
    red([[failed(target)], [passed(target)]]),
    red([[failed(target)], [failed(target, anAssertion(target, { message: 'other' }))]]),
    red(twice(failed(target, bug))),
    red(twice(unexplained)),
    red(twice(failed(e2e, missingModule))),
    red([[failed(target)]]),
    red([], { targets: { ...targets, ids: new Set() } }),
    red([], { runs: runsBy({ 'e2e tests': [1, 2].map(() => aRun({ tests: [failed(target)], unhandled })) }) }),
    red(twice(failed(target)), { frozen }),
    red(twice(passed(other)), { frozen: new Map() }),
    red([[failed(target)], [passed(target)]], { frozen: new Map([[e2e, `blob of ${e2e}`]]) }),
    endingIdle(red(twice(passed(target)), { frozen: new Map([[e2e, `blob of ${e2e}`]]) })),
    red(twice(failed(target)), { head: importing, stubbed: () => null }),
    red(twice(failed(target)), { head: importing, stubbed: () => ({ throw: aRun(), undefined: aRun(), any: aRun() }) }),
    red(twice(failed(target)), {
      head: importing,
      stubbed: () => stubbedRuns([target], { throw: { tests: [passed(target)] } }),
    }),
    red(twice(failed(target)), {
      head: importing,
      stubbed: () => stubbedRuns([target], { undefined: { tests: [failed(target, bug)] } }),
    }),
  ]
}

/** A test that disagrees with itself on the base as well. */
function flakyOnBase(one: string): Case {
  const disagreeing = [passed(one), failed(one)].map((result) => aRun({ tests: [result, passed(`${unit} > other`)] }))
  const head = aTree({ [unit]: facts({ tests: [declared(one)] }) })
  const condition = aCondition('tests', { empty: 'fail', minTests: 2 }, 'unit')
  return [condition, { head, base: head, runs: () => disagreeing, baseTests: () => disagreeing }]
}

/** The last step's Done, of a playbook whose mutants are tried with the acceptance tests; none of them noticed one. */
function endingIdle([condition, parts]: Case): Case {
  const { policy: known } = anEvidence()
  const mutants: Command = { kind: 'stryker', name: 'mutants', quick: false, within: 1, tests: ['e2e'], mutate: ['src/**'] } // prettier-ignore
  const asked = aCondition('mutation', { minPatch: 80, ratchet: false }, 'mutants')
  const steps = known.steps.map((step) => (step.id === 'DOMAIN_LOGIC' ? { ...step, exit: [asked] } : step))
  const policy = { ...known, steps, commands: { ...known.commands, mutants } }
  const tried = aRun({ mutants: [aMutant(source, 2, 'Survived')] })
  const runs: Evidence['runs'] = (command, purpose) =>
    command === 'mutants' ? [tried] : (parts.runs?.(command, purpose) ?? [])
  return [condition, { ...parts, policy, runs, position: at('DONE'), closing: true, changedSinceStart: changed }]
}

function tests(): Case[] {
  const condition = aCondition('tests', { empty: 'fail', minTests: 2 }, 'unit')
  const one = `${unit} > a bill > is split`
  const ran = (...results: TestResult[][]): Case => [
    condition,
    { runs: runsBy({ 'unit tests': results.map((tests) => aRun({ tests })) }) },
  ]
  const long = aFailure(one, { name: 'TypeError', message: `${'x'.repeat(170)}\nat split` })
  const unhandled = [aFailure(unit, { message: 'socket hang up\nat x' })]
  const targets = { ids: new Set([target]), passedOnce: new Set([target]), reopened: new Set<string>() }
  const redTwice = [1, 2].map(() => aRun({ tests: [failed(target)] }))
  return [
    [condition, {}],
    [condition, { runs: runsBy({ 'unit tests': [{ ...anInvalidRun('X'), findings: [] }] }) }],
    ran([]),
    [
      condition,
      {
        runs: runsBy({ 'unit tests': [aRun({ tests: [passed(unit)] })] }),
        head: aTree({ [unit]: facts({ tests: [declared(one)] }) }),
      },
    ],
    ran([passed(one)]),
    ran([passed(`${unit} > other`), failed(one, long)]),
    flakyOnBase(one),
    ran([passed(`${unit} > other`), resultOf(one, 'failed')]),
    ran([passed(`${unit} > other`), failed(unit, aFailure(unit))]),
    ran([passed(`${unit} > other`), passed(`${unit} > more`), resultOf(one, 'skipped')]),
    [
      condition,
      {
        runs: runsBy({ 'unit tests': [aRun({ tests: [{ ...passed(one), assertions: 0 }] })] }),
        head: aTree({ [unit]: facts({ tests: [declared(one, { asserts: false })] }) }),
      },
    ],
    ran([passed(`${unit} > other`), passed(one)], [passed(`${unit} > other`), failed(one)]),
    ran(
      [passed(`${unit} > other`), passed(`${unit} > more`), passed(one)],
      [passed(`${unit} > other`), passed(`${unit} > more`)],
    ),
    [
      condition,
      { runs: runsBy({ 'unit tests': [aRun({ tests: [passed(one), passed(`${unit} > other`)], unhandled })] }) },
    ],
    [
      aCondition('tests', { empty: 'fail', minTests: 1 }, 'e2e'),
      { position: at('SCAFFOLD'), targets, runs: runsBy({ 'e2e tests': redTwice }) },
    ],
    [
      aCondition('tests', { empty: 'fail', minTests: 1 }, 'e2e'),
      { position: at('SCAFFOLD'), targets, runs: runsBy({ 'e2e tests': [aRun({ tests: [failed(target)] })] }) },
    ],
  ]
}

function command(): Case[] {
  const condition = aCondition('command', {}, 'types')
  return [[condition, {}], ended('types', 2), ended('types', null), ended('unit', 1)]
}

function coverage(): Case[] {
  const condition = aCondition('coverage', { minPatch: 90, ratchet: true }, 'unit')
  const measured = (coverage: FileCoverage[] | null, parts: Partial<Evidence> = {}): Case => [
    condition,
    { head, changedSinceStart: changed, runs: runsBy({ 'unit coverage': [aRun({ coverage })] }), ...parts },
  ]
  return [
    measured(null),
    measured([]),
    measured([coverageOf(source, { 1: 1, 2: 0, 3: 0, 5: 0 })]),
    measured([coverageOf(source, { 1: 1, 2: 1, 40: 0, 41: 0 })], {
      before: before({ uncovered: { [source]: 1 } }),
    }),
  ]
}

function mutation(): Case[] {
  const condition = aCondition('mutation', { minPatch: 80, ratchet: true }, 'mutants')
  const measured = (mutants: Mutant[] | null, parts: Partial<Evidence> = {}): Case => [
    condition,
    { head, changedSinceStart: changed, runs: runsBy({ 'mutants mutation': [aRun({ mutants })] }), ...parts },
  ]
  return [
    measured(null),
    measured([aMutant(source, 1, 'Pending')]),
    measured([aMutant('src/domain/other.ts', 1, 'Killed')]),
    measured([aMutant(source, 1, 'CompileError'), aMutant(source, 2, 'RuntimeError')]),
    measured([1, 2, 3, 4].map((line) => aMutant(source, line, 'Timeout'))),
    measured([
      aMutant(source, 2, 'Killed'),
      aMutant(source, 3, 'Survived'),
      aMutant(source, 4, 'NoCoverage'),
      aMutant(source, 5, 'Timeout', { mutator: 'StringLiteral' }),
      aMutant(source, 6, 'Ignored'),
    ]),
    measured([aMutant(source, 2, 'Killed'), aMutant(source, 40, 'Survived'), aMutant(source, 41, 'Ignored')], {
      before: before({ survivors: [], ignoredTotal: 0 }),
    }),
  ]
}

function property(): Case[] {
  const condition = aCondition('property', { minRuns: 100 }, 'unit')
  const one = { test: `${unit} > adds up`, file: unit, seed: 1, runs: 100, skips: 0, failed: false }
  const ran = (parts: Partial<typeof one> | null): Case => [
    condition,
    { runs: runsBy({ 'unit tests': [aRun({ properties: parts === null ? [] : [{ ...one, ...parts }] })] }) },
  ]
  return [ran(null), ran({ failed: true }), ran({ runs: 9 }), ran({ skips: 1001 })]
}

function stubs(): Case[] {
  const condition = aCondition('stubs', { maxLeft: 0 })
  const stub = 'src/adapters/store.stub.ts'
  const tree = aTree({
    'src/main.ts': facts({ imports: [importOf(stub, { line: 4 })], markers: [marker('todo', 8, 'TODO: log')] }),
    [stub]: facts(),
    [source]: facts({ markers: [marker('not-implemented', 3, 'not implemented')] }),
  })
  return [
    [condition, {}],
    [condition, { head: tree }],
    [condition, { head: aTree({ 'src/main.ts': facts({ problem: 'expected }' }) }) }],
  ]
}

function layers(): Case[] {
  const condition = aCondition('layers', {})
  const leads = (from: string, to: string): Case => [
    condition,
    { head: aTree({ [from]: facts({ imports: [importOf(to, { line: 3 })] }) }) },
  ]
  return [
    [condition, { head: bare }],
    [condition, { head: aTree({ [source]: facts(), 'src/domain/Split.java': null }) }],
    leads(source, 'src/adapters/store.ts'),
    leads('src/ports/clock.ts', source),
    [
      condition,
      {
        head: aTree({ [source]: facts({ imports: [importOf('progress.json')] }) }),
        layersOf: (path) => (path === source ? 'domain' : null),
      },
    ],
  ]
}

function knownAnswers(): Case[] {
  const asked =
    "it('splits', () => {\n  expect(split(90, 2)).toBe(45)\n  expect(split(70, 7)).toBe(10)\n  expect(split(33, 3)).toBe(11)\n})\n"
  const known =
    "const known = { '90/2': 45, '70/7': 10, '33/3': 11 }\nexport const split = (...given) => known[given.join('/')]\n"
  const base = realTree({ [unit]: asked })
  const answering = realTree({ [unit]: asked, [source]: known })
  return [[aCondition('integrity', {}), { head: answering, base, start: base }]]
}

function integrity(): Case[] {
  const condition = aCondition('integrity', {})
  const id = `${unit} > adds`
  const tree = (...modifiers: string[]) => aTree({ [unit]: facts({ tests: [declared(id, { modifiers, line: 8 })] }) })
  return [
    [condition, { base: tree(), head: aTree({}) }],
    [condition, { base: tree(), head: tree('skip', 'only') }],
    ...weakened(id).map((head): Case => [condition, { base: tree(), start: tree(), head }]),
  ]
}

const sign = (kind: Sign['kind'], text: string): Sign => ({ kind, text, line: 3 })

/** A test that asserts less, and one sign of each kind. */
function weakened(id: string): TreeView[] {
  const assertions = { count: 1, exact: 0, weak: 1, values: 0 }
  const tests = [declared(id, { body: 'other', assertions, line: 8 })]
  const kept = declared(id, { line: 8 })
  const inTest = (...signs: Sign[]) => aTree({ [unit]: facts({ tests: [kept], signs }) })
  const inProduct = (...signs: Sign[]) => aTree({ [unit]: facts({ tests: [kept] }), [source]: facts({ signs }) })
  const imports = [importOf(source, { specifier: '../src/domain/split.ts' })]
  const mocking = facts({ imports, signs: [sign('mock', '../src/domain/split.ts')] })
  return [
    aTree({ [unit]: facts({ tests }) }),
    inTest(sign('tautology', 'expect(true).toBe(true)')),
    inTest(sign('swallowed', 'try { expect(a).toBe(1) } catch {}')),
    inTest(sign('lint-pragma', '// eslint-disable-next-line')),
    inProduct(sign('pragma', '// Stryker disable all')),
    inProduct(sign('sniffing', 'process.env.VITEST')),
    inProduct(sign('runner-import', "import 'vitest'")),
    inProduct(sign('patching', 'Date.now = () => 0')),
    aTree({ [unit]: facts({ tests: [kept] }), [e2e]: mocking }),
  ]
}

function trace(): Case[] {
  const asked = { maxUncovered: 0, maxSuspect: 0 }
  const condition = aCondition('trace', asked, 'unit')
  const runs = runsBy({ 'unit tests': [aRun({ tests: [passed(`${unit} > adds`)] })] })
  return [
    [condition, {}],
    [condition, { spec: aSpec({ suspects: null }) }],
    [condition, { spec: aSpec({ suspects: ['REQ-1'] }), runs }],
    [aCondition('trace', asked), { spec: aSpec(), runs, testFiles: (command) => (command === 'unit' ? null : []) }],
  ]
}

function smoke(): Case[] {
  const load = { path: '/', seconds: 5, maxErrorRate: 0, maxP95: 200 }
  const condition = aCondition('smoke', { service: 'app', get: { '/healthz': 200, '/a': 404 }, load })
  const gets = [
    { path: '/healthz', expected: 200, status: 500 },
    { path: '/a', expected: 404, status: null },
  ]
  const slow = { path: '/', requests: 300, errors: 2, seconds: 5, p95Ms: 250 }
  const tried = (parts: Partial<NonNullable<ReturnType<Evidence['smoke']>>>): Case => [
    condition,
    { smoke: () => ({ started: true, reason: '', gets, load: slow, ...parts }) },
  ]
  return [
    [condition, {}],
    tried({ started: false, reason: 'exit code 1' }),
    tried({ gets: [] }),
    tried({ load: null }),
    tried({}),
  ]
}

function perf(): Case[] {
  const condition = aCondition('perf', { maxP95: 50, maxRatio: 1.1, pairs: 12 }, 'bench')
  const twelve = (...times: number[]) =>
    Array.from({ length: 12 }, (_, at) => bench((times[at % times.length] ?? 0) + at / 100, 40))
  const against = (heads: Run[], bases: Run[]): Case => [
    condition,
    { runs: runsBy({ 'bench bench': heads }), baseBench: () => bases },
  ]
  const runs = runsBy({ 'bench bench': [bench(60, 61.239), bench(60, 61.239)] })
  return [
    against(twelve(15, 5, 15, 15), twelve(14, 9, 9, 12)),
    against(twelve(60), twelve(10, 20)),
    against(twelve(60), twelve(40)),
    [condition, { runs: runsBy({ 'bench bench': [aRun({ bench: [] })] }) }],
    [condition, { runs }],
  ]
}

function release(): Case[] {
  const condition = aCondition('release', {})
  const release = { tag: 'v1.2.0', tagExists: true, version: '1.2.0', problems: [] }
  return [
    [condition, {}],
    [condition, { release }],
  ]
}

describe('what the gates say', () => {
  it('spec', () => {
    expect(messages(spec())).toMatchInlineSnapshot(`
      "GATE-SPEC-ABSENT there is no docs/spec.md
          docs/spec.md
          helix spec add "<what should be, for whom>"
      GATE-SPEC-REQUIREMENTS the spec has 1 requirement, asked at least 2
          docs/spec.md
          Add a heading like "### REQ-2: <what the product must do>" to docs/spec.md.
      GATE-SPEC-OPEN-QUESTION "Which currency?" is open; 1 open question, asked at most 0
          docs/spec.md:9
          Answer it in the requirement that it is about and remove it from the open questions."
    `)
  })

  it('approval', () => {
    expect(messages(approval())).toMatchInlineSnapshot(`
      "GATE-SPEC-ABSENT there is no docs/spec.md to approve
          docs/spec.md
          helix spec add "<what should be, for whom>"
      GATE-APPROVAL-AWAITED spec@3fa9c1d2e4b7 has 1 approval, asked 2
          docs/spec.md
          helix approve spec"
    `)
  })

  it('red-bar', () => {
    expect(messages(redBar())).toMatchInlineSnapshot(`
      "RED-PASSES "a bill > is split" passes in every run before the product can do it
          e2e/split.test.ts
          Let a bill > is split assert on what is new; if the product does it already, drop the test.
      RED-NOT-RUN "a bill > is split" is skipped, asked to run and fail
          e2e/split.test.ts
          Take the modifier off, so that it runs and fails.
      RED-BROKE "a bill > is kept" is no target and must keep passing; it is failed failed
          e2e/split.test.ts:7
          Make it pass again without touching the product.
      RED-NOT-RUN "a bill > is split" is declared, but no run knows it
          e2e/split.test.ts
          Let the command collect its file and the test run without conditions.
      RED-FLAKY "a bill > is split" differs from run to run: failed passed
          e2e/split.test.ts:7
          Take time, randomness, order and shared state out of the test.
      RED-FLAKY "a bill > is split" fails for different reasons: R-assertion: AssertionError: expected 1 to be 2; R-assertion: AssertionError: other
          e2e/split.test.ts:7
          Make it fail for one reason: take time, randomness and order out of the test.
      RED-CLASS "a bill > is split" fails for a reason that is no good red: the test itself broke (H-test-bug: ReferenceError: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…)
          e2e/split.test.ts:7
          Mend the test; a good red fails on an assertion or on what is not implemented.
      RED-CLASS "a bill > is split" fails, but the report does not say why
          e2e/split.test.ts
          Use a report that holds the failure: runner: vitest, or report: junit.
      RED-BROKE "a bill > is kept" is no target, but cannot run because e2e/split.test.ts cannot be loaded
          e2e/split.test.ts:12
          Move the new tests to a file of their own.
      GATE-NOT-RUN e2e was run once, asked 2 times
          e2e
          helix verify
      RED-NO-TARGETS no test of e2e is new or changed since the cycle's start, asked at least one
          e2e
          Write a test of what the spec asks for; it must fail now.
      RED-UNHANDLED an error outside any test: Error: socket hang up
          Await it inside the test that causes it.
      RED-FROZEN-CHANGED e2e/split.test.ts is frozen until the cycle ends, but changed
          e2e/split.test.ts
          helix amend "<why e2e/split.test.ts is wrong>"
      RED-FROZEN-CHANGED e2e/gone.test.ts is frozen until the cycle ends, but was deleted
          e2e/gone.test.ts
          helix amend "<why e2e/gone.test.ts is wrong>"
      RED-FROZEN-FAILS the frozen test "a bill > is split" must pass; it is failed failed
          e2e/split.test.ts:7
          Make the product do what it asks for.
      RED-NOT-RUN the frozen test "a bill > is split" did not run
          e2e/split.test.ts
          Let the command collect it again.
      RED-FROZEN-FLAKY the frozen test "a bill > is split" differs from run to run: failed passed
          e2e/split.test.ts e2e/split.test.ts > a bill > is split
          Make the product answer the same each time. Where the test is wrong: helix amend "<why>".
      RED-FROZEN-IDLE the frozen test "a bill > is split" kills no mutant on a changed line, asked at least one
          e2e/split.test.ts e2e/split.test.ts > a bill > is split
          Let the product take the way that the test asks for. Where its assertions are too weak: helix amend "<why>".
      RED-STUB-RUN e2e was not run on stubs of the product
          e2e
          helix verify
      RED-UNCALLED "a bill > is split" fails without ever calling the product
          e2e/split.test.ts:1 e2e/split.test.ts > a bill > is split
          Let it call what the spec asks for, and assert on the answer.
      RED-STUB-PASSES "a bill > is split" passes on a stub of the product that throws that it is not implemented
          e2e/split.test.ts e2e/split.test.ts > a bill > is split
          Assert on what the product answers: the value, or the very error that is expected.
      RED-TEST-BUG "a bill > is split" breaks as soon as the product is there: ReferenceError: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
          e2e/split.test.ts:7 e2e/split.test.ts > a bill > is split
          Mend the test; it would fail whatever the product does."
    `)
  })

  it('tests', () => {
    expect(messages(tests())).toMatchInlineSnapshot(`
      "GATE-NOT-RUN unit was run never, asked once
          unit
          helix verify
      GATE-RUN-INVALID the run of unit proves nothing
          unit
          helix verify
      GATE-TESTS-EMPTY unit executed no test, asked at least one
          unit
          Check which files the command collects; then write the first test.
      GATE-TESTS-UNRUN test/unit/split.test.ts declares 1 test and ended without running one
          test/unit/split.test.ts
          Look for a process.exit or a condition around its tests.
      GATE-TESTS-FEW unit: 1 test executed, asked at least 2
          unit
          Write the tests that this step asks for.
      GATE-TESTS-FAILED "a bill > is split" fails: TypeError: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
          test/unit/split.test.ts:7 test/unit/split.test.ts > a bill > is split
          Make it pass.
      (warning) GATE-TESTS-BASE-FLAKY "a bill > is split" differs from run to run, as it does on the base: passed failed
          test/unit/split.test.ts:7 test/unit/split.test.ts > a bill > is split
          Take time, randomness, order and shared state out of the test.
      GATE-TESTS-FAILED "a bill > is split" fails: the report does not say why
          test/unit/split.test.ts test/unit/split.test.ts > a bill > is split
          Make it pass.
      GATE-TESTS-FAILED "test/unit/split.test.ts" fails: Error: broken
          test/unit/split.test.ts:7 test/unit/split.test.ts
          Make it pass.
      GATE-TESTS-SKIPPED "a bill > is split" is skipped, asked to run and pass
          test/unit/split.test.ts test/unit/split.test.ts > a bill > is split
          Take the modifier off, or delete the test with its reason.
      GATE-TESTS-NO-ASSERTION "a bill > is split" passes without an assertion, asked at least one
          test/unit/split.test.ts test/unit/split.test.ts > a bill > is split
          Assert what the test is named after.
      GATE-TESTS-FEW unit: 1 test executed, asked at least 2
          unit
          Write the tests that this step asks for.
      GATE-TESTS-FLAKY "a bill > is split" differs from run to run: passed failed
          test/unit/split.test.ts test/unit/split.test.ts > a bill > is split
          Take time, randomness, order and shared state out of the test.
      GATE-TESTS-LOST "a bill > is split" differs from run to run: passed absent
          test/unit/split.test.ts test/unit/split.test.ts > a bill > is split
          Take time, randomness, order and shared state out of the test.
      GATE-TESTS-UNHANDLED an error outside any test: Error: socket hang up
          Await it inside the test that causes it.
      GATE-TESTS-BROKE "a bill > is split" passed earlier in this cycle and fails now: AssertionError: expected 1 to be 2
          e2e/split.test.ts:7 e2e/split.test.ts > a bill > is split
          Make it pass again.
      GATE-NOT-RUN e2e was run once, asked 2 times
          e2e
          helix verify"
    `)
  })

  it('command', () => {
    expect(messages(command())).toMatchInlineSnapshot(`
      "GATE-NOT-RUN types was run never, asked once
          types
          helix verify
      GATE-COMMAND-FAILED types ended with exit code 2, asked 0
          types
          Run it by hand, mend what it reports: tsc --noEmit
      GATE-COMMAND-KILLED types did not end by itself
          types
          helix verify
      GATE-COMMAND-FAILED unit ended with exit code 1, asked 0
          unit
          Run it by hand, mend what it reports: see playbook.yml › commands"
    `)
  })

  it('coverage', () => {
    expect(messages(coverage())).toMatchInlineSnapshot(`
      "COVERAGE-NO-REPORT the run of unit left no coverage report
          unit
          helix verify
      COVERAGE-VANISHED src/domain/split.ts changed but is not in the coverage report
          src/domain/split.ts
          Remove the comment or setting that takes it out of the coverage.
      COVERAGE-PATCH patch coverage 25 % is below 90 %; never executed: src/domain/split.ts:2-3, 5
          src/domain/split.ts:2
          Add a test that executes these lines, or remove them.
      COVERAGE-RATCHET src/domain/split.ts has 2 unexecuted lines outside this change, 1 before: 40-41
          src/domain/split.ts:40
          Bring back the test that executed them."
    `)
  })

  it('mutation', () => {
    expect(messages(mutation())).toMatchInlineSnapshot(`
      "MUTATION-NO-REPORT the run of mutants left no mutation report
          mutants
          helix verify
      MUTATION-PENDING the run of mutants ended before all mutants were tried
          mutants
          helix verify
      MUTATION-ZERO no mutant was made in src/domain/split.ts, whose code changed
          mutants
          helix verify
      MUTATION-ZERO none of 2 mutants on changed lines could be tried: they do not compile or break when they are loaded
          mutants
          helix verify
      MUTATION-TIMEOUTS 4 of 4 mutants on changed lines timed out, at most 3 are taken for noticed
          mutants
          helix verify
      MUTATION-IGNORED a mutant on a changed line is ignored, asked none: src/domain/split.ts:6 >= → >
          src/domain/split.ts:6
          Remove the "Stryker disable" comment.
      MUTATION-PATCH mutation score of the change 25 % is below 80 %; survived: src/domain/split.ts:3 >= → >
          src/domain/split.ts:3:5
          Add a test that fails with this change of the code.
      MUTATION-PATCH mutation score of the change 25 % is below 80 %; no test runs: src/domain/split.ts:4 >= → >
          src/domain/split.ts:4:5
          Add a test that fails with this change of the code.
      MUTATION-PATCH mutation score of the change 25 % is below 80 %; timed out: src/domain/split.ts:5 >= → >
          src/domain/split.ts:5:5
          Add a test that fails with this change of the code.
      MUTATION-RATCHET a mutant that the tests killed before survives: src/domain/split.ts:40 >= → >
          src/domain/split.ts:40
          Bring back the assertion that noticed it.
      MUTATION-IGNORED 1 mutant ignored, 0 before
          Remove the new "Stryker disable" comment."
    `)
  })

  it('property', () => {
    expect(messages(property())).toMatchInlineSnapshot(`
      "PROPERTY-NONE unit ran no property, asked at least one with 100 cases
          unit
          Write one: fc.assert(fc.property(<arbitraries>, (…) => …)), in Python @given(<strategies>).
      PROPERTY-FAILED the property "adds up" does not hold
          test/unit/split.test.ts test/unit/split.test.ts > adds up
          Mend the code for the counterexample that it prints.
      PROPERTY-RUNS the property "adds up" tried 9 cases, asked at least 100
          test/unit/split.test.ts test/unit/split.test.ts > adds up
          Remove numRuns (in Python max_examples, phases), or raise it to 100.
      PROPERTY-SKIPS the property "adds up" threw away 1001 cases for 100 that it tried, asked at most 10 each
          test/unit/split.test.ts test/unit/split.test.ts > adds up
          Generate only fitting values instead of filtering with fc.pre, in Python assume, or leaving early."
    `)
  })

  it('stubs', () => {
    expect(messages(stubs())).toMatchInlineSnapshot(`
      "STUBS-NO-ENTRY no source of the product is there to look for stubs from
          Add the entry of the product, or correct the globs of the layer composition in playbook.yml.
      STUBS-LEFT the product still runs on the stub src/adapters/store.stub.ts
          src/main.ts:4
          Give src/main.ts the real implementation instead.
      STUBS-LEFT src/main.ts:8 is still to do: TODO: log
          src/main.ts:8
          Implement it and remove the marker.
      STUBS-LEFT src/domain/split.ts:3 is not implemented: not implemented
          src/domain/split.ts:3
          Implement it and remove the marker.
      SOURCE-UNREADABLE src/main.ts cannot be read: expected }
          src/main.ts
          Mend the syntax error."
    `)
  })

  it('layers', () => {
    expect(messages(layers())).toMatchInlineSnapshot(`
      "LAYERS-ZERO of 1 file in layers with import rules none is in a language that Helix reads
          Remove \`imports\` from playbook.yml and check them with a command.
      LAYERS-UNREAD src/domain/Split.java: the layer has import rules, and Helix reads no imports of Java
          src/domain/Split.java
          Take these files into a layer without \`imports\` in playbook.yml and check them with a command of their own.
      LAYERS-EDGE src/domain/split.ts:3 → src/adapters/store.ts: domain may import itself, ports, not infra
          src/domain/split.ts:3
          Import a port instead and let the composition hand in the implementation.
      LAYERS-EDGE src/ports/clock.ts:3 → src/domain/split.ts: ports may import nothing but itself, not domain
          src/ports/clock.ts:3
          Import a port instead and let the composition hand in the implementation.
      LAYERS-EDGE src/domain/split.ts:1 → progress.json: domain may import itself, ports, not no layer
          src/domain/split.ts:1
          Import a port instead and let the composition hand in the implementation."
    `)
  })

  it('integrity', () => {
    expect(messages(integrity())).toMatchInlineSnapshot(`
      "INTEGRITY-LOST the test "adds" is gone from test/unit/split.test.ts
          test/unit/split.test.ts test/unit/split.test.ts > adds
          Bring it back, or let a person approve its end: helix approve finding INTEGRITY-LOST test/unit/split.test.ts --why "<reason>"
      INTEGRITY-SKIP the test "adds" has 2 new modifiers: skip, only
          test/unit/split.test.ts:8 test/unit/split.test.ts > adds
          Remove .skip, .only.
      INTEGRITY-WEAKENED the test "adds" asserts less: 0 values by 1 assertion (0 exact), 1 value by 1 assertion (1 exact) before
          test/unit/split.test.ts:8 test/unit/split.test.ts > adds
          Bring the assertion back, as strict as it was.
      INTEGRITY-TAUTOLOGY an assertion that always holds: expect(true).toBe(true)
          test/unit/split.test.ts:3
          Compare what the product answers with the value that the spec asks for.
      INTEGRITY-SWALLOWED an assertion that cannot fail: try { expect(a).toBe(1) } catch {}
          test/unit/split.test.ts:3
          Let its failure reach the runner: no catch around it, await its promise.
      INTEGRITY-PRAGMA a comment that switches rules off in a test: // eslint-disable-next-line
          test/unit/split.test.ts:3
          Write the test as the rules ask.
      INTEGRITY-PRAGMA a comment that takes code out of a measurement: // Stryker disable all
          src/domain/split.ts:3
          Remove it and test the code.
      INTEGRITY-SNIFFING the product asks whether it is being tested, or a test what is tried on it: process.env.VITEST
          src/domain/split.ts:3
          Take the question out; hand in by the composition what must differ.
      INTEGRITY-PATCHED the product loads a test runner: import 'vitest'
          src/domain/split.ts:3
          Leave runners to the tests.
      INTEGRITY-PATCHED the product, or a benchmark, reaches into what tests rely on: Date.now = () => 0
          src/domain/split.ts:3
          Leave runners to the tests, and what everybody trusts as it is.
      INTEGRITY-MOCK a mock stands in the place of what is tested: ../src/domain/split.ts
          e2e/split.test.ts:3
          Test the real module."
    `)
  })

  it('a product that knows what tests ask', () => {
    expect(messages(knownAnswers())).toMatchInlineSnapshot(`
      "INTEGRITY-ANSWERS what test/unit/split.test.ts asks is answered by values that are written down beside what it hands in
          src/domain/split.ts:1
          Compute the answers from what is handed in."
    `)
  })

  it('trace', () => {
    expect(messages(trace())).toMatchInlineSnapshot(`
      "TRACE-NO-REQUIREMENTS docs/spec.md has no requirements to trace
          docs/spec.md
          helix spec lint
      TRACE-UNKNOWN-SPEC the spec that the tests were written for is not known
          git fetch --unshallow
      TRACE-UNCOVERED REQ-1 "Split evenly" is named by no passing unit test
          docs/spec.md:5 REQ-1
          Name it in a test's title ("REQ-1: …") or in a comment right above the test.
      TRACE-SUSPECT REQ-1 changed after the tests that cover it
          docs/spec.md REQ-1
          Read its tests against the new text: helix spec trace REQ-1
      TRACE-UNCOVERED REQ-1 "Split evenly" is named by no passing test
          docs/spec.md:5 REQ-1
          Name it in a test's title ("REQ-1: …") or in a comment right above the test."
    `)
  })

  it('smoke', () => {
    expect(messages(smoke())).toMatchInlineSnapshot(`
      "SMOKE-NOT-RUN app was not tried
          app
          helix verify
      SMOKE-NOT-STARTED app did not start: exit code 1
          app
          Mend the start of the service.
      SMOKE-NOT-RUN app: /healthz, /a was not tried
          app
          helix verify
      SMOKE-NOT-RUN app: load on / was not tried
          app
          helix verify
      SMOKE-STATUS app answers GET /healthz with 500, asked 200
          app
          Make GET /healthz answer 200.
      SMOKE-STATUS app answers GET /a with nothing, asked 404
          app
          Make GET /a answer 404.
      SMOKE-LOAD app: 2 of 300 requests to / failed (0.67 %), asked at most 0 %
          app
          Find out why it fails under load: read what the service prints.
      SMOKE-LOAD app: p95 of / under load is 250 ms, asked at most 200 ms
          app
          Make the answer cheaper, or let a person change the budget in playbook.yml."
    `)
  })

  it('perf', () => {
    expect(messages(perf())).toMatchInlineSnapshot(`
      "PERF-UNCLEAR "split" takes 1.16 times as long as before, asked at most 1.1 times; that may be chance (p = 0.020, asked below 0.01)
          bench/a.bench.ts > split
          Measure again on a quieter machine: helix verify
      PERF-NOISY "split": even the base differs from itself, so that nothing can be told on this machine
          bench/a.bench.ts > split
          Measure again on a quieter machine: helix verify
      PERF-RATIO "split" takes 1.50 times as long as before, asked at most 1.1 times (p = 0.000018)
          bench/a.bench.ts > split
          Find the change that made it slower: git log on the benchmarked code.
      PERF-NONE bench measured nothing
          bench
          Write a benchmark: bench("<what>", () => …).
      PERF-P95 "split": p95 is 61.24 ms, asked at most 50 ms
          bench/a.bench.ts > split
          Make it faster, or let a person change the budget in playbook.yml.
      (note) PERF-NO-BASE bench: no ratio to the base (0 of 12 interleaved pairs); the absolute budget decides"
    `)
  })

  it('release', () => {
    expect(messages(release())).toMatchInlineSnapshot(`
      "RELEASE-NO-PLAN a release is planned in a cycle, and none is active
          Ask for the gate release in the exit of a step, not in always.
      RELEASE-TAG-TAKEN the tag v1.2.0 exists already, asked a free one
          v1.2.0
          git show v1.2.0"
    `)
  })

  it('lanes', () => {
    expect(inWords(lanes())).toMatchInlineSnapshot(`
      "INTEGRITY-BODY the test "splits" has another body; the lane of this commit leaves the bodies of tests as they are
          test/unit/split.test.ts:4 test/unit/split.test.ts > splits
          Leave the test as it was. Behaviour changes with a fix whose test fails before it, or in a cycle.
      FIX-NOT-RED no test of this fix fails without it: "splits" passes without the fix too
          test/unit/split.test.ts:4
          Add the test that shows what was wrong; git commit --amend.
      LANE-AIDS the test "splits" passes only since test/bill.json was changed by what brings nothing new
          test/unit/split.test.ts:4 test/unit/split.test.ts > splits
          Leave what tests read as it was. Behaviour changes with a fix whose test fails before it, or in a cycle.
      LANE-AIDS the test "splits" passes only since test/bill.json was changed, with this fix or without
          test/unit/split.test.ts:4 test/unit/split.test.ts > splits
          Leave what other tests read as it was. A test that the fix is about fails on the code before it, whatever it reads.
      LANE-BEHAVIOUR the new test "splits" fails on the product as it was: something else is done than before
          test/unit/split.test.ts:4 test/unit/split.test.ts > splits
          Bring it as a fix whose test fails before it, or in a cycle: helix next --new "<idea>".
      LANE-VERDICT the frozen test "a bill > is split" fails before this refactoring and passes after it
          e2e/split.test.ts > a bill > is split
          Bring the behaviour with its step, as feat or fix."
    `)
  })

  it('every code is among them', () => {
    const all = [
      spec,
      approval,
      redBar,
      tests,
      command,
      coverage,
      mutation,
      property,
      stubs,
      layers,
      integrity,
      knownAnswers,
      trace,
      smoke,
      perf,
      release,
    ].flatMap((cases) => findingsOf(cases()))
    const told = new Set([...all, ...lanes()].map(({ code }) => code))
    expect(Object.keys(judgeCodes).filter((code) => !told.has(code))).toEqual([])
  })
})

function findingsOf(cases: readonly Case[]): Finding[] {
  return cases.flatMap(([condition, evidence]) => judge(condition, anEvidence(evidence)).findings)
}

function lanes(): Finding[] {
  const old = { path: unit, test: declared(`${unit} > splits`, { line: 4 }) }
  const reds = (result: TestResult) =>
    anEvidence({
      targets: { ids: new Set([target]), passedOnce: new Set(), reopened: new Set() },
      runs: runsBy({ 'e2e tests': [aRun({ tests: [result] })] }),
    })
  const green = anEvidence({ runs: runsBy({ 'unit tests': [aRun({ tests: [passed(old.test.id)] })] }) })
  const changes = { added: [old], rewritten: [], lost: [] }
  return [
    ...judgeKeptTests({ rewritten: [old], lost: [] }),
    ...judgeFix({ changes, without: green, with: green, commands: ['unit'] }).findings,
    ...leaningOn([old], ['test/bill.json'], 'keep'),
    ...leaningOn([old], ['test/bill.json'], 'fix'),
    ...judgeNothingNew([old], anEvidence({ runs: runsBy({ 'unit tests': [aRun({ tests: [failed(old.test.id)] })] }) }), ['unit']), // prettier-ignore
    ...judgeSameVerdicts({ before: reds(failed(target)), after: reds(passed(target)), commands: ['e2e'] }),
  ]
}

function messages(cases: readonly Case[]): string {
  return inWords(findingsOf(cases))
}

function inWords(findings: readonly Finding[]): string {
  return findings
    .map(({ severity, code, message, where, fix }) => {
      const place = [where?.path, where?.line, where?.column].filter((part) => part !== undefined).join(':')
      const first = `${severity === 'error' ? '' : `(${severity}) `}${code} ${message}`
      return [first, `${place} ${where?.name ?? ''}`.trim(), fix ?? ''].filter((line) => line !== '').join('\n    ')
    })
    .join('\n')
}
