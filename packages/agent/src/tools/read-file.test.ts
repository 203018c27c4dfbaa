import { expect, test } from 'vitest'
import { bench } from '../testing/bench.ts'

test('answers the lines with their place', async () => {
  const { call } = bench({ 'a.txt': 'one\ntwo\nthree\n' })
  expect((await call('read_file', { path: 'a.txt' })).text).toBe('a.txt lines 1-3 of 3\none\ntwo\nthree')
  expect((await call('read_file', { path: './a.txt', from: 2, to: 2 })).text).toBe('a.txt lines 2-2 of 3\ntwo')
  expect((await call('read_file', { path: 'a.txt', from: 3, to: 99 })).text).toBe('a.txt lines 3-3 of 3\nthree')
})

test('an empty file has no lines', async () => {
  expect((await bench({ 'a.txt': '' }).call('read_file', { path: 'a.txt' })).text).toBe('a.txt lines 0-0 of 0\n')
})

test('lines beyond the end, and to before from, are named', async () => {
  const { call } = bench({ 'a.txt': 'one\n' })
  expect((await call('read_file', { path: 'a.txt', from: 2 })).text).toBe('error: a.txt has 1 lines; from is 2')
  const { call: other } = bench({ 'a.txt': 'one\ntwo\n' })
  expect((await other('read_file', { path: 'a.txt', from: 2, to: 1 })).text).toBe('error: to (1) comes before from (2)')
})

test('a long file is cut in the middle and says by how much', async () => {
  const { call } = bench({ 'a.txt': Array.from({ length: 9000 }, (_, at) => `line ${at + 1}`).join('\n') })
  const { text } = await call('read_file', { path: 'a.txt' })
  expect(text.length).toBeLessThan(30_200)
  expect(text).toContain('line 1\n')
  expect(text).toMatch(/\n\[… \d+ lines, \d+ characters left out; read them with from and to …\]\n/)
  expect(text.endsWith('line 9000')).toBe(true)
})

test('what is not there, a folder, and what is not text are told apart', async () => {
  const { call } = bench({
    'src/a.txt': '',
    'b.bin': Buffer.from([1, 0, 2]),
    'c.txt': Buffer.from([0xff, 0xfe, 0x41]),
  })
  expect((await call('read_file', { path: 'x' })).text).toContain('x does not exist')
  expect((await call('read_file', { path: 'src' })).text).toContain('src is a folder; use list_files')
  expect((await call('read_file', { path: 'b.bin' })).text).toContain('b.bin is not a text file')
  expect((await call('read_file', { path: 'c.txt' })).text).toContain('c.txt is not a text file')
})
