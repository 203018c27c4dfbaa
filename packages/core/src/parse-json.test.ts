import { expect, test } from 'vitest'
import { parseJson } from './index.ts'

test.each([
  ['{"a": [1, null]}', { a: [1, null] }],
  ['null', null],
  ['"x"', 'x'],
  ['', undefined],
  ['{"a":', undefined],
  ['undefined', undefined],
  ['{"a": 1} x', undefined],
])('%s is read as %j', (text, value) => {
  expect(parseJson(text)).toEqual(value)
})
