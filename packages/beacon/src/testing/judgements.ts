// Builders for tests: a judgement with defaults, linked to what is there.
import { type Judgement, type Position, sha256, type Step } from '@helix/core'
import { type ChainRecord, nextLink } from '@helix/evidence'

export const report = new TextEncoder().encode('{"passed":42}')
export const reports = new Map([[sha256(report), report]])

export const steps: Step[] = ['SPEC_DRAFT', 'E2E_RED', 'DONE'].map((id, index) => ({
  id,
  number: index + 1,
  opens: [],
  exit: [],
}))

export function at(step: string, cycle = 'checkout-discounts'): Position {
  return { cycle, step }
}

/** The judgement that follows these records; it stays idle, passes and names one report. */
export function nextJudgement(records: readonly ChainRecord[], changes: Partial<Judgement> = {}): Judgement {
  const commit = String(records.length).padStart(40, '0')
  return {
    ...nextLink(records),
    ref: 'refs/heads/main',
    base: commit,
    subject: { commit, tree: commit },
    spec: '',
    policy: sha256('policy'),
    verifier: sha256('verifier'),
    isolation: { kind: 'none', detail: '' },
    from: 'idle',
    to: 'idle',
    verdicts: [
      {
        condition: { gate: 'tests', of: 'unit', asked: {} },
        tree: commit,
        policy: sha256('policy'),
        outcome: 'pass',
        measured: { passed: 42 },
        reports: [sha256(report)],
        findings: [],
      },
    ],
    approvals: [],
    signature: null,
    ...changes,
  }
}
