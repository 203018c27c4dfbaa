import { expect, it } from 'vitest'
import { isNearRequirement } from './requirement-heading.ts'

it.each(['RE\u{421}-7: x', '\u{420}EQ-7 x', 'REQ\u2011\u0037: x', 'R\u{395}Q-7', 'REQ\u22127', 'REQ-\uFF17'])(
  'the heading %j looks like a requirement and is none',
  (text) => expect(isNearRequirement(text)).toBe(true),
)

it.each([
  '\u{d6}ko-Strom',
  'REQ-7: x',
  'ADR-7: y',
  'ISO-8859 \u{dc}',
  'Requirements',
  '\u{d6}l 7',
  '\u0410\u0411\u0412',
])('the heading %j is what it looks like', (text) => expect(isNearRequirement(text)).toBe(false))
