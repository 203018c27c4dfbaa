import { Parser } from 'commonmark'
import { expect, test } from 'vitest'
import { parseSpec } from './parse-spec.ts'

test('10,000 requirements take little more than the Markdown parser itself', () => {
  const filler = 'A discount of 10 % on 30.00 makes 27.00, whatever `else` is in the *cart*.\n'
  const big = Array.from({ length: 10_000 }, (_, index) => `### REQ-${index}: Name\n\n${filler.repeat(3)}\n`).join('')
  const bare = fastest(() => new Parser().parse(big))
  const whole = fastest(() => parseSpec(big))
  expect(parseSpec(big).requirements).toHaveLength(10_000)
  expect(whole).toBeLessThan(bare * 2.5 + 50)
})

/** The least processor time of several runs in milliseconds: what else the machine does shall not decide. */
function fastest(work: () => unknown): number {
  const times = [1, 2, 3, 4].map(() => {
    const start = process.cpuUsage()
    work()
    return process.cpuUsage(start).user / 1000
  })
  return Math.min(...times)
}
