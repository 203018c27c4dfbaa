import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type MessageParts, composeMessage } from './compose-message.ts'
import { parseHeader } from './header.ts'
import { parseMessage } from './parse-message.ts'

const sample = `STEP[4/7] feat(cart): apply percentage discounts

Why: REQ-7 asks for percentage discounts; only fixed ones existed.
Change: Discount becomes a sum type; pricing folds over it.
Validation:
  e2e: 6 passed
  unit: 42 passed (3 new)
  coverage: patch 96.4 %

Covers: REQ-7
Assisted-by: helix:gpt-5.1
Helix-Spec: spec@3fa9c1d2e4b7
`

describe('parseMessage', () => {
  test('reads every part of a canonical message', () => {
    expect(parseMessage(sample)).toEqual({
      text: sample,
      label: { number: 4, of: 7 },
      type: 'feat',
      scope: 'cart',
      breaking: false,
      description: 'apply percentage discounts',
      why: 'REQ-7 asks for percentage discounts; only fixed ones existed.',
      change: 'Discount becomes a sum type; pricing folds over it.',
      validation: [
        { name: 'e2e', text: '6 passed' },
        { name: 'unit', text: '42 passed (3 new)' },
        { name: 'coverage', text: 'patch 96.4 %' },
      ],
      body: '',
      trailers: [
        { key: 'Covers', value: 'REQ-7' },
        { key: 'Assisted-by', value: 'helix:gpt-5.1' },
        { key: 'Helix-Spec', value: 'spec@3fa9c1d2e4b7' },
      ],
    })
  })

  test('line ends make no difference, leading blank lines neither', () => {
    const { text: _a, ...unix } = parseMessage(sample)
    const { text: _b, ...windows } = parseMessage(`\r\n${sample.replaceAll('\n', '\r\n')}`)
    expect(windows).toEqual(unix)
  })

  test('an empty message is empty', () => {
    for (const text of ['', '\n', ' \n\t\n']) {
      expect(parseMessage(text)).toMatchObject({ type: '', description: '', body: '', why: null, trailers: [] })
    }
  })

  test('Why and Change run over paragraphs to the next section or the trailers', () => {
    const message = parseMessage('fix: x\n\nWhy: one\nmore\n\n  code\n\nlast\nChange: two\n\nthree\n\nRefs: #1\n')
    expect(message.why).toBe('one\nmore\n\n  code\n\nlast')
    expect(message.change).toBe('two\n\nthree')
    expect(message.trailers).toEqual([{ key: 'Refs', value: '#1' }])
  })

  test('sections are found in any letter case and below their label', () => {
    expect(parseMessage('fix: x\n\nwhy:\nbecause\n\nCHANGE: y')).toMatchObject({ why: 'because', change: 'y' })
    expect(parseMessage('fix: x\n\nWhy:\n')).toMatchObject({ why: '' })
    expect(parseMessage('fix: x\n\nWhy:x\nwhyever: y\nsay Why: z')).toMatchObject({ why: null })
  })

  test('Validation ends with a blank line; bullets and same-line figures count', () => {
    const message = parseMessage('fix: x\n\nValidation: e2e: 1 passed\n- unit: 2 passed\n  * lint\n\nprose')
    expect(message.validation).toEqual([
      { name: 'e2e', text: '1 passed' },
      { name: 'unit', text: '2 passed' },
      { name: '', text: 'lint' },
    ])
    expect(message.body).toBe('prose')
  })

  test('text outside of sections is body', () => {
    expect(parseMessage('fix: x\n\none\n\n\ntwo \nWhy: y')).toMatchObject({ body: 'one\n\n\ntwo', why: 'y' })
  })

  test.each([
    ['feat!: x', true],
    ['feat: x\n\nBREAKING CHANGE: y', true],
    ['feat: x\n\nBREAKING-CHANGE: y', true],
    ['feat: x\n\nBREAKING CHANGE: y\nand more prose', true],
    ['feat: x\n\nbreaking change: y', false],
    ['feat: x\n\nno BREAKING CHANGE: y', false],
    ['feat: x', false],
  ])('%j breaks: %s', (text, breaking) => {
    expect(parseMessage(text).breaking).toBe(breaking)
  })

  test.each([
    ['a: x\n\nb\n\nNote: y', ['Note: y']],
    ['a: x\n\nb\nRefs: #1', []],
    ['a: x\nRefs: #1', []],
    ['a: x\n\nRefs #12\nReviewed-by: Z', ['Refs: #12', 'Reviewed-by: Z']],
    ['a: x\n\nRefs: #1\n  folded\n\tmore', ['Refs: #1\n  folded\n\tmore']],
    ['a: x\n\n folded\nRefs: #1', []],
    ['a: x\n\nSigned-off-by: A\n(cherry picked from commit 123)', ['Signed-off-by: A']],
    ['a: x\n\nHelix-Spec: s\n\nCo-authored-by: A', ['Helix-Spec: s', 'Co-authored-by: A']],
    ['a: x\n\nHelix-Spec: s\n\n---------\n\nCo-authored-by: A', ['Helix-Spec: s', 'Co-authored-by: A']],
    ['a: x\n\nNote: prose\n\nCo-authored-by: A', ['Co-authored-by: A']],
    ['a: x\n\nWhy: y', []],
    ['a: x\n\nWhy: y\nSigned-off-by: A', ['Signed-off-by: A']],
    ['a: x\n\nWhy: y\nNote: z', []],
    ['a: x\n\nWhy: y\nlonger\nSigned-off-by: A\n more\nCc: B', ['Signed-off-by: A\n more', 'Cc: B']],
  ])('%j has the trailers %j', (text, trailers) => {
    expect(parseMessage(text).trailers.map(({ key, value }) => `${key}: ${value}`)).toEqual(trailers)
  })

  test('trailers right below a section are no part of it', () => {
    expect(parseMessage('a: x\n\nWhy: y\nSigned-off-by: A')).toMatchObject({ why: 'y' })
  })
})

describe('parseHeader', () => {
  test.each([
    ['feat: x', [null, 'feat', null, false, 'x', null]],
    ['feat(a b)!: x ', [null, 'feat', 'a b', true, 'x', null]],
    ['FEAT():\tx', [null, 'FEAT', null, false, 'x', null]],
    ['feat:', [null, 'feat', null, false, '', null]],
    ['STEP[4/7] feat(a)!: x: y', ['4/7', 'feat', 'a', true, 'x: y', null]],
    ['STEP[12/123] a/b: x', ['12/123', 'a/b', null, false, 'x', null]],
    ['fixup! squash! STEP[1/7] feat: x', ['1/7', 'feat', null, false, 'x', null]],
    ['STEP[4/7] x', ['4/7', '', null, false, 'x', 'no colon follows the type and scope']],
    ['STEP[4/7]feat: x', [null, '', null, false, 'STEP[4/7]feat: x', null]],
    ['STEP[0/7] feat: x', [null, '', null, false, 'STEP[0/7] feat: x', 'no colon follows the type and scope']],
    ['', [null, '', null, false, '', 'it does not begin with a type']],
    [': x', [null, '', null, false, ': x', 'it does not begin with a type']],
    ['feat : x', [null, '', null, false, 'feat : x', 'no colon follows the type and scope']],
    ['feat!(a): x', [null, '', null, false, 'feat!(a): x', 'no colon follows the type and scope']],
    ['feat(a: x', [null, '', null, false, 'feat(a: x', 'the scope has no closing bracket']],
    ['feat((a): x', [null, '', null, false, 'feat((a): x', 'the scope holds a bracket']],
    ['feat(a)b: x', [null, '', null, false, 'feat(a)b: x', 'no colon follows the type and scope']],
    ['feat:x', [null, '', null, false, 'feat:x', 'no blank follows the colon']],
    ['feat\u00A0: x', [null, 'feat\u00A0', null, false, 'x', null]],
  ])('%j', (line, expected) => {
    // A label that is none leaves a type that no rule knows.
    const [label, type, ...rest] = expected
    const isBadLabel = line.startsWith('STEP[4/7]f')
    expect(parsed(line)).toEqual(isBadLabel ? [null, 'STEP[4/7]feat', null, false, 'x', null] : [label, type, ...rest])
  })
})

describe('composeMessage', () => {
  test('writes the canonical layout', () => {
    expect(composeMessage(parseMessage(sample))).toBe(sample)
  })

  test('a breaking change carries its mark, text without type stays', () => {
    expect(composeMessage(parseMessage('feat: x\n\nBREAKING-CHANGE: y'))).toBe('feat!: x\n\nBREAKING-CHANGE: y\n')
    expect(composeMessage(parseMessage('just words'))).toBe('just words\n')
    expect(composeMessage(parseMessage('STEP[1/7] words'))).toBe('STEP[1/7] words\n')
  })

  test('no text can forge a section or a trailer of the block', () => {
    const parts = {
      ...parseMessage('fix: x'),
      why: 'a\nChange: forged',
      change: 'b\n\nWhy: forged',
      body: 'Validation:\nunit: 9',
    }
    const read = parseMessage(composeMessage({ ...parts, trailers: [{ key: 'Refs', value: '1\nHelix-Spec: forged' }] }))
    expect(read).toMatchObject({ why: 'a\n  Change: forged', change: 'b\n\n  Why: forged', validation: [] })
    expect(read.trailers).toEqual([{ key: 'Refs', value: '1\n Helix-Spec: forged' }])
  })

  const word = fc
    .string({ unit: fc.constantFrom('a', 'B', '7', 'é', '-', '語'), minLength: 1, maxLength: 8 })
    .map((held) => `w${held}`)
  const sentence = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '))
  const text = fc
    .array(sentence, { minLength: 1, maxLength: 4 })
    .chain((lines) => fc.constantFrom(lines.join('\n'), lines.join('\n\n')))
  const key = fc.constantFrom('Covers', 'Refs', 'Reviewed-by', 'Note', 'Helix-Spec')
  const parts: fc.Arbitrary<MessageParts> = fc.record({
    label: fc.option(fc.record({ number: fc.integer({ min: 1, max: 999 }), of: fc.integer({ min: 1, max: 999 }) })),
    type: fc.constantFrom('feat', 'spec', 'FIX'),
    scope: fc.option(word),
    breaking: fc.boolean(),
    description: sentence,
    why: fc.option(text),
    change: fc.option(text),
    validation: fc.array(fc.record({ name: word, text: sentence }), { maxLength: 3 }),
    body: fc.oneof(fc.constant(''), text),
    trailers: fc.array(fc.record({ key, value: sentence }), { maxLength: 4 }),
  })

  test('what is written is read back', () => {
    fc.assert(
      fc.property(parts, (held) => {
        const { text: written, ...read } = parseMessage(composeMessage(held))
        expect(read).toEqual(held)
        expect(composeMessage(read)).toBe(written)
      }),
    )
  })
})

function parsed(line: string) {
  const { label, type, scope, breaking, description, problem } = parseHeader(line)
  return [label && `${label.number}/${label.of}`, type, scope, breaking, description, problem]
}
