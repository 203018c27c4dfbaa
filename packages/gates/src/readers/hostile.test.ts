import { describe, expect, test } from 'vitest'
import { readers } from './index.ts'
import { isFinding } from './reader.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('names that mean something to JavaScript mean nothing in a report', () => {
  const place = '"location":{"start":{"line":1,"column":1},"end":{"line":1,"column":2}}'
  const survivor = `{"source":"a","mutants":[{"mutatorName":"M","status":"Survived",${place}}]}`

  test('a source called __proto__ hides none of its mutants', () => {
    const reading = readers['mutation-json'](bytesOf(`{"schemaVersion":"1","files":{"__proto__":${survivor}}}`), '/r')
    expect(reading).toMatchObject({ mutants: [{ file: '__proto__', status: 'Survived' }] })
  })

  test.each(['constructor', 'toString', '__proto__', 'valueOf'])(
    'a test of the status %s has not finished',
    (status) => {
      const assertion = `{"title":"a","status":"${status}"}`
      const report = `{"success":true,"numTotalTests":1,"testResults":[{"name":"a.ts","status":"passed","assertionResults":[${assertion}]}]}`
      expect(readers['jest-json'](bytesOf(report), '/r')).toMatchObject({ tests: [{ state: 'pending' }] })
    },
  )

  test('keys that a report should not have change nothing', () => {
    const report = `{"__proto__":{"tests":[]},"helix":1,"nonce":"n","reason":"passed","tests":[],"unhandled":[],"properties":[],"bench":[]}`
    expect(readers['helix-json'](bytesOf(report), '/r')).toMatchObject({ tests: [], nonce: 'n' })
    expect(Object.keys({})).toEqual([])
    expect(Reflect.get({}, 'tests')).toBeUndefined()
  })
})

test('what a report says of itself is told in few words', () => {
  const key = 'k'.repeat(100_000)
  const reading = readers['mutation-json'](bytesOf(`{"schemaVersion":"1","files":{"${key}":1}}`), '/r')
  expect(isFinding(reading) && reading.message.length).toBeLessThan(400)
})
