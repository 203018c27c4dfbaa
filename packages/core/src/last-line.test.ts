import { expect, test } from 'vitest'
import { lastLine } from './last-line.ts'

test.each([
  ['one\ntwo\n\n  \n', 'two'],
  ['one\r\n  two \r\n', '  two'],
  ['one', 'one'],
  [' \n', ''],
  ['', ''],
])('the last line of %j is %j', (text, line) => {
  expect(lastLine(text)).toBe(line)
})
