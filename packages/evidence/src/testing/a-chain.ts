// Builders for tests: a judgement with defaults, and chains that are linked properly.
import type { Judgement, Position, Verdict } from '@helix/core'
import type { ChainRecord } from '../chain/chain-record.ts'
import { nextLink, recordOf } from '../chain/chain-record.ts'
import type { ChainFacts, ChainPolicy } from '../chain/chain-rule.ts'

/** A commit id that reads well: `oid(3)` is `000…3`. */
export function oid(number: number): string {
  return String(number).padStart(40, '0')
}

export function digestOf(character: string): string {
  return character.repeat(64)
}

export function at(step: string, cycle = 'checkout-discounts'): Position {
  return { cycle, step }
}

export function aVerdict(changes: Partial<Verdict> = {}): Verdict {
  return {
    condition: { gate: 'tests', of: 'unit', asked: { 'min-tests': 1 } },
    tree: oid(90),
    policy: digestOf('b'),
    outcome: 'pass',
    measured: { passed: 42 },
    reports: [digestOf('c')],
    findings: [],
    ...changes,
  }
}

export const failingVerdict = aVerdict({
  outcome: 'fail',
  findings: [{ severity: 'error', code: 'TESTS-FAIL', message: '1 of 42 failed', where: { path: 'test/a.test.ts' } }],
})

/** A judgement about commit `oid(subject)`; by default it stays idle and passes. */
export function aJudgement(subject: number, changes: Partial<Judgement> = {}): Judgement {
  return {
    sequence: 0,
    previous: null,
    ref: 'refs/heads/main',
    base: oid(0),
    subject: { commit: oid(subject), tree: oid(90) },
    spec: digestOf('a'),
    policy: digestOf('b'),
    verifier: digestOf('d'),
    isolation: { kind: 'none', detail: '' },
    from: 'idle',
    to: 'idle',
    verdicts: [aVerdict()],
    approvals: [],
    signature: null,
    ...changes,
  }
}

/** Links judgements into a chain; `change` may sign each before its digest is taken. */
export function aChain(
  judgements: Judgement[],
  change = (judgement: Judgement): Judgement => judgement,
): ChainRecord[] {
  const records: ChainRecord[] = []
  for (const judgement of judgements) records.push(recordOf(change({ ...judgement, ...nextLink(records) })))
  return records
}

export const steps = ['SPEC_DRAFT', 'E2E_RED', 'BUILD', 'DONE'].map((id) => ({ id }))

/** One line of commits: `oid(1)` is an ancestor of `oid(2)`. Commits from `gone` on are not in the repository. */
export function facts(changes: Partial<ChainFacts> = {}, gone = 1000): ChainFacts {
  const policy: ChainPolicy = { signing: 'none', signers: [], steps }
  return {
    policyAt: () => policy,
    isAncestorOrSelf: (ancestor, commit) => Number(commit) < gone && Number(ancestor) <= Number(commit),
    signedAt: () => 1_700_000_000,
    ...changes,
  }
}

/** Genesis at 0, started at 1, SPEC_DRAFT passed at 2, E2E_RED refused at 3 and passed at 4. */
export function aCycle(): Judgement[] {
  return [
    aJudgement(0, { verdicts: [] }),
    aJudgement(1, { to: at('SPEC_DRAFT'), base: oid(0) }),
    aJudgement(2, { from: at('SPEC_DRAFT'), to: at('E2E_RED'), base: oid(1) }),
    aJudgement(3, { from: at('E2E_RED'), to: at('E2E_RED'), base: oid(2), verdicts: [failingVerdict] }),
    aJudgement(4, { from: at('E2E_RED'), to: at('BUILD'), base: oid(2) }),
  ]
}
