import type { RunOutcome } from '@helix/agent'

/** What a run used up. A program spends tokens that nobody tells Helix of: known is how often it was started. */
export function renderSpent({ steps, usage, cost }: RunOutcome['spent']): string {
  const tokens = usage.input + usage.output
  if (steps > 0 && tokens === 0) return `${counted(steps, 'start')}, tokens and cost unknown`
  return `${counted(steps, 'request')}, ${tokens} tokens${usage.estimated ? ' (estimated)' : ''}, ${renderCost(cost)}`
}

export function renderCost(cost: number | null): string {
  return cost === null ? 'cost unknown' : `$${cost.toFixed(4)}`
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
