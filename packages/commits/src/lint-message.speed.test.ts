import { expect, test } from 'vitest'
import { lintMessage } from './lint-message.ts'
import { parseMessage } from './parse-message.ts'
import type { MessageContext } from './rules/rule.ts'

const context: MessageContext = {
  kind: 'step',
  lane: null,
  label: { number: 4, of: 7 },
  labelReason: 'DOMAIN_LOGIC is active',
  spec: 'spec@3fa9c1d2e4b7',
  figures: [
    { name: 'unit', text: '42 passed' },
    { name: 'bench', text: 'p95 12 ms' },
  ],
  unsteady: ['bench'],
  requirements: ['REQ-7', 'REQ-9'],
  landing: true,
}
const header = 'STEP[4/7] feat(cart): apply percentage discounts'

test('rules take time in proportion to the message', () => {
  const time = (lines: number) => {
    const text = `${header}\n\n${'x\u202Ey: z\r\n'.repeat(lines)}`
    const times = [1, 2, 3, 4].map(() => {
      const start = process.cpuUsage()
      lint(text)
      const { user, system } = process.cpuUsage(start)
      return user + system
    })
    return Math.min(...times)
  }
  time(20_000) // the compiler has seen the code then
  expect(time(80_000)).toBeLessThan(16 * time(20_000))
  lint('x'.repeat(1_000_000))
  lint(`feat(${'a'.repeat(1_000_000)}): ${'語'.repeat(1_000_000)}`)
})

function lint(text: string) {
  return lintMessage(parseMessage(text), context)
}
