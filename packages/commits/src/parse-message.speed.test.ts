import { describe, expect, test } from 'vitest'
import { parseMessage } from './parse-message.ts'

describe('hostile sizes', () => {
  test.each([
    ['2 MB of CRLF lines', 'feat: x\r\n\r\n'.padEnd(2_000_000, 'body\r\n')],
    ['a header of 1 MB', `feat: ${'x'.repeat(1_000_000)}`],
    ['a type of 1 MB', 'x'.repeat(1_000_000)],
    ['100,000 brackets', `feat${'('.repeat(100_000)}`],
    ['1 MB of blanks', `feat: x\n\nRefs${' '.repeat(1_000_000)}x`],
    ['1 MB of blank lines', `feat: x${'\n'.repeat(1_000_000)}x`],
    ['100,000 trailers', `feat: x\n\n${'Refs: #1\n'.repeat(100_000)}`],
  ])('%s are read within 100 ms', (_, text) => {
    expect(fastest(() => parseMessage(text))).toBeLessThan(100)
  })
})

/** The least processor time of several runs in milliseconds: what else the machine does shall not decide. */
function fastest(work: () => unknown): number {
  const times = Array.from({ length: 6 }, () => {
    const start = process.cpuUsage()
    work()
    return process.cpuUsage(start).user / 1000
  })
  return Math.min(...times)
}
