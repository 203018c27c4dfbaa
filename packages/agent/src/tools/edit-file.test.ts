import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bench } from '../testing/bench.ts'

async function edit(text: string, old: string, replacement: string): Promise<{ text: string; file: string }> {
  const { root, call } = bench({ 'a.ts': text })
  const result = await call('edit_file', { path: 'a.ts', old, new: replacement })
  return { text: result.text, file: readFileSync(join(root, 'a.ts'), 'utf8') }
}

test('replaces the one occurrence', async () => {
  expect(await edit('a\nb\nc\n', 'b\n', 'B\nBB\n')).toEqual({ text: 'edited a.ts at line 2', file: 'a\nB\nBB\nc\n' })
})

test('keeps CRLF, a BOM and every other byte', async () => {
  expect((await edit('\uFEFFa\r\nb\r\nc\nd', 'a\nb\n', 'x\ny\n')).file).toBe('\uFEFFx\r\ny\r\nc\nd')
  expect((await edit('a\r\nb\r\n', 'b', 'x\ny')).file).toBe('a\r\nx\r\ny\r\n')
  expect((await edit('a\nb\n', 'b', 'x\r\ny')).file).toBe('a\nx\ny\n')
})

test('several occurrences are named by line', async () => {
  const { text, file } = await edit('x\ny\nx\n', 'x', 'z')
  expect(text).toBe('error: the old text occurs 2 times (lines 1, 3); add lines around it until it is unique')
  expect(file).toBe('x\ny\nx\n')
})

test('what is not there is answered with the closest lines', async () => {
  const source = 'function one() {\n  return 1\n}\n\nfunction total(cart) {\n  return cart.sum\n}\n'
  const { text } = await edit(source, 'function total(basket) {\n  return basket.sum\n}', 'x')
  expect(text).toBe(
    'error: a.ts does not hold the old text. The closest lines, from line 5, are:\nfunction total(cart) {\n  return cart.sum\n}',
  )
})

test('blanks that differ are named', async () => {
  expect((await edit('if (a) {\n\treturn b\n}\n', 'if (a) {\n  return b\n}', 'x')).text).toContain(
    'from line 1 (only blanks differ), are:\nif (a) {\n\treturn b\n}',
  )
})

test('a new text that is already there is said to be', async () => {
  expect((await edit('const a = 2\n', 'const a = 1', 'const a = 2')).text).toContain('The new text is already there')
  expect((await edit('const a = 2\n', 'const b = 1', ' ')).text).not.toContain('already there')
})

test('nothing alike is said to be nothing', async () => {
  expect((await edit('0123456789\n', 'wholly different text', 'x')).text).toContain(
    'Nothing like it is in the file; read it first',
  )
})

test('equal texts, empty old text and absent files are refused', async () => {
  expect((await edit('a', 'a', 'a')).text).toContain('the same text')
  expect((await edit('a', '', 'b')).text).toContain('Expected form')
  const { call } = bench()
  expect((await call('edit_file', { path: 'n.ts', old: 'a', new: 'b' })).text).toContain('n.ts does not exist')
})

test('a text that occurs very often is named by its first lines, at once', async () => {
  const { text } = await edit('e\n'.repeat(300_000), 'e', 'E')
  expect(text).toBe(
    'error: the old text occurs more than 8 times (lines 1, 2, 3, 4, 5, 6, 7, 8, …); add lines around it until it is unique',
  )
})

test('the closest line of a file of one line is shown in part', async () => {
  const { text } = await edit(`let a = "${'x'.repeat(1_000_000)}"`, `let b = "${'x'.repeat(700)}"`, 'c')
  expect(text).toContain('The closest lines, from line 1')
  expect(text.length).toBeLessThan(7_000)
})

test('half a character is not looked for in another one', async () => {
  expect(await edit('a 😀 b\n', '\ud83d', 'c')).toEqual({
    text: 'error: old or new holds half a character (a lone surrogate)',
    file: 'a 😀 b\n',
  })
  expect((await edit('a 😀 b\n', '😀', '\ude00')).file).toBe('a 😀 b\n')
})

test('a new text that happens to stand within other lines is not taken for one that is there', async () => {
  expect((await edit('const a = 21\n', 'const a = 3', '2')).text).not.toContain('already there')
  expect((await edit('a\r\nif (b) c()\r\n', 'if (b) d()', 'a\nif (b) c()\n')).text).toContain('already there')
})
