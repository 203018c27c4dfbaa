import type { Assignment } from '../driver/port.ts'

export const anAssignment: Assignment = {
  runId: '01ARYZ6S410000000000000000',
  brief: 'the brief',
  rules: 'the rules',
  step: 'STEP[4/7] DOMAIN_LOGIC',
  spec: 'spec@3fa9c1d2e4b7',
  base: 'a'.repeat(40),
  budget: { steps: 20, tokens: 100_000, money: 1, minutes: 1 },
  unsaid: {
    type: 'feat',
    description: 'work of somebody',
    why: 'the exit asks for it',
    change: '',
    covers: [],
    stepComplete: false,
  },
}
