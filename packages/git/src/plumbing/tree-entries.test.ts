import { expect, test } from 'vitest'
import { splitTree } from './tree-entries.ts'

const tree = 'e'.repeat(40)
const oid = (digit: string) => Buffer.from(digit.repeat(40), 'hex')
const entry = (mode: string, name: string | Buffer, digit = 'a') =>
  Buffer.concat([Buffer.from(`${mode} `), Buffer.from(name), Buffer.from([0]), oid(digit)])

test('entries have their mode as git shows it, their name and their object', () => {
  const bytes = Buffer.concat([entry('100644', 'a b'), entry('40000', 'ä\n', 'b'), entry('120000', 'l', 'c')])
  expect(splitTree(bytes, tree)).toEqual([
    { mode: '100644', name: 'a b', oid: 'a'.repeat(40) },
    { mode: '040000', name: 'ä\n', oid: 'b'.repeat(40) },
    { mode: '120000', name: 'l', oid: 'c'.repeat(40) },
  ])
  expect(splitTree(Buffer.alloc(0), tree)).toEqual([])
})

test.each([
  ['100755', '100755'],
  ['160000', '160000'],
  ['100664', '100644'],
  ['100775', '100755'],
  ['040000', '040000'],
  ['50000', '160000'],
])('the mode %s is %s', (stored, shown) => {
  expect(splitTree(entry(stored, 'a'), tree)[0]?.mode).toBe(shown)
})

test('objects of SHA-256 have longer ids', () => {
  const bytes = Buffer.concat([
    Buffer.from('100644 a\0'),
    Buffer.alloc(32, 0xab),
    Buffer.from('100644 b\0'),
    Buffer.alloc(32, 1),
  ])
  expect(splitTree(bytes, 'e'.repeat(64)).map((held) => [held.name, held.oid.slice(0, 4), held.oid.length])).toEqual([
    ['a', 'abab', 64],
    ['b', '0101', 64],
  ])
})

test('a name that is not UTF-8 is refused, one that holds a replacement character is not', () => {
  expect(() => splitTree(entry('100644', Buffer.from([0x63, 0xe9])), tree)).toThrow('not UTF-8')
  expect(splitTree(entry('100644', 'a\ufffd'), tree)[0]?.name).toBe('a\ufffd')
})

test.each([
  ['without an end', Buffer.from('100644 a')],
  ['without a mode', Buffer.from(' a\0aaaaaaaaaaaaaaaaaaaaaaaaaaaa')],
  ['without a name', Buffer.from('100644\0aaaaaaaaaaaaaaaaaaaaaaaaaaaa')],
  ['with half an object id', entry('100644', 'a').subarray(0, -1)],
])('a tree %s is damaged', (_, bytes) => {
  expect(() => splitTree(bytes, tree)).toThrow('is damaged')
})
