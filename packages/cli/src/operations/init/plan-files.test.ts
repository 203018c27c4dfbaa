import { expect, test } from 'vitest'
import { generatedDigest } from '../../repository/generated-manifest.ts'
import { planFiles, recordFiles, type WantedFile } from './plan-files.ts'

const file: WantedFile = { path: 'a', text: 'new\n', about: '' }
const stateOf = (present: string | null, recorded?: string, wanted = file) => {
  const record = recorded === undefined ? {} : { a: generatedDigest(recorded) }
  const planned = planFiles([wanted], new Map(present === null ? [] : [['a', present]]), record)
  return [planned[0]?.state, recordFiles(planned, record)['a']]
}

test.each([
  ['is not there', null, undefined, 'new', 'new\n'],
  ['was deleted', null, 'old\n', 'new', 'new\n'],
  ['is as it would be written', 'new\n', undefined, 'unchanged', 'new\n'],
  ['is so with CRLF', 'new\r\n', undefined, 'unchanged', 'new\n'],
  ['is as an earlier Helix wrote it', 'old\n', 'old\n', 'refreshed', 'new\n'],
  ['is so with CRLF', 'old\r\n', 'old\n', 'refreshed', 'new\n'],
  ['was edited since', 'mine\n', 'old\n', 'kept', 'old\n'],
  ['was there before Helix', 'mine\n', undefined, 'kept', null],
])('a file that %s: %j, recorded %j, is %s', (_, present, recorded, state, digestOf) => {
  expect(stateOf(present, recorded)).toEqual([state, digestOf === null ? undefined : generatedDigest(digestOf)])
})

test('a file that belongs to the user from the start is written once and never recorded', () => {
  const once = { ...file, once: true }
  expect(stateOf(null, undefined, once)).toEqual(['new', undefined])
  expect(stateOf('mine', undefined, once)).toEqual(['unchanged', undefined])
})
