import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aChain, aCycle, aJudgement, at, failingVerdict, oid } from '../testing/a-chain.ts'
import { type ChainPosition, foldChain } from './fold-chain.ts'

const upTo = (tip: number) => ({ isAncestorOrSelf: (commit: string) => Number(commit) <= tip })

describe('the fold over a chain', () => {
  const chain = aChain(aCycle())
  const digestAt = (index: number) => chain[index]?.digest ?? ''
  const specPassed = { step: 'SPEC_DRAFT', commit: oid(2), sequence: 2 }

  const table: [string, number, Partial<ChainPosition>][] = [
    [
      'genesis is idle and its own base',
      0,
      { position: 'idle', base: oid(0), judged: oid(0), sequence: 0, passed: [] },
    ],
    [
      'a start moves to the first step',
      1,
      { position: at('SPEC_DRAFT'), base: oid(1), cycleStart: oid(1), passed: [] },
    ],
    ['a pass moves on', 2, { position: at('E2E_RED'), base: oid(2), passed: [specPassed], refusals: [] }],
    [
      'a refusal moves nothing and leaves the base',
      3,
      { position: at('E2E_RED'), base: oid(2), judged: oid(3), sequence: 3, refusals: [oid(3)], passed: [specPassed] },
    ],
    [
      'a pass after a refusal clears it',
      4,
      {
        position: at('BUILD'),
        base: oid(4),
        refusals: [],
        cycleStart: oid(1),
        passed: [specPassed, { step: 'E2E_RED', commit: oid(4), sequence: 4 }],
      },
    ],
  ]
  it.each(table)('%s', (_, tip, expected) => {
    expect(foldChain(chain, upTo(tip))).toMatchObject(expected)
  })

  it('no judged ancestor is before genesis', () => {
    expect(foldChain(chain, { isAncestorOrSelf: () => false })).toEqual({
      position: 'idle',
      base: null,
      judged: null,
      sequence: null,
      moved: null,
      cycleStart: null,
      passed: [],
      refusals: [],
    })
  })

  it('the digest of the last move is kept through judgements that move nothing', () => {
    expect([0, 1, 2, 3, 4].map((tip) => foldChain(chain, upTo(tip)).moved)).toEqual(
      [0, 1, 2, 2, 4].map((index) => digestAt(index)),
    )
  })

  it('two refusals are both remembered', () => {
    const refused = { from: at('E2E_RED'), to: at('E2E_RED'), verdicts: [failingVerdict] }
    const twice = aChain([...aCycle().slice(0, 4), aJudgement(5, refused)])
    expect(foldChain(twice, upTo(5)).refusals).toEqual([oid(3), oid(5)])
  })

  it('the last pass ends the cycle', () => {
    const ended = aChain([...aCycle(), aJudgement(5, { from: at('DONE'), to: 'idle', base: oid(4) })])
    expect(foldChain(ended, upTo(5))).toMatchObject({ position: 'idle', passed: [], cycleStart: null, base: oid(5) })
  })

  it('a rollback forgets the steps from there on and keeps the start', () => {
    const back = aChain([...aCycle(), aJudgement(5, { from: at('BUILD'), to: at('E2E_RED'), base: oid(4) })])
    expect(foldChain(back, upTo(5))).toMatchObject({
      position: at('E2E_RED'),
      passed: [specPassed],
      cycleStart: oid(1),
      moved: back[5]?.digest,
    })
  })

  it('a judgement that moves nothing on another branch does not take the position along when it is merged', () => {
    const merged = aChain([...aCycle(), aJudgement(5, { ref: 'refs/heads/release', base: oid(0) })])
    expect(foldChain(merged, upTo(5)).position).toEqual(at('BUILD'))
  })

  it('what was merged from beside the line of its branch moves the position and is nobody’s base', () => {
    const cycle = aChain(aCycle())
    const [last] = cycle.slice(-1)
    expect(foldChain(cycle, { ...upTo(4), apart: new Set(last && [last]) })).toMatchObject({
      position: at('BUILD'),
      base: oid(2),
      judged: oid(4),
    })
  })

  it('judgements of commits that left the branch count for nothing', () => {
    const without = { isAncestorOrSelf: (commit: string) => commit !== oid(4) }
    expect(foldChain(chain, without)).toEqual(foldChain(chain.slice(0, 4), upTo(9)))
  })

  it('later commits never know less: the sequence grows with the ancestors', () => {
    fc.assert(
      fc.property(fc.nat(6), fc.nat(6), (a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)]
        const before = foldChain(chain, upTo(less))
        const after = foldChain(chain, upTo(more))
        expect(after.sequence).toBeGreaterThanOrEqual(before.sequence ?? 0)
        expect(after.passed.slice(0, before.passed.length)).toEqual(before.passed)
      }),
    )
  })

  it('records about other commits change nothing, wherever they stand', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4), { maxLength: 6 }), fc.nat(4), (places, tip) => {
        const mixed = places.reduce(
          (records, place) => records.toSpliced(place, 0, ...aChain([aJudgement(700, { to: at('DONE', 'other') })])),
          chain,
        )
        expect(foldChain(mixed, upTo(tip))).toEqual(foldChain(chain, upTo(tip)))
      }),
    )
  })
})
