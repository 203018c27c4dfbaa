import { expect, test } from 'vitest'
import { findJsonExcess } from './json-excess.ts'

test('64 MB of nesting are told within seconds', () => {
  const few = Math.min(timeFor(4), timeFor(4))
  // Sixteen times the size; time that grows with its square would be 256 times as long.
  expect(timeFor(64)).toBeLessThan(100 * few + 500)
})

/** Processor time for so many megabytes, in milliseconds: what else the machine does shall not decide. */
function timeFor(megabytes: number): number {
  const bytes = new Uint8Array(megabytes * 1024 * 1024).fill(0x5b)
  const start = process.cpuUsage()
  expect(findJsonExcess(bytes, { depth: 1e9, values: 1e9 })).toBeNull()
  return process.cpuUsage(start).user / 1000
}
