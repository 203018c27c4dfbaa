import type { Predicate } from './predicate.ts'
import { nameOf, outcomeOf, type Told } from './words.ts'

/** in-toto's test-result v0.1: each condition that was judged counts as a test. */
export const testResult: Predicate = {
  type: 'https://in-toto.io/attestation/test-result/v0.1',
  of({ judgement }) {
    const { verdicts, policy, spec } = judgement
    if (verdicts.length === 0) return null
    const told = verdicts.map((verdict) => ({ name: nameOf(verdict), how: outcomeOf(verdict, judgement) }))
    const names = (asked: Told) => told.filter(({ how }) => how === asked).map(({ name }) => name)
    const reports = [...new Set(verdicts.flatMap((verdict) => verdict.reports))]
    return {
      result: names('failed').length > 0 ? 'FAILED' : names('waived').length > 0 ? 'WARNED' : 'PASSED',
      configuration: [
        { name: 'policy', digest: { sha256: policy } },
        ...(spec === '' ? [] : [{ name: 'spec', digest: { sha256: spec } }]),
        ...reports.map((sha256) => ({ name: `reports/${sha256}`, digest: { sha256 } })),
      ],
      passedTests: names('passed'),
      warnedTests: names('waived'),
      failedTests: names('failed'),
    }
  },
}
