import type { Change } from '@helix/core'
import { describe, expect, test } from 'vitest'
import { parseRawChanges, readRawChanges } from './raw-changes.ts'

const [a, b, zero] = ['a'.repeat(40), 'b'.repeat(40), '0'.repeat(40)]

test('an added, a changed and a deleted path are read with mode and object', () => {
  const text = `:000000 100644 ${zero} ${a} A\0new\0:100644 100755 ${a} ${b} M\0x y\n"z\0:120000 000000 ${b} ${zero} D\0old\0`
  expect(parseRawChanges(text, 1)).toEqual([
    { path: 'new', parent: 1, before: null, after: { mode: '100644', oid: a } },
    { path: 'x y\n"z', parent: 1, before: { mode: '100644', oid: a }, after: { mode: '100755', oid: b } },
    { path: 'old', parent: 1, before: { mode: '120000', oid: b }, after: null },
  ])
})

test('nothing is no change', () => {
  expect(parseRawChanges('')).toEqual([])
})

/** Where reading ends, and the paths that were read. */
function read(text: string, start = 0): unknown[] {
  const changes: Change[] = []
  return [readRawChanges(text, start, 40, changes), changes.map(({ path }) => path)]
}

const entry = `:000000 100644 ${zero} ${a} A\0p\0`

test('reading stops at the first token that is no entry', () => {
  expect(read(`\n${entry}\x01>\0q\0`)).toEqual([entry.length + 1, ['p']])
  expect(read(`\n${entry}${entry}\x01>\0q\0`)).toEqual([2 * entry.length + 1, ['p', 'p']])
  expect(read(`x${entry}`, 1)).toEqual([entry.length + 1, ['p']])
})

test('only a colon begins an entry, after a newline at most', () => {
  expect([entry, `\n${entry}`, `x${entry}`, '', `\n\n${entry}`].map((text) => read(text)[1])).toEqual([
    ['p'], ['p'], [], [], [],
  ]) // prettier-ignore
})

describe('in a log', () => {
  test.each(['\n', `\n${entry.slice(0, -1)}`, entry.slice(0, -3), ':'])('the text %j ends within one', (text) => {
    expect(read(text)).toEqual([null, []])
  })
})

test('a torn text is not read as fewer changes', () => {
  expect(() => parseRawChanges(`:000000 100644 ${zero} ${a} A\0`)).toThrow('unexpected raw diff entry')
  expect(() => parseRawChanges(`:000000 100644 ${zero} ${a} A`)).toThrow('unexpected raw diff entry')
  expect(() => parseRawChanges('rubbish\0')).toThrow('rubbish')
})

test.each([
  ['has no path', `:000000 100644 ${zero} ${a} A\0\0`],
  ['has a short object id', `:000000 100644 ${zero} ${a.slice(1)}\0p\0`],
  ['has no blank before the object ids', `:000000 100644.${zero} ${a} A\0p\0`],
])('an entry that %s is refused', (_, text) => {
  expect(() => parseRawChanges(text)).toThrow('unexpected raw diff entry')
})
