import type { Message } from '@helix/core'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isCanonical, readCanonical } from './canonical-message.ts'
import { composeMessage } from './compose-message.ts'
import { headerOf, layoutOf } from './layout.ts'
import { isWellFormed } from './lint-message.ts'
import { readMessage } from './parse-message.ts'

const usual = `STEP[4/7] feat(cart)!: apply percentage discounts (#12)

Why: REQ-7 asks for percentage discounts; only fixed ones existed, and
  nobody could say (so far) why - "maybe" for speed
and this line is wrapped
Change: Discount becomes a sum type; pricing folds over it: twice.
Validation:
  e2e: 6 passed
  coverage: patch 96.4 %

Covers: REQ-7, REQ-9
Refs: #12
Assisted-by: helix:gpt-5.1
Signed-off-by: Anna <anna@localhost>
Helix-Spec: spec@3fa9c1d2e4b7
Helix-Done: BUILD
`

test('a message of the usual form is read at once, as it is read line by line', () => {
  const message = readCanonical(usual)
  expect(message).toEqual(readMessage(usual))
  expect(message).toMatchObject({ label: { number: 4, of: 7 }, scope: 'cart', breaking: true })
  expect(message?.validation).toHaveLength(2)
  expect(message !== null && isCanonical(message)).toBe(true)
  expect(isCanonical(readMessage(usual))).toBe(false)
})

describe('what a rule may refuse is not of the usual form', () => {
  test.each<[string, (text: string) => string]>([
    ['a header that is none', (text) => text.replace('feat(cart)!: ', 'feat(cart)! ')],
    ['a first line that is too long', (text) => text.replace('discounts (#12)', 'x'.repeat(80))],
    ['a first line that says nothing', (text) => text.replace('apply percentage discounts (#12)', '')],
    ['a fixup', (text) => `fixup! ${text}`],
    ['a parked commit', (text) => `wip! ${text}`],
    ['a body right below the header', (text) => text.replace('\n\n', '\n')],
    ['a tab', (text) => text.replace('folds', '\tfolds')],
    ['a bidirectional mark', (text) => text.replace('folds', '\u202efolds')],
    ['letters beyond ASCII', (text) => text.replace('folds', 'f\u00f6lds')],
    ['a letter of another script', (text) => text.replace('cart', 'c\u0430rt')],
    ['letters that are not composed', (text) => text.replace('folds', 'fo\u0308lds')],
    ['line ends of Windows', (text) => text.replaceAll('\n', '\r\n')],
    ['no reason, nor anything else in a section', (text) => text.replace(/Why[^]*%\n/, 'Said by nobody.\n')],
    ['an unknown trailer', (text) => text.replace('Refs:', 'Reference:')],
    ['a trailer in other letters', (text) => text.replace('Helix-Spec', 'helix-spec')],
    ['a trailer of Helix twice', (text) => text.replace('Helix-Done', 'Helix-Spec: spec@000000000000\nHelix-Done')],
    ['Covers twice', (text) => text.replace('Refs', 'Covers: REQ-1\nRefs')],
    ['trailers in two blocks', (text) => text.replace('Refs', '\nRefs')],
    ['a trailer that breaks', (text) => text.replace('Refs:', 'BREAKING-CHANGE:')],
    ['a trailer outside of the block', (text) => text.replace('and this', 'Helix-Spec: spec@000000000000\nand this')],
    ['a rule', (text) => text.replace('and this', '---\nand this')],
    ['a comment', (text) => text.replace('and this', '# and this')],
    ['a text between sections and trailers', (text) => text.replace('\n\nCovers', '\n\nSaid by nobody.\n\nCovers')],
    ['a section below the trailers', (text) => `${text}\nWhy: no.\n`],
    ['no trailers', (text) => text.replace(/\nCovers[^]*$/, '')],
    ['a text without an end', (text) => text.trimEnd()],
    ['blanks at the end of a line', (text) => text.replace('wrapped\n', 'wrapped \n')],
    ['a very long one', (text) => text.replace('and this', `${'x'.repeat(20_000)}\nand this`)],
  ])('%s', (_, change) => {
    const text = change(usual)
    expect(text).not.toBe(usual)
    expect(readCanonical(text)).toBeNull()
  })
})

const words = [
  'Why: ', 'why: ', 'Change: ', 'Validation:\n', '  unit: 42 passed\n', '  ', 'a reason', '(so)', '-- ', '---', '- ', '#', '\n', '\n\n',
  'Covers: REQ-7\n', 'Refs: #1\n', 'Refs #1\n', 'BREAKING CHANGE: x\n', 'Conflicts:\n', 'Helix-Spec: spec@3fa9c1d2e4b7\n', 'Helix-Lane: keep\n',
  'Signed-off-by: a <a@b>\n', '(cherry picked from commit 0123456)\n', 'Note: x\n', ':', ' \n', '\t', '\u00fc',
] // prettier-ignore
const headers = [
  'STEP[4/7] feat(cart)!: x\n\n',
  'fix: y\n\n',
  'fixup! feat: x\n\n',
  'feat(): x\n\n',
  'Feat(a/b): x\n',
  'words\n\n',
]

test('whatever is taken for usual is read alike by the long way, and no rule refuses it', () => {
  let taken = 0
  const look = (text: string): void => {
    const message = readCanonical(text)
    if (message === null) return
    taken += 1
    const whole = readMessage(text)
    expect(message).toEqual(whole)
    expect([text, isWellFormed(whole)]).toEqual([text, true])
    expect(headerOf(message)).toBe(layoutOf(whole).header)
  }
  const piece = fc.constantFrom(...words)
  const body = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''))
  const sections = fc.tuple(fc.array(piece, { maxLength: 5 }), fc.array(piece, { maxLength: 3 }))
  fc.assert(
    fc.property(fc.constantFrom(...headers), body, (header, text) => look(header + text)),
    { numRuns: 2000 },
  )
  fc.assert(
    fc.property(fc.constantFrom(...headers), sections, (header, [above, below]) =>
      look(`${header}Why: a reason${above.join('')}\n\n${below.join('')}Helix-Spec: spec@3fa9c1d2e4b7\n`),
    ),
    { numRuns: 3000 },
  )
  // A change of one place of a good one.
  fc.assert(
    fc.property(fc.nat(usual.length), fc.nat(3), piece, (at, gone, put) =>
      look(usual.slice(0, at) + put + usual.slice(at + gone)),
    ),
    { numRuns: 3000 },
  )
  expect(taken).toBeGreaterThan(500)
})

test('what composeMessage writes of plain words is of the usual form', () => {
  const word = fc.stringMatching(/^[a-z]{1,8}$/)
  const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(' '))
  const text = fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n  '))
  const message = fc.record<Omit<Message, 'text'>>({
    label: fc.constantFrom(null, { number: 4, of: 7 }),
    type: fc.constantFrom('feat', 'chore'),
    scope: fc.option(word),
    breaking: fc.boolean(),
    description: line,
    why: text,
    change: fc.option(text),
    validation: fc.array(fc.record({ name: word, text: line }), { maxLength: 2 }),
    body: fc.constant(''),
    trailers: fc.constant([{ key: 'Helix-Spec', value: 'spec@3fa9c1d2e4b7' }]),
  })
  fc.assert(
    fc.property(message, (parts) => {
      expect(readCanonical(composeMessage(parts))).toMatchObject(parts)
    }),
  )
})
