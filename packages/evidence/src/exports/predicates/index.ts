import type { Predicate } from './predicate.ts'
import { sourceSummary } from './source-summary.ts'
import { stepAdvance } from './step-advance.ts'
import { testResult } from './test-result.ts'
import { verificationResult } from './verification-result.ts'

/** What is stated about each record of the chain. */
export const predicates: readonly Predicate[] = [stepAdvance, testResult, verificationResult, sourceSummary]
