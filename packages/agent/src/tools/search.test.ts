import { expect, onTestFinished, test, vi } from 'vitest'
import { bench } from '../testing/bench.ts'

test('answers path, line and text', async () => {
  const { call } = bench({ 'src/a.ts': 'one\nconst two = 2\r\n', 'b.ts': 'two', 'c.bin': Buffer.from('two\0') })
  expect((await call('search', { pattern: '\\btwo' })).text).toBe('b.ts:1: two\nsrc/a.ts:2: const two = 2')
  expect((await call('search', { pattern: 'two', path: 'src' })).text).toBe('src/a.ts:2: const two = 2')
  expect((await call('search', { pattern: 'two', path: 'b.ts' })).text).toBe('b.ts:1: two')
  expect((await call('search', { pattern: 'three' })).text).toBe('no matches')
  expect((await call('search', { pattern: 'two', path: 'none' })).text).toContain('none does not exist')
})

test('the older syntax of expressions is accepted, a wrong one explained', async () => {
  const { call } = bench({ 'a.ts': 'if (x) {' })
  expect((await call('search', { pattern: 'x\\) {' })).text).toBe('a.ts:1: if (x) {')
  expect((await call('search', { pattern: 'x) {' })).text).toMatch(/^error: Invalid regular expression.*escape/)
})

test('a pattern that never comes to an end is stopped', async () => {
  const { call } = bench({ 'a.txt': `${'a'.repeat(40)}b` })
  expect((await call('search', { pattern: '(a+)+$' })).text).toContain('takes too long')
})

test('a file of very many lines is searched like any other', async () => {
  const { call } = bench({ 'a.txt': 'x\n'.repeat(300_000), 'b.txt': `${'y'.repeat(1_000_000)}x` })
  expect((await call('search', { pattern: '^x' })).text.split('\n')).toHaveLength(101)
  expect((await call('search', { pattern: 'x$', path: 'b.txt' })).text).toMatch(/^b\.txt:1: y{300}$/)
})

test('at most 100 matches, long lines cut', async () => {
  const { call } = bench({ 'a.txt': 'x\n'.repeat(150), 'b.txt': `y${'z'.repeat(500)}` })
  const lines = (await call('search', { pattern: 'x' })).text.split('\n')
  expect(lines).toHaveLength(101)
  expect(lines.at(-1)).toBe('[… more; name a folder or narrow the pattern]')
  expect((await call('search', { pattern: 'y' })).text).toHaveLength('b.txt:1: '.length + 300)
})

test('a search of very many files ends, and says how to search fewer', async () => {
  const { call } = bench({ 'a.ts': 'x', 'b.ts': 'x', 'c.ts': 'x' })
  let now = 0
  const clock = vi.spyOn(Date, 'now').mockImplementation(() => (now += 9_000))
  onTestFinished(() => clock.mockRestore())
  expect((await call('search', { pattern: 'x' })).text).toBe('error: the search takes too long; name a folder')
})

test('a search ends with the run', async () => {
  const { call } = bench({ 'a.ts': 'x' }, { signal: AbortSignal.abort(new Error('over')) })
  await expect(call('search', { pattern: 'x' })).rejects.toThrow('over')
})

test('a file that is named and cannot be searched is not said to hold no match', async () => {
  const { call } = bench({ 'a.bin': Buffer.from('two\0'), 'b.txt': 'x'.repeat(5_000_001) })
  expect((await call('search', { pattern: 'two', path: 'a.bin' })).text).toContain('a.bin is not a text file')
  expect((await call('search', { pattern: 'x', path: 'b.txt' })).text).toContain('more than 5000000')
})

test('what matches everywhere ends with the matches that are shown, however many lines there are', async () => {
  const { call } = bench({ 'a.txt': 'x\n'.repeat(2_000_000) })
  const { text } = await call('search', { pattern: '\\bx' })
  expect(text.split('\n').at(-1)).toBe('[… more; name a folder or narrow the pattern]')
})
