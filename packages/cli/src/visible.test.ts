import { Chalk } from 'chalk'
import { afterEach, expect, test, vi } from 'vitest'
import { processIo } from './io.ts'
import { visible } from './visible.ts'

afterEach(() => void vi.restoreAllMocks())

test.each([
  ['the title of the window', '\u001b]0;owned\u0007', '\\u001b]0;owned\\u0007'],
  ['an empty screen', '\u001b[2J\u001b[H', '\\u001b[2J\\u001b[H'],
  ['hidden text', '\u001b[8mgone', '\\u001b[8mgone'],
  ['black text', '\u001b[30mgone', '\\u001b[30mgone'],
  ['eight-bit controls', '\u009b2J\u0085', '\\u009b2J\\u0085'],
  ['a line over the line', 'refused\raccepted', 'refused\\u000daccepted'],
  ['letters taken back', 'no\b\byes\u007f', 'no\\u0008\\u0008yes\\u007f'],
  ['words from the right', 'a \u202etxt.exe\u202c\u2066b\u2069', 'a \\u202etxt.exe\\u202c\\u2066b\\u2069'],
])('%s is spelled out', (_, text, shown) => {
  expect(visible(text)).toBe(shown)
})

test('what Helix prints itself stays: colours, tabs, lines, progress, any language', () => {
  const chalk = new Chalk({ level: 1 })
  const own = `${chalk.red.bold('cannot')} ${chalk.dim('a')} ${chalk.green.bold('b')} ${chalk.yellow('c')} ${chalk.cyan('d')}`
  for (const text of [own, 'a\tb\r\nc\n', '\r\u001b[2K  measuring …', '\r  measuring …\n', 'שלום 你好 é 👩‍💻 “x”']) {
    expect(visible(text)).toBe(text)
  }
})

test('JSON means the same afterwards', () => {
  const held = { path: 'a\u202eb\u001b[2J\u009b' }
  expect(JSON.parse(visible(JSON.stringify(held)))).toEqual(held)
})

test('standard error gets nothing else', () => {
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  processIo().warn('“\u001b]0;owned\u0007”\n')
  expect(written.mock.calls).toEqual([['“\\u001b]0;owned\\u0007”\n']])
})

test('standard output gets nothing else, in a pipe too: what follows it may be a terminal', () => {
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  processIo().write('“\u001b]0;owned\u0007”\n')
  expect(written.mock.calls).toEqual([['“\\u001b]0;owned\\u0007”\n']])
})

test('only Helix empties a line, and only where it begins one', () => {
  expect(visible('refused\r\u001b[2Kaccepted')).toBe('refused\\u000d\\u001b[2Kaccepted')
})
