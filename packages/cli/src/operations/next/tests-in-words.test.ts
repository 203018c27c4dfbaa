import type { Failure, TestResult } from '@helix/gates'
import { expect, test } from 'vitest'
import { testsInWords } from './tests-in-words.ts'

const failure = (message: string): Failure => ({ name: 'Error', message, causes: [], frames: [] })

const aTest = (number: number, more: Partial<TestResult> = {}): TestResult => ({
  id: `a.test.ts > t${number}`, file: 'a.test.ts', name: `t${number}`, state: 'failed', durationMs: 1, ...more,
}) // prettier-ignore

const told = (tests: TestResult[], unhandled: Failure[] = []) => testsInWords({ tests, unhandled })

test('a command that tells of no test is not told of', () => {
  expect(told([])).toBe('')
})

test('of many failures the first are told, of a long one its beginning, and errors outside any test as such', () => {
  const many = Array.from({ length: 23 }, (_, number) => aTest(number))
  expect(told(many)).toContain('23 tests: 23 failed\nfailed a.test.ts > t0\n')
  expect(told(many)).toMatch(/t19\nand 3 more\n$/)
  expect(told([aTest(0, { failure: failure('x'.repeat(9000)) })]).length).toBeLessThan(700)
  expect(told([], [failure('too late')])).toBe('0 tests\noutside any test: Error: too late\n')
})

test('two lines of one reason stay its own, and only a place in the repository is named', () => {
  const frames = [{ file: 'node:internal', line: 1, column: 1, inside: false }, { file: 'a.test.ts', line: 7, column: 1, inside: true }] // prettier-ignore
  expect(told([aTest(0, { failure: { ...failure('one\ntwo'), frames } }), aTest(1, { state: 'passed' })])).toBe(
    '2 tests: 1 failed, 1 passed\nfailed a.test.ts > t0\n  Error: one\n  two\n  at a.test.ts:7\n',
  )
})
