import { expect, test } from 'vitest'
import { sha256 } from './digest.ts'

test('a digest is the SHA-256 in lower-case hex (FIPS 180-4 example "abc")', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})

test('a string counts as its UTF-8 bytes', () => {
  expect(sha256('€')).toBe(sha256(Uint8Array.of(0xe2, 0x82, 0xac)))
})
