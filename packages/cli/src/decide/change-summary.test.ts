import { expect, test } from 'vitest'
import { summariseChanges } from './change-summary.ts'

const told = (...paths: string[]) =>
  summariseChanges(
    paths.map((path) => ({ path, parent: 0, before: null, after: { mode: '100644', oid: 'a'.repeat(40) } })),
  )

const long = (name: string) => `packages/cli/src/operations/${name}.ts`

test('up to four paths are named, then how many more there are', () => {
  expect(told('a', 'b', 'b', 'progress.json')).toBe('a, b')
  expect(told('a', 'b', 'c', 'd')).toBe('a, b, c, d')
  expect(told('a', 'b', 'c', 'd', 'e', 'f')).toBe('a, b, c, d and 2 more')
  expect(told('progress.json')).toBeNull()
})

test('the line is no wider than linters of messages allow, where its first path is not', () => {
  expect(told(long('one'), long('two'), long('three'))).toBe(`${long('one')}, ${long('two')} and 1 more`)
  expect(told('x'.repeat(92), 'y')).toBe(`${'x'.repeat(92)} and 1 more`)
  expect(told('x'.repeat(60), 'y'.repeat(30))).toBe(`${'x'.repeat(60)}, ${'y'.repeat(30)}`)
  expect(told('x'.repeat(60), 'y'.repeat(31))).toBe(`${'x'.repeat(60)} and 1 more`)
})
