import type { Finding } from '@helix/core'
import { expect, test } from 'vitest'
import { reasonsInTurn } from './judge-in-turn.ts'

const finding = (code: string): Finding => ({ severity: 'error', code, message: 'x' })
const judgment = { verdicts: [], reports: new Map() }

test('what was not measured because a quicker gate refuses is no reason of its own', () => {
  const unmeasured = [{ gate: 'mutation' as const, asked: {} }]
  const reasons = reasonsInTurn([finding('TRACE-UNCOVERED'), finding('VERDICT-ABSENT')], { ...judgment, unmeasured })
  expect(reasons.map(({ code }) => code)).toEqual(['TRACE-UNCOVERED'])
})

test('what is absent although everything had its turn stays a reason', () => {
  const reasons = reasonsInTurn([finding('VERDICT-ABSENT')], { ...judgment, unmeasured: [] })
  expect(reasons).toHaveLength(1)
})
