import type { Finding, Position } from '@helix/core'
import { describe, expect, it } from 'vitest'
import { aChain, aCycle, at, oid, steps } from '../testing/a-chain.ts'
import { foldChain } from './fold-chain.ts'
import { type ApplyTrailers, positionAt, type TrailedIncrement } from './position-at.ts'

const ids = steps.map(({ id }) => id)
const illegal: Finding = { severity: 'error', code: 'TRAILER', message: 'no' }

/** The playbook's rule in small. */
const apply: ApplyTrailers = (position, { start, done }): Position | Finding => {
  if (start !== undefined) return position === 'idle' ? at('SPEC_DRAFT', start) : illegal
  if (position === 'idle' || done !== position.step) return illegal
  const next = ids[ids.indexOf(done) + 1]
  return next === undefined ? 'idle' : at(next, position.cycle)
}

const commit = (number: number, trailers: Partial<TrailedIncrement> = {}): TrailedIncrement => ({
  commit: oid(number),
  parents: [oid(number - 1)],
  ...trailers,
})
const chainAt = (tip: number) => foldChain(aChain(aCycle()), { isAncestorOrSelf: (held) => Number(held) <= tip })

describe('the position at a commit', () => {
  it('is the chain’s where no trailer follows', () => {
    expect(positionAt(chainAt(2), [commit(3), commit(4)], apply)).toEqual({
      position: at('E2E_RED'),
      pending: false,
      done: [{ step: 'SPEC_DRAFT', commit: oid(2), state: 'signed' }],
      voided: [],
      findings: [],
    })
  })

  it('a Done nobody judged is pending, after the signed ones', () => {
    expect(positionAt(chainAt(2), [commit(3), commit(4, { done: 'E2E_RED' })], apply)).toMatchObject({
      position: at('BUILD'),
      pending: true,
      done: [
        { step: 'SPEC_DRAFT', commit: oid(2), state: 'signed' },
        { step: 'E2E_RED', commit: oid(4), state: 'pending' },
      ],
    })
  })

  it('a whole cycle between two judgements is pending although it ends where it began', () => {
    const cycle = ids.map((done, index) => commit(index + 2, { done }))
    expect(positionAt(chainAt(0), [commit(1, { start: 'returns' }), ...cycle], apply)).toEqual({
      position: 'idle',
      pending: true,
      done: [],
      voided: [],
      findings: [],
    })
  })

  it('a start gives the cycle its name and no done step', () => {
    const here = positionAt(chainAt(0), [commit(1, { start: 'returns' })], apply)
    expect(here).toMatchObject({ position: at('SPEC_DRAFT', 'returns'), pending: true, done: [] })
  })

  it('a refusal voids the Dones up to it; the same Done counts again after it', () => {
    const increments = [commit(3, { done: 'E2E_RED' }), commit(4)]
    const chain = { ...chainAt(2), refusals: [oid(4)] }
    expect(positionAt(chain, increments, apply)).toMatchObject({
      position: at('E2E_RED'),
      pending: false,
      voided: [oid(3)],
      findings: [],
    })
    const again = positionAt(chain, [...increments, commit(5, { done: 'E2E_RED' })], apply)
    expect(again).toMatchObject({ position: at('BUILD'), pending: true, voided: [oid(3)] })
    expect(again.done.at(-1)).toEqual({ step: 'E2E_RED', commit: oid(5), state: 'pending' })
  })

  it('a refusal voids no Start, also where one commit carries both', () => {
    const chain = { ...chainAt(0), refusals: [oid(2)] }
    const increments = [commit(1, { start: 'returns' }), commit(2, { done: 'SPEC_DRAFT' })]
    expect(positionAt(chain, increments, apply)).toMatchObject({
      position: at('SPEC_DRAFT', 'returns'),
      pending: true,
      voided: [oid(2)],
    })
  })

  it('a refusal reaches through merges to all ancestors, and to no other branch', () => {
    const increments = [
      commit(3, { done: 'E2E_RED', parents: [oid(2)] }),
      commit(4, { parents: [oid(2)] }),
      commit(5, { parents: [oid(4), oid(3)] }),
      commit(6, { done: 'E2E_RED', parents: [oid(2)] }),
    ]
    const here = positionAt({ ...chainAt(2), refusals: [oid(5)] }, increments, apply)
    expect(here.voided).toEqual([oid(3)])
    expect(here.position).toEqual(at('BUILD'))
  })

  it('an illegal trailer is a finding that names its commit, and has no effect', () => {
    const here = positionAt(chainAt(2), [commit(3, { done: 'DONE' }), commit(4, { done: 'E2E_RED' })], apply)
    expect(here.findings).toEqual([{ ...illegal, where: { name: oid(3) } }])
    expect(here.position).toEqual(at('BUILD'))
  })
})
