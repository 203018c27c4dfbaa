import { expect, test } from 'vitest'
import { diffSpecs } from './diff-specs.ts'
import { parseSpec } from '../parse-spec.ts'

const diff = (before: string, after: string) => {
  const { added, removed, changed } = diffSpecs(parseSpec(before), parseSpec(after))
  return [added.map(({ id }) => id), removed.map(({ id }) => id), changed.map(({ id }) => id)]
}

test('requirements are added, removed and changed by id', () => {
  expect(diff('# REQ-1\na\n# REQ-2\nb\n# REQ-3\nc', '# REQ-2\nB\n# REQ-3\nc\n# REQ-4\nd')).toEqual([
    ['REQ-4'],
    ['REQ-1'],
    ['REQ-2'],
  ])
})

test('a changed requirement comes with both wordings', () => {
  const { changed } = diffSpecs(parseSpec('# REQ-1\n5'), parseSpec('# REQ-1\n6'))
  expect(changed.map(({ before, after }) => [before.body, after.body])).toEqual([['5', '6']])
})

test('a requirement that moved does not differ, nor does text around it', () => {
  expect(diff('# T\n\n# REQ-1\na\n\n# REQ-2\nb', '# U\n\n# REQ-2\nb\n\n\n# REQ-1\na')).toEqual([[], [], []])
})

test('a change does not hide behind a duplicate id', () => {
  expect(diff('# REQ-1\na\n# REQ-1\nb', '# REQ-1\na\n# REQ-1\nc')).toEqual([[], [], ['REQ-1']])
})

test.each([
  ['lines broken elsewhere', '# REQ-1\none two\nthree', '# REQ-1\none\ntwo three', true],
  ['other marks for the same', '# REQ-1\n*a*\n\n* b', 'REQ-1\n===\n_a_\n\n\n- b', true],
  ['a figure', '# REQ-1\n5', '# REQ-1\n6', false],
  ['a hard break', '# REQ-1\na\nb', '# REQ-1\na  \nb', false],
  ['a blank in code', '# REQ-1\n`a b`', '# REQ-1\n`a  b`', false],
  ['a comment', '# REQ-1\na', '# REQ-1\na\n<!-- not b -->', false],
])('%s', (_, before, after, reflowed) => {
  expect(diffSpecs(parseSpec(before), parseSpec(after)).changed.map((one) => one.reflowed)).toEqual([reflowed])
})
