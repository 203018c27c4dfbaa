import { expect, it } from 'vitest'
import { inShort } from './in-short.ts'

it.each([
  ['is said whole where it fits', 'LOST src/a.ts', 'LOST src/a.ts'],
  ['names of a path the last alone', 'LOST src/deep/a.ts, 2 findings', 'LOST …/a.ts, 2 findings'],
  ['ends where there is no more room', 'LOST src/deep/and/long/name-of-one-file.ts', 'LOST …/name-of-one-file…'],
  ['counts letters that take two cells', '値札 値札値札値札値札値札', '値札 値札値札値札値札…'],
])('%s', (_, what, short) => {
  expect(inShort(what, 24)).toBe(short)
})
