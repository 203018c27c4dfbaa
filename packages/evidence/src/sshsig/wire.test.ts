import { describe, expect, test } from 'vitest'
import { strictBase64, WireReader } from './wire.ts'

const reader = (...bytes: number[]) => new WireReader(Buffer.from(bytes))

describe('a value that reaches past the end', () => {
  test('is empty, and so is what comes behind it', () => {
    const wire = reader(0, 0, 0, 5, 1, 2)
    expect([wire.string().length, wire.take(1).length, wire.complete()]).toEqual([0, 0, false])
  })

  test('tears the whole, though what follows would fit', () => {
    const wire = reader(1)
    expect([wire.uint32(), wire.take(1).length, wire.complete()]).toEqual([0, 0, false])
  })
})

test.each([
  [[0, 0, 0, 1, 0x7f], [0x7f], true],
  [[0, 0, 0, 2, 0, 0x80], [0x80], true],
  [[0, 0, 0, 1, 0x80], [0x80], false],
  [[0, 0, 0, 1, 0xff], [0xff], false],
  [[0, 0, 0, 2, 0, 0], [], true],
  [[0, 0, 0, 0], [], true],
])('the number %j is %j, and %s: positive', (bytes, magnitude, isPositive) => {
  const wire = reader(...bytes)
  expect([[...wire.mpint()], wire.complete()]).toEqual([magnitude, isPositive])
})

test.each([
  ['AQ==', [1]],
  ['AQ', null],
  ['AQ==\n', null],
  ['', null],
])('base64 as an encoder writes it: %j', (text, bytes) => {
  expect(strictBase64(text)?.toJSON().data ?? null).toEqual(bytes)
})
