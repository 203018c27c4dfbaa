import { expect, test } from 'vitest'
import { amendActionOf } from './actions.ts'

test('an action is known by its word, and everything else is a reason', () => {
  expect(['list', 'redraft'].map(amendActionOf)).toEqual(['list', 'redraft'])
  expect(['REQ-3 forgot the odd cent', 'show the cents', 'rounding', ''].map(amendActionOf)).toEqual(
    Array(4).fill(null),
  )
})

test.each([
  ['lst', 'helix amend list'],
  ['redarft', 'helix amend redraft'],
  ['Approve', 'helix amend approve'],
])('"%s" is no reason', (said, hint) => {
  expect(() => amendActionOf(said)).toThrow(expect.objectContaining({ code: 'amend/unknown-action', hint }))
})
