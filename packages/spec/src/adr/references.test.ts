import { describe, expect, test } from 'vitest'
import { isMeant, referenceOf, refsAfter } from './references.ts'

describe('what follows a word refers', () => {
  test.each([
    ['to a file behind a link', 'by [1. Use files](./adr/0001-use-files.md "old") of 2026', ['0001-use-files.md']],
    ['to each linked file once', 'by [a](a.md), [a](x/a.md), [b](b.md)', ['a.md', 'b.md']],
    ['to a file that is named', 'by docs/adr/0001-a.md and 0002-b.md, see 7', ['0001-a.md', '0002-b.md']],
    ['to a page of the web by its mark', 'by [ADR 14](https://x.org/14)', ['14']],
    ['to what is written as a record', 'by 7: ADR-0012, adr 013, ADR_#14 of 2026', ['12', '13', '14']],
    ['to numbers', 'by 12, 014 and 15 & 16 since 17', ['12', '14', '15', '16']],
    ['to numbers in brackets', 'by: [#12], [13]', ['12', '13']],
    ['to no date', 'by 2026-01-02', []],
    ['to a number behind a date', 'by 2026-01-02 12', ['12']],
    ['to no number further on', 'by us in 2026', []],
    ['to nothing', 'by', []],
  ])('%s: %j', (_, line, refs) => {
    expect(refsAfter([line], /^by/)).toEqual(refs)
  })

  test('in each line that has the word', () => {
    expect(refsAfter(['by 1', 'of 2', 'by 3 and 1'], /^by/)).toEqual(['1', '3'])
  })
})

test.each([
  ['0012', '12'],
  [' 12 ', '12'],
  ['ADR-0012', '12'],
  ['adr #12', '12'],
  ['ADR12', '12'],
  ['docs/adr/0001-a.md', '0001-a.md'],
  [' 0001-a.md ', '0001-a.md'],
  ['20260101-a', '20260101-a'],
  ['MADR-12', 'MADR-12'],
  ['[A](../adr/0001-a.md "A b")', '0001-a.md'],
  ['[A](0001-a.md)', '0001-a.md'],
])('%j of front matter refers to %s', (text, reference) => {
  expect(referenceOf(text)).toBe(reference)
})

test.each([
  ['12', true],
  ['1', false],
  ['x12', false],
  ['0012-use.mdx-y.md', true],
  ['other/0012-USE.MDX-y', true],
  ['0012-use.mdx', false],
  ['0012-use', false],
])('%s means the record 12 in docs/adr/0012-Use.mdx-y.md: %s', (reference, means) => {
  expect(isMeant({ path: 'docs/adr/0012-Use.mdx-y.md', number: 12 }, reference)).toBe(means)
})
