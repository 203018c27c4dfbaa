import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { oid } from '../testing/a-chain.ts'
import { ancestryOf } from './ancestry.ts'

const commit = (number: number, ...parents: number[]) => ({ commit: oid(number), parents: parents.map(oid) })
// 1 ─ 2 ─ 4 ─ 5   and   1 ─ 3 ─ 4;  6 stands alone
const graph = ancestryOf([commit(1), commit(2, 1), commit(3, 1), commit(4, 2, 3), commit(5, 4), commit(6)])

describe('ancestry', () => {
  it.each([
    [1, 1, true],
    [1, 5, true],
    [2, 5, true],
    [3, 5, true],
    [2, 3, false],
    [3, 2, false],
    [5, 4, false],
    [1, 6, false],
    [6, 5, false],
    [7, 7, false],
    [7, 5, false],
    [1, 7, false],
  ])('%i before %i: %s', (ancestor, later, expected) => {
    expect(graph.isAncestorOrSelf(oid(ancestor), oid(later))).toBe(expected)
  })

  it('ends where the given commits end', () => {
    const cut = ancestryOf([commit(2, 1), commit(3, 2)])
    expect([cut.isAncestorOrSelf(oid(2), oid(3)), cut.isAncestorOrSelf(oid(1), oid(3))]).toEqual([true, false])
  })

  it('many merges in a row are walked once each', () => {
    const braid = Array.from({ length: 200 }, (_, index) => [
      commit(index * 2, ...(index === 0 ? [] : [index * 2 - 2, index * 2 - 1])),
      commit(index * 2 + 1, ...(index === 0 ? [] : [index * 2 - 2, index * 2 - 1])),
    ]).flat()
    const tall = ancestryOf([commit(9000), ...braid])
    expect(tall.isAncestorOrSelf(oid(9000), oid(399))).toBe(false)
    expect(tall.isAncestorOrSelf(oid(0), oid(399))).toBe(true)
  })

  it('an ancestor of an ancestor is an ancestor', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(50), fc.nat(50)), { minLength: 3, maxLength: 30 }), (links) => {
        const history = ancestryOf(
          links.map(([a, b], index) => commit(index, ...[a, b].filter((parent) => parent < index))),
        )
        const is = (a: number, b: number) => history.isAncestorOrSelf(oid(a), oid(b))
        for (let a = 0; a < links.length; a++) {
          const tip = links.length - 1
          for (const [b] of links) expect(!(is(a, b) && is(b, tip)) || is(a, tip)).toBe(true)
        }
      }),
    )
  })
})
