// What a run proves, read out of its raw reports.
import type { CommandName, Digest, Finding } from '@helix/core'

export interface Frame {
  /** Path relative to the repository where it lies inside, else as printed. */
  file: string
  line: number
  column: number
  inside: boolean
}

export interface Failure {
  name: string
  message: string
  code?: string
  /** Innermost cause last. */
  causes: { name: string; message: string; code?: string }[]
  expected?: string
  actual?: string
  /** Innermost first. */
  frames: Frame[]
  /** Thrown by a hook or a fixture, not by the test itself; absent where the runner does not say. */
  beside?: boolean
}

export type TestState = 'passed' | 'failed' | 'skipped' | 'todo' | 'pending' | 'flaky' | 'expected-failure'

export interface TestResult {
  /** `path > suite > name`: stable over runs and machines. */
  id: string
  file: string
  name: string
  state: TestState
  durationMs: number
  failure?: Failure
  /** How often it called `expect`; absent where that was not counted. */
  assertions?: number
  /** Where in its file assertions were called that held, in Jest and Vitest any; column 0 is anywhere in the line; absent where nobody can tell. */
  places?: readonly (readonly [line: number, column: number])[]
  /** How many comparisons that it asserts itself failed and never held afterwards, though it passed; absent where there are none. */
  caught?: number
}

/** Executable lines of one source file, relative to the repository. */
export interface FileCoverage {
  file: string
  /** Line number → times executed. */
  lines: ReadonlyMap<number, number>
}

export type MutantStatus =
  | 'Killed' | 'Survived' | 'NoCoverage' | 'CompileError' | 'RuntimeError' | 'Timeout' | 'Ignored' | 'Pending' // prettier-ignore

export interface Mutant {
  /** Stable under line shifts: file, mutator, original text, replacement, trimmed line text, ordinal. */
  key: string
  file: string
  line: number
  column: number
  endLine: number
  mutator: string
  original: string
  replacement: string
  status: MutantStatus
  killedBy: string[]
}

/** Evidence that a property ran: the cases that fast-check or Hypothesis made for one of them in one test. */
export interface PropertyRun {
  test: string
  file: string
  runs: number
  skips: number
  failed: boolean
  /** All of its cases were the same. */
  constant?: true
  /** There are no more cases than it tried. */
  exhausted?: true
  /** Of its runs those in which it asserted nothing, though its body asserts in a way that is counted. */
  idle?: number
}

export interface BenchResult {
  id: string
  /** Milliseconds per operation. */
  mean: number
  p95: number
  samples: number
}

/** What a generated stub of the product saw: it was called or read, or started as a program. */
export interface StubCall {
  /** `handed`: it was handed something that a stub cannot change in a way that would show. */
  kind: 'call' | 'start' | 'handed'
  /** Path of the stub. */
  module: string
  /** What was called: `sum`, `Cart.total`; empty for a program. */
  name: string
  /** `path > suite > name` of the test that ran, where the runner says so. */
  test: string | null
  /** Places inside the repository that the call came from, innermost first. */
  from: readonly { file: string; line: number }[]
}

/** A run whose evidence holds together; `findings` say why it proves nothing when `valid` is false. */
export interface Run {
  command: CommandName
  valid: boolean
  findings: Finding[]
  tests: TestResult[]
  /** Errors outside any test. */
  unhandled: Failure[]
  coverage: FileCoverage[] | null
  mutants: Mutant[] | null
  /** Tests that a mutation tool tried its mutants with; null where the report does not name them. */
  mutationTests: string[] | null
  properties: PropertyRun[] | null
  bench: BenchResult[] | null
  /** What generated stubs saw; null when none was loaded. */
  stubCalls: StubCall[] | null
  /** Requests that reached the server which stood in for the service; null where none did. */
  standInRequests: number | null
  exitCode: number | null
  /** Of a program that failed, the line of its output that tells why. */
  told?: string
  seed: number | null
  durationMs: number
  /** Whether the service that it needed was up. */
  serviceStarted: boolean | null
  serviceUrl: string | null
  /** Digests of the raw reports. */
  reports: Digest[]
}
