import { expect, test } from 'vitest'
import { Excerpt } from './excerpt.ts'

function excerpt(limit: number, lines: string[]): string {
  const shown = new Excerpt(limit)
  for (const line of lines) shown.add(line)
  return shown.text()
}

const numbers = (count: number) => Array.from({ length: count }, (_, at) => String(at + 1))

test('what is short is shown whole', () => {
  expect(excerpt(10, numbers(3))).toBe('1\n2\n3\n')
  expect(excerpt(10, [])).toBe('')
})

test('of what is long the first and the last whole lines are shown, with the amount between them', () => {
  expect(excerpt(10, numbers(100))).toBe('1\n2\n3\n4\n5\n[… 272 characters left out …]\n98\n99\n100\n')
  expect(excerpt(10, [...numbers(5), '6'])).toBe('1\n2\n3\n4\n5\n6\n')
})

test('a line that is longer than the limit is cut, and memory stays bounded', () => {
  const text = excerpt(10, ['x'.repeat(50), 'y'.repeat(50), 'z'.repeat(5)])
  expect(text).toBe('[… 102 characters left out …]\nzzzzz\n')
})
