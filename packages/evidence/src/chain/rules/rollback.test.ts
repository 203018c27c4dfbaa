import type { Approval } from '@helix/core'
import { expect, test } from 'vitest'
import { approvalDigest } from '../../approvals/approval-digest.ts'
import { aChain, aCycle, aJudgement, at, facts, oid } from '../../testing/a-chain.ts'
import { checkChain } from '../check-chain.ts'

const since = aChain(aCycle())[4]?.digest ?? ''
const approval: Approval = {
  kind: 'position',
  of: approvalDigest({ kind: 'position', from: at('BUILD'), to: at('SPEC_DRAFT'), since }),
  by: 'ada',
  why: 'the spec was wrong',
  signature: null,
}
const codes = (...approvals: Approval[]) =>
  checkChain(
    aChain([...aCycle(), aJudgement(5, { from: at('BUILD'), to: at('SPEC_DRAFT'), base: oid(4), approvals })]),
    facts(),
  ).map(({ code }) => code)

test('a review on a host sees a change, and approves no way back', () => {
  const review: Approval = { ...approval, review: { host: 'github', id: '7', saw: oid(5) } }
  expect(codes(review)).toEqual(['CHAIN-ROLLBACK'])
  expect(codes(review, approval)).toEqual([])
})
