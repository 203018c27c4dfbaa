import type { Position } from '@helix/core'
import { describe, expect, it } from 'vitest'
import { aPolicy, at } from './policies.ts'
import { small } from './playbooks.ts'
import { legalMove } from './legal-move.ts'

const policy = aPolicy(small(['', '']))
const positions: Position[] = ['idle', at('E2E_RED'), at('BUILD'), at('DONE')]

describe('the beacon', () => {
  it.each([
    // to:     idle        E2E_RED     BUILD       DONE
    ['idle', ['stay', 'start', null, null]],
    ['E2E_RED', ['rollback', 'stay', 'pass', null]],
    ['BUILD', ['rollback', 'rollback', 'stay', 'pass']],
    ['DONE', ['finish', 'rollback', 'rollback', 'stay']],
  ])('moves from %s', (from, moves) => {
    const position = from === 'idle' ? 'idle' : at(from)
    expect(positions.map((to) => legalMove(policy, position, to))).toEqual(moves)
  })

  it('does not turn one cycle into another', () => {
    const other = { cycle: 'refunds', step: 'BUILD' }
    expect(legalMove(policy, at('E2E_RED'), other)).toBeNull()
    expect(legalMove(policy, at('BUILD'), other)).toBeNull()
    expect(legalMove(policy, at('DONE'), other)).toBeNull()
  })

  it('reaches a step of another playbook by nothing but staying, and leaves it by going back', () => {
    expect(legalMove(policy, at('GONE'), at('GONE'))).toBe('stay')
    expect(legalMove(policy, 'idle', at('GONE'))).toBeNull()
    expect(legalMove(policy, at('BUILD'), at('GONE'))).toBeNull()
    expect(legalMove(policy, at('GONE'), at('E2E_RED'))).toBe('rollback')
    expect(legalMove(policy, at('GONE'), 'idle')).toBe('rollback')
  })
})
