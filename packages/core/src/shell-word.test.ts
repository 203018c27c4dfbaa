import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { shellWord } from './shell-word.ts'

test.each([
  ['src/a.ts', 'src/a.ts'],
  ['two words; <more>', '"two words; <more>"'],
  ['', '""'],
  ['$(touch x)', "'$(touch x)'"],
  ["it's `so`", String.raw`'it'\''s ${'`so`'}'`],
])('%j is written as %s', (word, written) => {
  expect(shellWord(word)).toBe(written)
})

test('a shell reads every word as it was', () => {
  const words = [
    '$(echo x)',
    '`echo x`',
    'a"b',
    "a'b",
    'a\\b',
    'a!b',
    'a\nb',
    '~',
    '*',
    '-n',
    '#',
    '"$HOME"',
    ';&|<>(){}',
  ]
  const line = `printf '%s\\0' ${words.map(shellWord).join(' ')}`
  expect(execFileSync('/bin/sh', ['-c', line], { encoding: 'utf8' })).toBe(`${words.join('\0')}\0`)
})
