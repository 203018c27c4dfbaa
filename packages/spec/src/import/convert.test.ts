import { describe, expect, test } from 'vitest'
import { convertSpec } from './convert.ts'
import type { ForeignRequirement, Format } from './foreign-spec.ts'
import { openspec } from './openspec.ts'
import { specKit } from './spec-kit.ts'

const path = 'specs/cart/spec.md'

/** A format that finds these requirements, whatever the file says. */
const finding = (...found: Partial<ForeignRequirement>[]): Format => ({
  ...openspec,
  requirements: () =>
    found.map((one) => ({ line: 1, own: 'was', suffix: '1', title: 'A', shape: 'heading' as const, ...one })),
})

function convert(
  text: string,
  format: Format = finding(),
  { scope = 'CART', renamed = new Map<string, string>() } = {},
) {
  return convertSpec({ path, text }, format, { scope, renamed })
}

describe('headings', () => {
  test('below one title go one level down; what stands on several lines is told line by line', () => {
    const text =
      '# Cart\n\n## Rules\n\n### Requirement: Kept\nIt SHALL keep.\n\n###### Deep\nRequirement: Gone\n----\nx\n'
    const { lines, changed, requirements } = convert(text, openspec)
    expect(lines).toEqual([
      '## Cart',
      '',
      '### Rules',
      '',
      '#### REQ-CART-1: Kept',
      'It SHALL keep.',
      '',
      '###### Deep',
      '### REQ-CART-2: Gone',
      'x',
    ])
    expect(changed.map(({ line, text: was, became }) => [line, was, became])).toEqual([
      [1, '# Cart', '## Cart'],
      [3, '## Rules', '### Rules'],
      [5, '### Requirement: Kept', '#### REQ-CART-1: Kept'],
      [9, 'Requirement: Gone', '### REQ-CART-2: Gone'],
      [10, '----', ''],
    ])
    expect(requirements.map(({ id, from }) => [id, from.line, from.id])).toEqual([
      ['REQ-CART-1', 5, 'Kept'],
      ['REQ-CART-2', 9, 'Gone'],
    ])
  })

  test.each<[string, string, string[]]>([
    ['there is none', 'a\n\nb\n', [`## ${path}`, '', 'a', '', 'b']],
    ['there is nothing at all', '\n\n', [`## ${path}`]],
    ['two are at the top', '# A\n\n# B\n', [`## ${path}`, '', '### A', '', '### B']],
    ['the first is not at the top', '## A\n\n# B\n', [`## ${path}`, '', '#### A', '', '### B']],
    ['two are at the top, deep down', '#### A\n\n#### B\n', [`## ${path}`, '', '#### A', '', '#### B']],
    ['one is at the top, deep down', '### A\n\n#### B\n', ['### A', '', '#### B']],
    ['one is indented', '# A\n\n  ## B\n', ['## A', '', '  ### B']],
    ['one is underlined over two lines', '# A\n\nB\nC\n---\nd\n', ['## A', '', '### B C', 'd']],
  ])('where %s', (_, text, lines) => {
    expect(convert(text).lines).toEqual(lines)
  })

  test.each([
    ['', 'REQ-1: A'],
    ['CART', 'REQ-CART-1: A'],
  ])('of a requirement begin with the scope %j', (scope, heading) => {
    expect(convert('# Requirement: A\n', openspec, { scope }).lines).toEqual([`## ${heading}`])
  })

  test('of a requirement without a title are its id', () => {
    expect(convert('# X\n', finding({ title: '  ' })).lines).toEqual(['## REQ-CART-1'])
  })
})

describe('front matter', () => {
  test('becomes code, and both of its ends are told', () => {
    const { lines, changed } = convert('---\na: b\n---\n# R\n')
    expect(lines).toEqual(['```yaml', 'a: b', '```', '', '## R'])
    expect(changed).toEqual([
      { path, line: 1, text: '---', became: '```yaml' },
      { path, line: 3, text: '---', became: '```' },
      { path, line: 4, text: '# R', became: '## R' },
    ])
  })

  test.each([
    ['without an end', '---\na: b\n', ['---', 'a: b']],
    ['below something else', 'x\n\n---\na: b\n', ['x', '', '---', 'a: b']],
  ])('%s is none', (_, text, lines) => {
    expect(convert(text).lines).toEqual([`## ${path}`, '', ...lines])
  })
})

const item = (line: number, more: Partial<ForeignRequirement> = {}): Format => finding({ line, shape: 'item', ...more })

describe('items', () => {
  test.each<[string, string, Format, string[]]>([
    ['a line is next to it', '# A\nx\n- y\n', item(3), ['## A', 'x', '', '### REQ-CART-1: A', '', '- y']],
    ['a blank line is', '# A\n \n- y\n', item(3), ['## A', ' ', '### REQ-CART-1: A', '', '- y']],
    ['it has no title', '# A\n\n- y\n', item(3, { title: ' ' }), ['## A', '', '### REQ-CART-1', '', '- y']],
    ['headings go no deeper', '# A\n\n###### B\n\n- y\n', item(5), ['## A', '', '###### B', '', '###### REQ-CART-1: A', '', '- y']], // prettier-ignore
    ['nothing is above it', '- y\n', item(1), [`## ${path}`, '', '### REQ-CART-1: A', '', '- y']],
  ])('get a heading above, where %s', (_, text, format, lines) => {
    expect(convert(text, format)).toMatchObject({ lines, changed: expect.not.arrayContaining([{ text: '- y' }]) })
  })
})

test('an id that is given again gets a mark, whatever its case', () => {
  const found = ['FR-1', 'fr-1', 'FR-2', 'FR-1'].map((suffix, at) => ({ line: at + 1, suffix }))
  const ids = convert('a\nb\nc\nd\n', finding(...found)).requirements.map(({ id }) => id)
  expect(ids).toEqual(['REQ-CART-FR-1', 'REQ-CART-fr-1-again', 'REQ-CART-FR-2', 'REQ-CART-FR-1-again2'])
})

test.each([
  ['[NEEDS CLARIFICATION: how long? ]', ['how long?']],
  ['[NEEDS CLARIFICATION who] and [NEEDS CLARIFICATION:why]', ['who', 'why']],
  ['[NEEDS CLARIFICATION]', ['what is meant?']],
  ['`[NEEDS CLARIFICATION`', []],
  ['clear', []],
])('%s asks %j: of its requirement, and of the file before the first', (text, asked) => {
  const both = convert(`${text}\n\n- **FR-1**: ${text}\n`, specKit).questions
  expect(both).toEqual([...asked.map((one) => `${path}: ${one}`), ...asked.map((one) => `REQ-CART-FR-1: ${one}`)])
})

test('labels are renamed in text and headings, and not in code', () => {
  const renamed = new Map([['RULE', 'rule-cart']])
  const { lines, changed } = convert('# A [rule]\n\n```\n[rule]\n```\n\n[rule]: x.md\n', finding(), { renamed })
  expect(lines).toEqual(['## A [rule][rule-cart]', '', '```', '[rule]', '```', '', '[rule-cart]: x.md'])
  expect(changed.map(({ line }) => line)).toEqual([1, 7])
})
