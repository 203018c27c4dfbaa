// Builders of runs, for tests only.
import type { Failure, FileCoverage, Mutant, Run, StubCall, TestResult } from '../../run/run.ts'
import type { StubbedRuns, StubAnswers } from '../evidence.ts'

export function aRun(parts: Partial<Run> = {}): Run {
  return {
    command: 'unit',
    valid: true,
    findings: [],
    tests: [],
    unhandled: [],
    coverage: null,
    mutants: null,
    mutationTests: null,
    properties: null,
    bench: null,
    stubCalls: null,
    standInRequests: null,
    exitCode: 0,
    seed: 1,
    durationMs: 10,
    serviceStarted: null,
    serviceUrl: null,
    reports: ['report'],
    ...parts,
  }
}

/** A run that proves nothing, for the reason that the reader found. */
export function anInvalidRun(code: string, parts: Partial<Run> = {}): Run {
  return aRun({ valid: false, findings: [{ severity: 'error', code, message: code }], ...parts })
}

/** Runs on stubs in which every one of these tests called the product and failed, unless said otherwise by mode. */
export function stubbedRuns(
  ids: readonly string[],
  parts: Partial<Record<StubAnswers, Partial<Run>>> = {},
): Required<StubbedRuns> {
  const run = aRun({ tests: ids.map((id) => failed(id)), stubCalls: ids.map((id) => aCall(id)), exitCode: 1 })
  const any = aRun({ tests: ids.map((id) => passed(id)) })
  return { throw: { ...run, ...parts.throw }, undefined: { ...run, ...parts.undefined }, any: { ...any, ...parts.any } }
}

/** A call of the product that the runner says a test made. */
export function aCall(test: string | null, parts: Partial<StubCall> = {}): StubCall {
  return { kind: 'call', module: 'src/domain/split.ts', name: 'split', test, from: [], ...parts }
}

export function passed(id: string): TestResult {
  return resultOf(id, 'passed')
}

export function failed(id: string, failure: Failure = anAssertion(id)): TestResult {
  return { ...resultOf(id, 'failed'), failure }
}

export function resultOf(id: string, state: TestResult['state']): TestResult {
  const [file = id, ...names] = id.split(' > ')
  return { id, file, name: names.join(' > '), state, durationMs: 1 }
}

/** An assertion about the product that fails in the test's file at line 7. */
export function anAssertion(id: string, parts: Partial<Failure> = {}): Failure {
  return aFailure(id, { name: 'AssertionError', message: 'expected 1 to be 2', expected: '2', actual: '1', ...parts })
}

export function aFailure(id: string, parts: Partial<Failure> = {}): Failure {
  const file = id.split(' > ')[0] ?? id
  return {
    name: 'Error',
    message: 'broken',
    causes: [],
    frames: [{ file, line: 7, column: 3, inside: true }],
    ...parts,
  }
}

/** `{1: 3, 2: 0}`: line 1 ran three times, line 2 never. */
export function coverageOf(file: string, lines: Record<number, number>): FileCoverage {
  return { file, lines: new Map(Object.entries(lines).map(([line, times]) => [Number(line), times])) }
}

export function aMutant(file: string, line: number, status: Mutant['status'], parts: Partial<Mutant> = {}): Mutant {
  const mutator = 'EqualityOperator'
  const key = `${file} ${line} ${parts.mutator ?? mutator}`
  return {
    key,
    file,
    line,
    column: 5,
    endLine: line,
    mutator,
    original: '>=',
    replacement: '>',
    status,
    killedBy: [],
    ...parts,
  }
}
