import { sha256 } from '@helix/core'
import { describe, expect, test } from 'vitest'
import { parseSpec } from './parse-spec.ts'
import { specTag } from './spec-hash.ts'
import { isNearRequirement, isRequirementId, parseRequirementHeading } from './requirement-heading.ts'

const spec = `# Shop

## Requirements

### REQ-1: Fixed discounts

A discount of 2.00 on 10.00 makes 8.00.

\`\`\`md
### REQ-9: not a heading
\`\`\`

### REQ-2 Percentage *discounts*

10 % on 30.00 makes 27.00.

#### Rounding

Half cents round up.

## Interfaces

None.

REQ-3: Underlined
-----------------

It holds.
`

describe('parseSpec', () => {
  test('title, hash and canonical text', () => {
    const document = parseSpec(`\uFEFF${spec.replaceAll('\n', '\r\n')}`)
    expect(document.title).toBe('Shop')
    expect(document.text).toBe(spec)
    expect(document.hash).toBe(sha256(spec))
    expect(parseSpec('## Only a section').title).toBe('')
  })

  test('requirements are the headings with an id, in order, with their lines', () => {
    expect(parseSpec(spec).requirements.map(({ id, title, line }) => [id, title, line])).toEqual([
      ['REQ-1', 'Fixed discounts', 5],
      ['REQ-2', 'Percentage discounts', 13],
      ['REQ-3', 'Underlined', 25],
    ])
  })

  test('a slice ends before the next heading of the same or a higher level, and code is no heading', () => {
    const [first, second, third] = parseSpec(spec).requirements
    expect(first?.text).toBe(
      '### REQ-1: Fixed discounts\n\nA discount of 2.00 on 10.00 makes 8.00.\n\n```md\n### REQ-9: not a heading\n```\n',
    )
    expect(second?.text.endsWith('#### Rounding\n\nHalf cents round up.\n')).toBe(true)
    expect(third?.text).toBe('REQ-3: Underlined\n-----------------\n\nIt holds.\n')
    expect(third?.body).toBe('It holds.')
    expect(first?.hash).toBe(sha256(first?.text ?? ''))
  })

  test('what stands around a requirement does not change its hash', () => {
    const alone = parseSpec('### REQ-1: A\n\ntext')
    const among = parseSpec('# T\n\n### REQ-0: Z\n\n### REQ-1: A\n\ntext\n\n\n## Other\n')
    expect(among.requirements[1]?.hash).toBe(alone.requirements[0]?.hash)
  })

  test("the package's README tells the truth", () => {
    const document = parseSpec('# Shop\n\n### REQ-1: Fixed discounts\n\nA discount of 2.00 on 10.00 makes 8.00.\n')
    expect(specTag(document.hash)).toBe('spec@262aa056a819')
    expect(document.requirements.map(({ id, title, line }) => `${line} ${id} ${title}`)).toEqual([
      '3 REQ-1 Fixed discounts',
    ])
  })

  test('headings inside quotes and lists structure nothing', () => {
    expect(parseSpec('> ### REQ-1: quoted\n\n- ### REQ-2: listed\n').headings).toEqual([])
  })

  test('headings carry level, text and both lines', () => {
    expect(parseSpec('A\\\nB\n===\n').title).toBe('A B')
    expect(parseSpec('# A `b`\n\ntwo\nlines\n===\n').headings).toEqual([
      { level: 1, text: 'A b', line: 1, lastLine: 1 },
      { level: 1, text: 'two lines', line: 3, lastLine: 5 },
    ])
  })

  test('a nested requirement belongs to itself and to the one around it', () => {
    const [outer, inner] = parseSpec('## REQ-1: A\n\n### REQ-2: B\n\ntext\n').requirements
    expect(outer?.text).toContain('REQ-2')
    expect(inner?.text).toBe('### REQ-2: B\n\ntext\n')
  })
})

describe('open questions', () => {
  test('are the list items of their section, with lines', () => {
    expect(questions('- Which currency?\n- Who pays *first*?')).toEqual([
      { text: 'Which currency?', line: 5 },
      { text: 'Who pays first?', line: 6 },
    ])
  })

  test.each([
    '',
    'None.',
    '- None.',
    '- none',
    'No open questions.',
    '- [x] Which currency? Euro.',
    '- n/a',
    '<!-- - why? -->',
  ])('%j asks nothing', (section) => {
    expect(questions(section)).toEqual([])
  })

  test('a paragraph with a question mark asks, one without introduces', () => {
    expect(questions('Which currency?')).toEqual([{ text: 'Which currency?', line: 5 }])
    expect(questions('These are left:\n\n1. Which currency\n')).toEqual([{ text: 'Which currency', line: 7 }])
  })

  test('the section is found in any level and letter case', () => {
    expect(parseSpec('### OPEN QUESTION\n- a').openQuestions).toHaveLength(1)
    expect(parseSpec('### Open questions of others\n- a').openQuestions).toHaveLength(0)
    expect(parseSpec('- a').openQuestions).toHaveLength(0)
  })
})

describe('requirement headings', () => {
  test.each([
    ['REQ-7: Percentage discounts', 'REQ-7', 'Percentage discounts'],
    ['REQ-7 Percentage discounts', 'REQ-7', 'Percentage discounts'],
    ['REQ-7 - Percentage discounts', 'REQ-7', 'Percentage discounts'],
    ['REQ-7 — Percentage discounts', 'REQ-7', 'Percentage discounts'],
    ['REQ-7. Percentage discounts', 'REQ-7', 'Percentage discounts'],
    ['REQ-CART-2a: x', 'REQ-CART-2a', 'x'],
    ['REQ-7.1: x', 'REQ-7.1', 'x'],
    ['REQ-7', 'REQ-7', ''],
    ['REQ-7:', 'REQ-7', ''],
  ])('%j has the id %s', (text, id, title) => {
    expect(parseRequirementHeading(text)).toEqual({ id, title })
    expect(isNearRequirement(text)).toBe(false)
  })

  test.each([
    'REQ 7: x',
    'req-7: x',
    'Req-7',
    'REQ7',
    'REQ_7',
    '[REQ-7] x',
    'Requirement 7',
    'REQ-: x',
    'REQ-7:x',
    'REQ-7ä',
  ])('%j is a near miss', (text) => {
    expect(parseRequirementHeading(text)).toBeNull()
    expect(isNearRequirement(text)).toBe(true)
  })

  test.each(['Requirements', 'Request 7 items', 'Required reading', 'About REQ-7', '7 requirements', 'Interfaces'])(
    '%j is an ordinary heading',
    (text) => {
      expect(parseRequirementHeading(text)).toBeNull()
      expect(isNearRequirement(text)).toBe(false)
    },
  )

  test('an id stands alone', () => {
    expect(isRequirementId('REQ-7')).toBe(true)
    expect(isRequirementId('REQ-7: x')).toBe(false)
    expect(isRequirementId('xREQ-7')).toBe(false)
  })
})

function questions(section: string) {
  return parseSpec(`# T\n\n## Open questions\n\n${section}\n\n## Next\n\n- is this one?\n`).openQuestions
}
