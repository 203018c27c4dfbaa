import { expect, test } from 'vitest'
import { findJsonExcess } from './json-excess.ts'

test('64 MB of nesting are told within seconds', () => {
  const bytes = new Uint8Array(64 * 1024 * 1024).fill(0x5b)
  const before = performance.now()
  expect(findJsonExcess(bytes, { depth: 1e9, values: 1e9 })).toBeNull()
  expect(performance.now() - before).toBeLessThan(5000)
})
