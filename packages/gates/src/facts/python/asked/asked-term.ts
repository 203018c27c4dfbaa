import type { SyntaxNode } from '@lezer/common'
import { type Term, call } from '../../fixed/trial/term.ts'
import { childrenOf, dottedName, givenTo } from '../syntax.ts'
import { type Reading, askedIn, comparedBy, termOf } from './term-of.ts'

const signs: Readonly<Partial<Record<string, string>>> = {
  assertEqual: '==', assertEquals: '==', assertListEqual: '==', assertNotEqual: '!=', assertGreater: '>', assertGreaterEqual: '>=', assertLess: '<',
  assertLessEqual: '<=', assertIn: 'in', assertNotIn: 'not in', assertIs: 'is', assertIsNot: 'is not',
} // prettier-ignore

/** What `assert a`, `self.assertEqual(a, b)` and the like ask, as it can be tried on values; null where that is more. */
export function askedTerm(statement: SyntaxNode, reading: Reading): Term | null {
  const { source } = reading
  const asked = statement.name === 'AssertStatement' ? childrenOf(statement)[1] : undefined
  if (asked !== undefined) return askedIn(asked, reading)
  const made = statement.name === 'ExpressionStatement' ? statement.firstChild : null
  const [, method = ''] = /^self\.(assert\w+)$/.exec(made === null ? '' : dottedName(made.firstChild, source)) ?? []
  if (made === null || method === '') return null
  const [first, second] = givenTo(made, source).values
  if (first === undefined) return null
  if (method === 'assertTrue') return askedIn(first, reading)
  if (method === 'assertFalse') return call('not', askedIn(first, reading))
  const sign = signs[method]
  return sign === undefined || second === undefined
    ? null
    : comparedBy(sign, termOf(first, reading), termOf(second, reading))
}
