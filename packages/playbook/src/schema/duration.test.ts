import { expect, it } from 'vitest'
import { parseDuration } from './duration.ts'

it.each([
  ['1ms', 1],
  ['50ms', 50],
  ['20s', 20_000],
  ['1.5s', 1500],
  ['2m', 120_000],
  ['0.5ms', 1],
  ['1440m', 86_400_000],
])('the duration %s has %d milliseconds', (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds)
})

it.each([
  '',
  '5',
  's',
  '5 s',
  '-5s',
  '5h',
  '5S',
  '0ms',
  '0s',
  '0.4ms',
  '1440.01m',
  '1441m',
  '1e3s',
  '.5s',
  '5.s',
  '1.2345s',
  '123456789ms',
  ' 5s',
  '5s\n',
])('%j is no duration', (text) => {
  expect(parseDuration(text)).toBeUndefined()
})
