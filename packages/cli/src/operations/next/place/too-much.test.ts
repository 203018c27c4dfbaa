import { expect, test } from 'vitest'
import { tooMuch } from './too-much.ts'

test('of files that are too much together the largest are left out', () => {
  const files = [
    { path: 'huge', size: 900 },
    { path: 'small', size: 1 },
    { path: 'middle', size: 60 },
    { path: 'other', size: 50 },
  ]
  expect(tooMuch(files, 1011)).toEqual([])
  expect(tooMuch(files, 111)).toEqual(['huge'])
  expect(tooMuch(files, 110)).toEqual(['middle', 'huge'])
})
