import type { Judgement } from '@helix/core'
import { describe, expect, it } from 'vitest'
import { at, nextJudgement } from '../testing/judgements.ts'
import { renderChainMessage } from './chain-message.ts'

const judgement = (changes: Partial<Judgement>) => nextJudgement([], { sequence: 7, ...changes })
const [verdict] = nextJudgement([]).verdicts
const failing = { verdicts: verdict ? [{ ...verdict, outcome: 'fail' as const }] : [] }
const approval = { kind: 'position' as const, of: 'a'.repeat(64), by: 'ada', why: 'x', signature: null }

describe('the log of the chain reads as a diary', () => {
  it.each<[string, Partial<Judgement>]>([
    ['0 genesis  idle', { sequence: 0 }],
    ['7 verified  idle', {}],
    ['7 start  checkout-discounts  idle → SPEC_DRAFT', { to: at('SPEC_DRAFT') }],
    ['7 verified  checkout-discounts  E2E_RED', { from: at('E2E_RED'), to: at('E2E_RED') }],
    ['7 refused  checkout-discounts  E2E_RED', { from: at('E2E_RED'), to: at('E2E_RED'), ...failing }],
    ['7 pass  checkout-discounts  SPEC_DRAFT → E2E_RED', { from: at('SPEC_DRAFT'), to: at('E2E_RED') }],
    ['7 pass  checkout-discounts  DONE → idle', { from: at('DONE'), to: 'idle' }],
    ['7 rollback  checkout-discounts  DONE → E2E_RED', { from: at('DONE'), to: at('E2E_RED'), approvals: [approval] }],
  ])('%s', (header, changes) => {
    expect(renderChainMessage(judgement(changes)).split('\n')[0]).toBe(header)
  })

  it('the body names subject, base and what did not pass', () => {
    const commit = '0'.repeat(40)
    expect(renderChainMessage(judgement(failing)).split('\n').slice(1)).toEqual([
      '',
      `Subject: ${commit} (refs/heads/main)`,
      `Base: ${commit}`,
      'Verdict: tests of unit: fail',
      '',
    ])
  })
})
