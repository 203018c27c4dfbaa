// What every reader of a report format answers.
import type { Finding } from '@helix/core'
import type { BenchResult, Failure, FileCoverage, Mutant, PropertyRun, TestResult } from '../run/run.ts'

/** What a report says, before the rules of validity are applied. Absent parts are not in that format. */
export interface Reading {
  tests?: TestResult[]
  unhandled?: Failure[]
  coverage?: FileCoverage[]
  mutants?: Mutant[]
  properties?: PropertyRun[]
  bench?: BenchResult[]
  /** The run's nonce, in formats that carry one. */
  nonce?: string
  /** The runner said that it was stopped before its end. */
  interrupted?: boolean
}

/** Reads one report. `root` is the folder that the run took place in; paths below it become relative. */
export type Reader = (bytes: Uint8Array, root: string) => Reading | Finding

export function isFinding(answer: Reading | Finding): answer is Finding {
  return 'severity' in answer
}

export function refusal(code: string, message: string, fix: string): Finding {
  return { severity: 'error', code, message, fix }
}

/** A report that cannot be read to its end proves nothing: neither what it says nor what it leaves out. */
export function truncated(format: string, detail: string): Finding {
  return refusal(
    'REPORT-TRUNCATED',
    `the ${format} report cannot be read: ${detail}`,
    'Run the command again and let it finish; if it stays so, check that its reporter writes this format.',
  )
}
