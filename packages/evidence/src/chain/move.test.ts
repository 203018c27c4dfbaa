import type { Position } from '@helix/core'
import { describe, expect, it } from 'vitest'
import { at } from '../testing/a-chain.ts'
import { type Move, moveOf, renderPosition, samePosition } from './move.ts'

const steps = ['A', 'B', 'C']

describe('what a move is', () => {
  it.each<[Position, Position, Move | null]>([
    ['idle', 'idle', 'stay'],
    [at('B'), at('B'), 'stay'],
    ['idle', at('A'), 'start'],
    ['idle', at('B'), null],
    [at('A'), at('B'), 'pass'],
    [at('C'), 'idle', 'pass'],
    [at('A'), at('C'), null],
    [at('C'), at('B'), 'rollback'],
    [at('C'), at('A'), 'rollback'],
    [at('A'), 'idle', 'rollback'],
    [at('A'), at('B', 'other'), null],
    [at('B'), at('A', 'other'), null],
    [at('X'), at('C'), 'rollback'],
    [at('X'), at('A', 'other'), null],
    [at('X'), 'idle', 'rollback'],
    [at('A'), at('X'), null],
  ])('%j → %j is %s', (from, to, expected) => {
    expect(moveOf(steps, from, to)).toBe(expected)
  })

  it('a playbook without steps starts nothing', () => {
    expect(moveOf([], 'idle', at('A'))).toBeNull()
    expect(moveOf([], at('A'), 'idle')).toBe('rollback')
  })

  it('positions are the same by cycle and step', () => {
    expect([samePosition('idle', 'idle'), samePosition('idle', at('A')), samePosition(at('A'), 'idle')]).toEqual([
      true,
      false,
      false,
    ])
    expect([
      samePosition(at('A'), at('A')),
      samePosition(at('A'), at('B')),
      samePosition(at('A'), at('A', 'x')),
    ]).toEqual([true, false, false])
  })

  it('reads as cycle and step', () => {
    expect([renderPosition('idle'), renderPosition(at('A', 'returns'))]).toEqual(['idle', 'returns A'])
  })
})
