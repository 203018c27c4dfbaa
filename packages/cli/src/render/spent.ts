import type { RunOutcome } from '@helix/agent'
import { counted } from '../decide/in-words.ts'
import type { CycleUse } from '../operations/next/cycle-budget.ts'

/** What a run used up. A program spends tokens that nobody tells Helix of: known is how often it was started. */
export function renderSpent({ steps, usage, cost }: RunOutcome['spent']): string {
  const tokens = usage.input + usage.output
  if (steps > 0 && tokens === 0) return `${counted(steps, 'start')}, tokens and cost unknown`
  return `${counted(steps, 'request')}, ${tokens} tokens${usage.estimated ? ' (estimated)' : ''}, ${renderCost(cost)}`
}

/** What the runs of a cycle used up of each of its limits; what nobody knows is said, not guessed. */
export function renderCycle({ limits, spent }: CycleUse): string {
  const { requests, input, output, estimated, cost, unpriced, milliseconds } = spent
  const tokens = input + output === 0 && unpriced > 0 ? 'unknown' : input + output
  const open = unpriced === 0 ? '' : ` (the price of ${counted(unpriced, 'run')} is unknown)`
  return [
    `${requests}${ofLimit(limits.steps)} requests`,
    `${tokens}${ofLimit(limits.tokens)} tokens${estimated ? ' (partly estimated)' : ''}`,
    `${renderCost(unpriced === 0 ? (cost ?? 0) : cost)}${ofLimit(limits.money, '$')}${open}`,
    `${(milliseconds / 60_000).toFixed(1)}${ofLimit(limits.minutes)} minutes`,
  ].join(', ')
}

function ofLimit(limit: number | undefined, unit = ''): string {
  return limit === undefined ? '' : ` of ${unit}${limit}`
}

export function renderCost(cost: number | null): string {
  return cost === null ? 'cost unknown' : `$${cost.toFixed(4)}`
}
