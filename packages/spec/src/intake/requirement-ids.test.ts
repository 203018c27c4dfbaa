import { expect, test } from 'vitest'
import { freeIds } from './requirement-ids.ts'

test.each([
  [[], 'REQ-1'],
  [['REQ-9', 'REQ-10', 'REQ-2'], 'REQ-11'],
  [['REQ-7a', 'req-3'], 'REQ-8'],
  [['req-8.1'], 'REQ-9'],
  [['REQ-CART-9', 'XREQ-9'], 'REQ-1'],
  [['REQ-1234567890'], 'REQ-1'],
])('after %j comes %s', (taken, next) => {
  const nextId = freeIds(taken)
  expect(nextId()).toBe(next)
  expect(nextId()).toBe(`REQ-${Number(next.slice(4)) + 1}`)
})
