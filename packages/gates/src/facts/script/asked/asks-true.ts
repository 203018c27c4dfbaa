import type { Node } from 'oxc-parser'

/** Matchers that ask for what holds. */
export const holding = /^(?:toBeTruthy|ok|assert|isTrue)$/
const same = /^(?:toBe|equal|strictEqual|is|toEqual|toStrictEqual|deepEqual|deepStrictEqual|eql)$/

/** Whether an assertion asks that something holds: `toBeTruthy()`, `toBe(true)`, `to.eql(true)`. */
export function asksTrue(matcher: string, expected: Node | undefined): boolean {
  return holding.test(matcher) || (expected?.type === 'Literal' && expected.value === true && same.test(matcher))
}
