// Attacks on what is measured: coverage, mutants, properties, speed, and tests that say nothing.
import type { Facts } from '../packages/core/src/index.ts'
import type { FileCoverage, Mutant, PropertyRun, TestResult } from '../packages/gates/src/run/run.ts'
import type { Evidence } from '../packages/gates/src/decide/evidence.ts'
import { aCondition, before, runsBy } from '../packages/gates/src/decide/testing/evidence.ts'
import { aMutant, aRun, coverageOf, failed, passed, resultOf } from '../packages/gates/src/decide/testing/runs.ts'
import { realTree } from '../packages/gates/src/decide/testing/real-tree.ts'
import { type Attack, type Files, judged } from './attack.ts'

const source = 'src/domain/cart.ts'
const unit = 'test/unit/cart.test.ts'
const lines = Array.from({ length: 6 }, (_, at) => `export const line${at} = ${at}`).join('\n')
const head = realTree({ [source]: lines })
const changedSinceStart = new Map([[source, [[1, 3] as const]]])

function coverage(measured: FileCoverage[], more: Partial<Evidence> = {}, ratchet: Facts | null = null) {
  const condition = aCondition('coverage', { minPatch: 90, ratchet: true }, 'unit')
  return judged(condition, {
    head, changedSinceStart, changedSinceBase: changedSinceStart,
    runs: runsBy({ 'unit coverage': [aRun({ coverage: measured })] }), ...(ratchet && { before: before(ratchet) }), ...more,
  }) // prettier-ignore
}

function mutation(mutants: Mutant[], ratchet: Facts | null = null) {
  const condition = aCondition('mutation', { minPatch: 80, ratchet: true }, 'mutants')
  return judged(condition, {
    head, changedSinceStart, changedSinceBase: changedSinceStart,
    runs: runsBy({ 'mutants mutation': [aRun({ mutants })] }), ...(ratchet && { before: before(ratchet) }),
  }) // prettier-ignore
}

function property(parts: Partial<PropertyRun>, used = 'total(n)') {
  const one = { test: `${unit} > adds`, file: unit, runs: 100, skips: 0, failed: false, ...parts }
  const text = `import fc from 'fast-check'\nimport { it } from 'vitest'\nimport { total } from '../../src/domain/cart.ts'\nit('adds', () => { fc.assert(fc.property(fc.nat(), (n) => ${used} >= 0)) })\n`
  return judged(aCondition('property', { minRuns: 100 }, 'unit'), {
    head: realTree({ [unit]: text }),
    runs: runsBy({ 'unit tests': [aRun({ properties: [one] })] }),
  })
}

function tests(results: TestResult[][], text = "it('adds', () => { expect(1).toBe(total) })") {
  const runs = results.map((made) => aRun({ tests: made }))
  const tree = realTree({ [unit]: `import { expect, it } from 'vitest'\n${text}\n` })
  return judged(aCondition('tests', { empty: 'fail', minTests: 1 }, 'unit'), {
    head: tree,
    base: realTree({}),
    runs: runsBy({ 'unit tests': runs }),
  })
}

const runs = (...results: TestResult[][]) => results.map((made) => aRun({ tests: made }))

/** A test of which the head's runs disagree, and what runs of the base say of it. */
function disagreeing(...onBase: TestResult[][]) {
  const tree = realTree({
    [unit]: "import { expect, it } from 'vitest'\nit('adds', () => { expect(1).toBe(total) })\n",
  })
  return judged(aCondition('tests', { empty: 'fail', minTests: 1 }, 'unit'), {
    head: tree,
    base: tree,
    runs: runsBy({ 'unit tests': runs([failed(adds)]) }),
    again: () => runs([passed(adds)], [failed(adds)]),
    baseTests: () => runs(...onBase),
  })
}

function perf(heads: readonly number[], bases: readonly number[], p95 = 20, text = '') {
  const id = 'bench/cart.bench.ts > adds'
  const bench = (mean: number) => aRun({ bench: [{ id, mean, p95, samples: 100 }] })
  return judged(aCondition('perf', { maxP95: 50, maxRatio: 1.1, pairs: 12 }, 'bench'), {
    runs: runsBy({ 'bench bench': heads.map(bench) }),
    baseBench: () => bases.map(bench),
    ...(text !== '' && { head: realTree({ [source]: lines, 'bench/cart.bench.ts': text }) }),
  })
}

const benched = (means: readonly number[]) =>
  means.map((mean) => aRun({ bench: [{ id: 'bench/cart.bench.ts > adds', mean, p95: 20, samples: 100 }] }))

/** A benchmark that was changed and takes as long as before, and what the base's form of it takes on the code of both. */
function changedBench(head: number, base: number) {
  return judged(aCondition('perf', { maxP95: 50, maxRatio: 1.1, pairs: 12 }, 'bench'), {
    runs: runsBy({ 'bench bench': benched(twelve(10)) }),
    baseBench: () => benched(twelve(10)),
    keptBench: () => ({ heads: benched(twelve(head)), bases: benched(twelve(base)) }),
  })
}

const oneBench = (path: string, name: string) =>
  aRun({ bench: [{ id: `${path} > ${name}`, mean: 10, p95: 20, samples: 100 }] })

/** Runs in turns of which each side names its benchmark by the number of the run. */
function named(head: (at: number) => string, base: (at: number) => string, file = 'bench/cart.bench.ts') {
  return judged(aCondition('perf', { maxP95: 50, maxRatio: 1.1, pairs: 12 }, 'bench'), {
    runs: runsBy({ 'bench bench': twelve(0).map((_, at) => oneBench('bench/cart.bench.ts', head(at))) }),
    baseBench: () => twelve(0).map((_, at) => oneBench(file, base(at))),
  })
}

const twelve = (...values: number[]) =>
  Array.from({ length: 12 }, (_, at) => (values[at % values.length] ?? 0) + at / 100)
const covered = coverageOf(source, { 1: 1, 2: 1, 3: 1, 4: 0 })
const killed = [1, 2, 3].map((line) => aMutant(source, line, 'Killed'))
const old = aMutant(source, 5, 'Survived')
const survivors = { survivors: [], ignoredTotal: 0 }
const adds = `${unit} > adds`

const inSource = realTree({
  [source]: `${lines}\nif (import.meta.vitest) {\n  import.meta.vitest.it('x', () => {})\n  it('x', () => { expect(line0).toBe(0) })\n}\n`,
})
const bench = 'src/domain/rules.bench.ts'

/** A changed file of code, and what the product says of it. */
function led(path: string, line: string, beside: Files = {}): Partial<Evidence> {
  const tree = realTree({ [source]: `${lines}\n${line}\n`, [path]: 'export const rule = (n) => n + 1\n', ...beside })
  return { head: tree, changedSinceStart: new Map([...changedSinceStart, [path, [[1, 1] as const]]]) }
}

export const attacksOnMeasures: readonly Attack[] = [
  { name: 'changed lines are executed by no test', gate: 'coverage', code: 'COVERAGE-PATCH', bad: () => coverage([coverageOf(source, { 1: 1, 2: 0, 3: 0 })]), lookalike: 'an unchanged line is executed by no test', honest: () => coverage([covered]) },
  { name: 'a changed file is taken out of coverage', gate: 'coverage', code: 'COVERAGE-VANISHED', bad: () => coverage([coverageOf('src/domain/other.ts', { 1: 1 })]), lookalike: 'a file of types only is in no coverage', honest: () => coverage([coverageOf('src/domain/other.ts', { 1: 1 })], { head: realTree({ [source]: 'export type Cart = { total: number }\n' }) }) },
  { name: 'a text of the product reads like a comment that ends coverage', gate: 'coverage', code: 'COVERAGE-VANISHED', bad: () => coverage([coverageOf(source, { 1: 1 })]), lookalike: 'a statement of three lines counts as one', honest: () => coverage([coverageOf(source, { 1: 1 })], { head: realTree({ [source]: 'export const line = [\n  1,\n]\n' }) }) },
  { name: 'changed code hides behind a test in its own file', gate: 'coverage', code: 'COVERAGE-PATCH', bad: () => coverage([coverageOf(source, { 1: 1, 2: 0, 3: 0 })], { head: inSource }), lookalike: 'changed tests hand out nothing', honest: () => coverage([coverageOf(source, { 1: 1, 2: 0, 3: 0 })], { head: realTree({ [source]: "it('pays', () => {\n  expect(1).toBe(total)\n})\n" }) }) },
  { name: 'the product imports its code from a file that is named like a benchmark', gate: 'coverage', code: 'COVERAGE-VANISHED', bad: () => coverage([covered], led(bench, "export * from './rules.bench.ts'")), lookalike: 'a benchmark imports the product', honest: () => coverage([covered], led(bench, '')) },
  { name: 'the product imports its code from a folder that nothing measures', gate: 'coverage', code: 'COVERAGE-VANISHED', bad: () => coverage([covered], led('app/rules.ts', "export * from '../../app/rules.ts'")), lookalike: 'a program in such a folder imports the product', honest: () => coverage([covered], led('app/rules.ts', '')) },
  { name: 'what a test speaks of lies in a folder that nothing measures', gate: 'coverage', code: 'COVERAGE-VANISHED', bad: () => coverage([covered], led('rules.ts', '', { [unit]: "import '../../rules.ts'\nit('adds', () => {})\n" })), lookalike: 'a test imports what helps it', honest: () => coverage([covered], led('test/support/rules.ts', '', { [unit]: "import '../support/rules.ts'\nit('adds', () => {})\n" })) },
  { name: 'lines that nobody changed lose their test', gate: 'coverage', code: 'COVERAGE-RATCHET', bad: () => coverage([coverageOf(source, { 1: 1, 2: 1, 3: 1, 5: 0, 6: 0 })], {}, { uncovered: { [source]: 1 } }), lookalike: 'as many lines as before have no test', honest: () => coverage([coverageOf(source, { 1: 1, 2: 1, 3: 1, 5: 0 })], {}, { uncovered: { [source]: 1 } }) },
  { name: 'changed code can be broken unseen', gate: 'mutation', code: 'MUTATION-PATCH', bad: () => mutation([aMutant(source, 1, 'Killed'), aMutant(source, 2, 'Survived')]), lookalike: 'all mutants of changed code are killed', honest: () => mutation(killed) },
  { name: 'mutants run out of time and count as killed', gate: 'mutation', code: 'MUTATION-PATCH', bad: () => mutation([aMutant(source, 1, 'Timeout', { mutator: 'StringLiteral' })]), lookalike: 'a mutant that loops runs out of time', honest: () => mutation([aMutant(source, 1, 'Timeout', { mutator: 'UpdateOperator' })]) },
  { name: 'mutants are ignored by a comment', gate: 'mutation', code: 'MUTATION-IGNORED', bad: () => mutation([...killed, aMutant(source, 2, 'Ignored')]), lookalike: 'a mutant of old code is ignored as before', honest: () => mutation([...killed, aMutant(source, 5, 'Ignored')], { survivors: [], ignoredTotal: 1 }) },
  { name: 'no mutant is made at all', gate: 'mutation', code: 'MUTATION-ZERO', bad: () => mutation([aMutant('src/domain/other.ts', 1, 'Killed')]), lookalike: 'mutants are made in the changed file', honest: () => mutation(killed) },
  { name: 'no mutant of changed lines can be tried', gate: 'mutation', code: 'MUTATION-ZERO', bad: () => mutation([aMutant(source, 1, 'RuntimeError'), aMutant(source, 2, 'CompileError')]), lookalike: 'one of several breaks at load', honest: () => mutation([...killed, aMutant(source, 2, 'RuntimeError')]) },
  { name: 'the machine lets mutants run out of time', gate: 'mutation', code: 'MUTATION-TIMEOUTS', bad: () => mutation([1, 2, 3, 1, 2].map((line) => aMutant(source, line, 'Timeout'))), lookalike: 'a loop has three mutants that never end', honest: () => mutation([...killed, ...[1, 2, 3].map((line) => aMutant(source, line, 'Timeout'))]) },
  { name: 'one assertion less, and the score hardly moves', gate: 'mutation', code: 'MUTATION-RATCHET', bad: () => mutation([...killed, old], survivors), lookalike: 'a mutant survives as before', honest: () => mutation(killed, survivors) },
  { name: 'a property tries one case', gate: 'property', code: 'PROPERTY-RUNS', bad: () => property({ runs: 1 }), lookalike: 'a property tries a thousand', honest: () => property({ runs: 1000 }) },
  { name: 'a property tries one case a hundred times', gate: 'property', code: 'PROPERTY-RUNS', bad: () => property({ runs: 100, constant: true }), lookalike: 'a property tries cases of two values', honest: () => property({ runs: 1000 }) },
  { name: 'a property has one value to try', gate: 'property', code: 'PROPERTY-RUNS', bad: () => property({ runs: 1, exhausted: true, constant: true }), lookalike: 'a property tries both values that there are', honest: () => property({ runs: 2, exhausted: true }) },
  { name: 'a property uses nothing of the product', gate: 'property', code: 'PROPERTY-NONE', bad: () => property({}, 'n'), lookalike: 'a property asks the product', honest: () => property({}) },
  { name: 'a property throws its cases away', gate: 'property', code: 'PROPERTY-SKIPS', bad: () => property({ skips: 5000 }), lookalike: 'a property throws some cases away', honest: () => property({ skips: 300 }) },
  { name: 'a property leaves before its assertion in nearly all cases', gate: 'property', code: 'PROPERTY-SKIPS', bad: () => property({ idle: 99 }), lookalike: 'a property leaves in some cases', honest: () => property({ idle: 60 }) },
  { name: 'a test asserts nothing', gate: 'tests', code: 'GATE-TESTS-NO-ASSERTION', bad: () => tests([[{ ...passed(adds), assertions: 0 }]], "it('adds', () => { total() })"), lookalike: 'a test asserts types only', honest: () => tests([[{ ...passed(adds), assertions: 0 }]], "it('adds', () => { expectTypeOf(total).toBeNumber() })") },
  { name: 'a test is skipped at run time', gate: 'tests', code: 'GATE-TESTS-SKIPPED', bad: () => tests([[passed(`${unit} > other`), resultOf(adds, 'skipped')]]), lookalike: 'every test runs', honest: () => tests([[passed(adds)]]) },
  { name: 'a failing test shares its title with one that passes', gate: 'tests', code: 'GATE-TESTS-FAILED', bad: () => tests([[failed(adds), passed(adds)]]), lookalike: 'two tests that pass share a title', honest: () => tests([[passed(adds), passed(adds)]]) },
  { name: 'a test passes in one run of two', gate: 'tests', code: 'GATE-TESTS-FLAKY', bad: () => tests([[passed(adds)], [failed(adds)]]), lookalike: 'a test passes in both', honest: () => tests([[passed(adds)], [passed(adds)]]) },
  { name: 'a change makes a test disagree with itself', gate: 'tests', code: 'GATE-TESTS-FLAKY', bad: () => disagreeing([passed(adds)], [passed(adds)]), lookalike: 'a test disagrees on the base as well', honest: () => disagreeing([passed(adds)], [failed(adds)]) },
  { name: 'a file ends before its tests run', gate: 'tests', code: 'GATE-TESTS-UNRUN', bad: () => tests([[passed(unit), passed('test/unit/b.test.ts > b')]]), lookalike: 'a file without tests ends', honest: () => tests([[passed('test/unit/none.test.ts'), passed(adds)]]) },
  { name: 'code becomes twice as slow', gate: 'perf', code: 'PERF-RATIO', bad: () => perf(twelve(20), twelve(10)), lookalike: 'one run of twelve is slow', honest: () => perf([99, ...twelve(10).slice(1)], twelve(10)) },
  { name: 'a difference that may be chance is called the same', gate: 'perf', code: 'PERF-UNCLEAR', bad: () => perf(twelve(15, 5, 15, 15), twelve(14, 9, 9, 12)), lookalike: 'noise stays inside the ratio', honest: () => perf(twelve(10, 9, 11, 10), twelve(10, 11, 9, 10)) },
  { name: 'the machine is too noisy to tell', gate: 'perf', code: 'PERF-NOISY', bad: () => perf(twelve(15), twelve(10, 20)), lookalike: 'the machine holds still', honest: () => perf(twelve(10), twelve(10)) },
  { name: 'a benchmark runs nothing of the product', gate: 'perf', code: 'PERF-NONE', bad: () => perf(twelve(10), twelve(10), 20, "import { bench } from 'vitest'\nbench('adds', () => {})\n"), lookalike: 'a benchmark runs the product', honest: () => perf(twelve(10), twelve(10), 20, "import { bench } from 'vitest'\nimport { line0 } from '../src/domain/cart.ts'\nbench('adds', () => line0())\n") },
  { name: 'a benchmark has another name in each run', gate: 'perf', code: 'PERF-NONE', bad: () => named((at) => `adds ${at}`, (at) => `adds ${at}`), lookalike: 'a benchmark keeps its name', honest: () => named(() => 'adds', () => 'adds') },
  { name: 'a benchmark that became slow gets another name', gate: 'perf', code: 'PERF-NONE', bad: () => named(() => 'sums', () => 'adds'), lookalike: 'a file of benchmarks gets another name', honest: () => named(() => 'adds', () => 'adds', 'bench/old.bench.ts') },
  { name: 'a benchmark is changed so that it does not see what became slow', gate: 'perf', code: 'PERF-RATIO', bad: () => changedBench(20, 10), lookalike: 'a benchmark is changed, and its old form sees nothing either', honest: () => changedBench(10, 10) },
  { name: 'the absolute budget is passed over', gate: 'perf', code: 'PERF-P95', bad: () => perf(twelve(10), twelve(10), 51), lookalike: 'the budget is just met', honest: () => perf(twelve(10), twelve(10), 50) },
] // prettier-ignore
