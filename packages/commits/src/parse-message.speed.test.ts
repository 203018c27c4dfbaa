import { describe, expect, test } from 'vitest'
import { parseMessage } from './parse-message.ts'

describe('hostile sizes', () => {
  test.each<[string, (size: number) => string]>([
    ['CRLF lines', (size) => 'feat: x\r\n\r\n'.padEnd(2 * size, 'body\r\n')],
    ['a long header', (size) => `feat: ${'x'.repeat(size)}`],
    ['a long type', (size) => 'x'.repeat(size)],
    ['brackets', (size) => `feat${'('.repeat(size / 10)}`],
    ['blanks', (size) => `feat: x\n\nRefs${' '.repeat(size)}x`],
    ['blank lines', (size) => `feat: x${'\n'.repeat(size)}x`],
    ['trailers', (size) => `feat: x\n\n${'Refs: #1\n'.repeat(size / 10)}`],
  ])('%s take time in proportion to their number, up to a megabyte', (_, make) => {
    const [small, large] = [make(250_000), make(1_000_000)]
    fastest(() => parseMessage(small)) // the compiler has seen the code then
    // Four times the size; time that grows with its square would be sixteen times as long.
    expect(fastest(() => parseMessage(large))).toBeLessThan(9 * fastest(() => parseMessage(small)) + 10)
  })
})

/** The least processor time of several runs in milliseconds: what else the machine does shall not decide. */
function fastest(work: () => unknown): number {
  const times = Array.from({ length: 6 }, () => {
    const start = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  })
  return Math.min(...times)
}
