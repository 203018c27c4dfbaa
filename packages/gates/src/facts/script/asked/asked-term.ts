import type { Node } from 'oxc-parser'
import { type Term, call, value } from '../../fixed/trial/term.ts'
import type { Assertion } from '../assertions/assertion.ts'
import { asksTrue } from './asks-true.ts'
import { type Reading, askedIn, isQuestion, termOf, turned } from './term-of.ts'

const same = /^(?:toBe|strictEqual|is|toEqual|toStrictEqual|deepEqual|deepStrictEqual|eql)$/
/** They look at all that is in it, and not whether it is the same. */
const alike = /^(?:toEqual|toStrictEqual|eql)$/
const bounds: Readonly<Partial<Record<string, string>>> = {
  toBeGreaterThan: '>', toBeGreaterThanOrEqual: '>=', toBeLessThan: '<', toBeLessThanOrEqual: '<=',
} // prettier-ignore

/** What an assertion asks, as it can be tried on values; null where that is more. `isStrict`: `equal` compares as `===` does. */
export function askedTerm(assertion: Assertion, reading: Reading, isStrict: boolean): Term | null {
  const { actual, isNegated } = assertion
  const term = actual === undefined ? null : askedOf({ ...assertion, actual }, reading, isStrict)
  return term !== null && isNegated ? (alike.test(assertion.matcher) ? call('not', term) : turned(term)) : term
}

function askedOf(
  { matcher, actual, expected }: Assertion & { actual: Node },
  reading: Reading,
  isStrict: boolean,
): Term | null {
  if (asksTrue(matcher, expected)) return askedIn(actual, reading)
  if (matcher === 'toBeFalsy') return turned(askedIn(actual, reading))
  const term = termOf(actual, reading)
  if (matcher === 'toBeNull') return call('same', term, value(null))
  if (matcher === 'toBeUndefined') return call('same', term, value(undefined))
  if (expected === undefined) return null
  const wanted = termOf(expected, reading)
  // Who asks a question for no asks it turned round.
  if (wanted.kind === 'value' && wanted.value === false && isQuestion(term) && same.test(matcher)) return turned(term)
  if (matcher === 'equal') return call(isStrict ? 'same' : 'like', term, wanted)
  if (/^not(?:Strict)?Equal$/.test(matcher))
    return isStrict ? call('different', term, wanted) : call('not', call('like', term, wanted))
  if (same.test(matcher)) return call('same', term, wanted)
  if (matcher === 'toHaveLength') return call('same', call('length', term), wanted)
  if (/^(?:toMatch|match)$/.test(matcher) && wanted.kind === 'value' && wanted.value instanceof RegExp)
    return call('matches', term, wanted)
  if (/^toContain(?:Equal)?$/.test(matcher) || matcher === 'toMatch') return call('has', term, wanted)
  const bound = bounds[matcher]
  return bound === undefined ? null : call(bound, term, wanted)
}
