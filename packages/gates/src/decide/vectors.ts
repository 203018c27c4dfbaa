import type { Failure, Run, TestResult, TestState } from '../run/run.ts'
import { isDeclared, isDeclaredAs, isInside } from './test-id.ts'

/** One test over all runs of its command: `results[n]` is what run n says of it. */
export interface TestVector {
  id: string
  file: string
  results: readonly (TestResult | undefined)[]
  /** The state that all runs agree on; `flaky` when they differ; `lost` when some do not know the test. */
  state: TestState | 'lost'
}

/** All tests that any of the runs knows, ordered by id. */
export function vectorsOf(runs: readonly Run[]): TestVector[] {
  const byRun = runs.map(resultsById)
  const ids = new Map(runs.flatMap((run) => run.tests.map((test) => [test.id, test.file] as const)))
  return [...ids]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, file]) => {
      const results = byRun.map((tests) => tests.get(id))
      return { id, file, results, state: agreed(results) }
    })
}

/** Of tests that share an id, the one that says most against the head speaks for all. */
function resultsById({ tests }: Run): Map<string, TestResult> {
  const held = new Map<string, TestResult>()
  for (const test of tests) if ((held.get(test.id)?.state ?? 'passed') === 'passed') held.set(test.id, test)
  return held
}

function agreed(results: readonly (TestResult | undefined)[]): TestVector['state'] {
  const states = new Set(results.map((result) => result?.state))
  if (states.has(undefined)) return 'lost'
  const [only] = states
  return states.size === 1 && only !== undefined ? only : 'flaky'
}

/** `passed failed passed`: what each run says, for people. */
export function vectorInWords(vector: TestVector): string {
  return vector.results.map((result) => result?.state ?? 'absent').join(' ')
}

/** Where the first failure happened inside the repository, else the test's file. */
export function whereOf(vector: TestVector): { path: string; line?: number } {
  const frame = firstFailure(vector)?.frames.find((frame) => frame.file === vector.file)
  return frame === undefined ? { path: vector.file } : { path: vector.file, line: frame.line }
}

export function firstFailure(vector: TestVector): Failure | undefined {
  return vector.results.find((result) => result?.failure !== undefined)?.failure
}

/** A file that could not be loaded shows as one result whose id is its path. */
export function isWholeFile(vector: TestVector): boolean {
  return vector.id === vector.file
}

/** Where a finding about it stands. */
export function placeOf(vector: TestVector): { path: string; line?: number; name: string } {
  return { ...whereOf(vector), name: vector.id }
}

export interface TargetVectors {
  /** Declared target → the vectors of its rows, or that of the file, suite or hook that broke before they could run. */
  found: Map<string, TestVector[]>
  /** Targets that no run knows. */
  absent: string[]
  /** Vectors of tests that are no targets. */
  others: TestVector[]
}

/** Sorts the tests of runs into the declared targets and the others. */
export function splitTargets(vectors: readonly TestVector[], targets: Iterable<string>): TargetVectors {
  const found = new Map<string, TestVector[]>()
  const absent: string[] = []
  const taken = new Set<TestVector>()
  for (const target of targets) {
    const rows = vectors.filter((vector) => isDeclaredAs(vector.id, target))
    const around = rows.some(hasRun)
      ? []
      : vectors.filter(({ id, state }) => state !== 'passed' && target.startsWith(`${id} > `))
    const inside = vectors.filter(
      ({ id, state }) => state === 'failed' && isInside(id, [target]) && !isDeclared(id, targets),
    )
    const matched = around.length > 0 ? around : [...rows, ...inside]
    if (matched.length === 0) absent.push(target)
    else found.set(target, matched)
    for (const vector of [...rows, ...matched]) taken.add(vector)
  }
  return { found, absent, others: vectors.filter((vector) => !taken.has(vector)) }
}

function hasRun({ state }: TestVector): boolean {
  return state !== 'skipped' && state !== 'pending'
}
