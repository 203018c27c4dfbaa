import { expect, test } from 'vitest'
import { isRawEntry, parseRawChanges, readRawChanges } from './raw-changes.ts'

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

test('reading stops at the first token that is no entry', () => {
  expect(readRawChanges([`\n:000000 100644 ${zero} ${a} A`, 'p', '\x01>', 'q'], 0, 0)).toMatchObject({ next: 2 })
})

test('a torn text is not read as fewer changes', () => {
  expect(() => parseRawChanges(`:000000 100644 ${zero} ${a} A\0`)).toThrow('unexpected raw diff entry')
  expect(() => parseRawChanges(`:000000 100644 ${zero} ${a} A`)).toThrow('unexpected raw diff entry')
  expect(() => parseRawChanges('rubbish\0')).toThrow('rubbish')
})

test('only a colon begins an entry, after a newline at most', () => {
  expect([':1', '\n:1', 'x:1', '', undefined].map(isRawEntry)).toEqual([true, true, false, false, false])
})
