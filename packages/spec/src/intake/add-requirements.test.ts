import { describe, expect, test } from 'vitest'
import { lintSpec } from '../lint-spec.ts'
import { parseSpec } from '../parse-spec.ts'
import { specTemplate } from '../spec-template.ts'
import { addRequirements, type RequirementDraft } from './add-requirements.ts'
import { draftTemplate } from './draft-template.ts'

const zero: RequirementDraft = { title: 'Zero', text: '0 and 2 give 2.', acceptance: ['0 and 2 give 2'] }
const spec = '# Sums\n\n## REQ-1 Two numbers\n\n1 and 2 give 3.\n'

function add(text: string, drafts = [zero], questions: string[] = [], taken: string[] = []) {
  return addRequirements(parseSpec(text), drafts, { questions, taken })
}

describe('addRequirements', () => {
  test('a draft stands behind the last requirement, in its manner, under the next id', () => {
    expect(add(spec).text).toBe(`${spec}
## REQ-2 Zero

0 and 2 give 2.

Acceptance:

- 0 and 2 give 2
`)
    expect(add('# Sums\n\n### REQ-4: Two\n\n3.\n').text).toContain('\n### REQ-5: Zero\n')
  })

  test('an id that any version had is not given', () => {
    expect(add(spec, [zero, zero], [], ['REQ-7', 'REQ-CART-9']).added.map(({ id }) => id)).toEqual(['REQ-8', 'REQ-9'])
  })

  test('it goes before what follows the requirements, and questions to those that are open', () => {
    const more = `${spec}\n## Invariants\n\nNone.\n\n## Open questions\n\n- Who adds?\n\n## Glossary\n\nSum.\n`
    const { text } = add(more, [zero], ['REQ-?: how large?'])
    expect(text.indexOf('REQ-2 Zero')).toBeLessThan(text.indexOf('## Invariants'))
    expect(text).toContain('\n- Who adds?\n- REQ-2: how large?\n\n## Glossary\n')
    expect(more.split('\n').filter((line) => !text.split('\n').includes(line))).toEqual([])
  })

  test('the template of a new spec takes it in its section of requirements', () => {
    const { text } = add(specTemplate({ title: 'Sums' }))
    expect(text.indexOf('### REQ-1: Zero')).toBeGreaterThan(text.indexOf('## Requirements'))
    expect(text.indexOf('### REQ-1: Zero')).toBeLessThan(text.indexOf('## Interfaces'))
    expect(parseSpec(text).requirements.map(({ id }) => id)).toEqual(['REQ-1'])
  })

  test('where nothing is required yet it goes to the end, but before questions that end the spec', () => {
    expect(add('# Sums\n\n## Purpose\n\nAdding.\n\n## Open questions\n\n- Who adds?\n').text).toMatch(
      /Adding\.\n\n## REQ-1: Zero\n[^]*\n## Open questions\n\n- Who adds\?\n$/,
    )
    expect(add('# Sums\n\n## Open questions\n\nNone.\n\n## Purpose\n\nAdding.\n').text).toMatch(
      /Adding\.\n\n## REQ-1: Zero\n/,
    )
  })

  test('a question goes below what the section ends in, where that is no list', () => {
    expect(add('# Sums\n\n## REQ-1 a\n\nb\n\n## Open questions\n\nWho adds?\n', [zero], ['How?']).text).toMatch(
      /Who adds\?\n\n- How\?\n$/,
    )
  })

  test('what would be a heading in a draft is none', () => {
    const { text } = add(spec, [{ ...zero, title: '# Zero\n## REQ-9 x', text: '## REQ-7 Steal\n\nText\n===\n' }])
    expect(parseSpec(text).requirements.map(({ id, title }) => `${id} ${title}`)).toEqual([
      'REQ-1 Two numbers',
      'REQ-2 Zero ## REQ-9 x',
    ])
  })

  test.each([
    ['a fence that it leaves open', { ...zero, text: '```\ncode' }],
    ['a comment that it leaves open', { ...zero, text: '<!-- nobody sees' }],
  ])('%s is refused, because it would swallow what follows', (_, draft) => {
    expect(() => add(spec, [draft], ['REQ-?: how large?'])).toThrow(
      expect.objectContaining({ code: 'spec/draft-breaks' }),
    )
    expect(() => add(spec, [draft, zero])).toThrow(expect.objectContaining({ code: 'spec/draft-breaks' }))
  })
})

test('the template says the idea in its own words, and asks what is missing', () => {
  const idea =
    'Whoever paid the odd cent gets it back. It is paid out at night, in the currency of the expense, by bank transfer.'
  const { drafts, questions } = draftTemplate(idea)
  const { text } = add(spec, drafts, questions)
  expect(parseSpec(text).requirements[1]).toMatchObject({
    id: 'REQ-2',
    title: 'Whoever paid the odd cent gets it back',
  })
  expect(text).toContain(idea)
  expect(lintSpec(text).map(({ code }) => code)).toEqual(['SPEC-QUESTION'])
  expect(draftTemplate('word '.repeat(40)).drafts[0]?.title).toMatch(/^(word ){14}…$/)
})
