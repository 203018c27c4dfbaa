// What every reader of a report format answers.
import type { Finding } from '@helix/core'
import type { BenchResult, Failure, FileCoverage, Mutant, PropertyRun, TestResult } from '../run/run.ts'

/** What a report says, before the rules of validity are applied. Absent parts are not in that format. */
export interface Reading {
  tests?: TestResult[]
  unhandled?: Failure[]
  coverage?: FileCoverage[]
  mutants?: Mutant[]
  /** Those of them that Helix planted. */
  planted?: Mutant[]
  /** Tests that mutants were tried with, by the ids of `killedBy`. */
  mutationTests?: string[]
  properties?: PropertyRun[]
  bench?: BenchResult[]
  /** How the tests went that Helix planted, in reports of runs that it drives; null where a runner takes none. */
  canary?: CanaryResult | null
  /** The run's nonce, in formats that carry one. */
  nonce?: string
  /** The runner said that it was stopped before its end. */
  interrupted?: boolean
  /** Exit codes that this report explains; 0 alone when absent, and any other where tests failed. */
  exitCodes?: readonly number[]
}

type CanaryState = 'passed' | 'failed' | 'skipped' | 'pending' | 'absent' | 'broken'

interface CanaryResult {
  /** Of the planted test that must pass and of the one that must fail; `broken`: their file did not load. */
  passing: CanaryState
  failing: CanaryState
  /** Tests after which assertions let everything pass, and which. */
  silent: { test: string; assertions: string[] }[]
}

/** Reads one report. `root` is the folder that the run took place in; paths below it become relative. */
export type Reader = (bytes: Uint8Array, root: string) => Reading | Finding

export function isFinding(answer: Reading | Finding): answer is Finding {
  return 'severity' in answer
}

export function refusal(code: string, message: string, fix: string): Finding {
  return { severity: 'error', code, message, fix }
}

/** Tests or mutants that one report may hold, and characters that one name may have. */
export const mostResults = 200_000
const longestName = 65_536

/** Why this many results of these names are not taken; null when they are. */
export function findTooMuch(format: string, results: readonly { name: string }[]): Finding | null {
  if (results.length > mostResults) {
    return tooLarge(`the ${format} report has ${results.length} results; at most ${mostResults} are read`)
  }
  const longest = results.reduce((most, { name }) => Math.max(most, name.length), 0)
  if (longest <= longestName) return null
  return tooLarge(`the ${format} report has a name of ${longest} characters; at most ${longestName} are read`)
}

/** Reports come from code that is judged: reading them must take bounded memory and time. */
export function tooLarge(message: string): Finding {
  return refusal('REPORT-TOO-LARGE', message, 'Split the command into several, or make its reporter leave out logs.')
}

/** A report that cannot be read to its end proves nothing: neither what it says nor what it leaves out. */
export function truncated(format: string, detail: string): Finding {
  return refusal(
    'REPORT-TRUNCATED',
    `the ${format} report cannot be read: ${detail.length > 300 ? `${detail.slice(0, 299)}…` : detail}`,
    'Run the command again and let it finish; if it stays so, check that its reporter writes this format.',
  )
}
