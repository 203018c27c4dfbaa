import type { ErrorCode } from '@helix/core'
import type { RunTotal } from '../log/summarise.ts'
import type { Budget } from './port.ts'
import type { Spent } from '../model/usage.ts'

export interface Exhausted {
  code: ErrorCode
  reason: string
}

/** The first limit that is used up, or null. Money binds only where the cost is known. */
export function exhausted(budget: Budget, spent: Spent): Exhausted | null {
  const tokens = spent.usage.input + spent.usage.output
  const minutes = spent.milliseconds / 60_000
  if (spent.steps >= budget.steps) return used('steps', `${spent.steps} of ${budget.steps} requests`)
  if (tokens >= budget.tokens) return used('tokens', `${tokens} of ${budget.tokens} tokens`)
  if (spent.cost !== null && spent.cost >= budget.money)
    return used('money', `$${spent.cost.toFixed(4)} of $${budget.money}`)
  if (minutes >= budget.minutes) return used('minutes', `${minutes.toFixed(1)} of ${budget.minutes} minutes`)
  return null
}

/** Limits of all runs of a cycle together; what is not named is not bounded. */
export type CycleLimits = Partial<Budget>

/** The first limit of a cycle that its runs have used up, or null. Money binds only where a cost is known. */
export function exhaustedCycle(limits: CycleLimits, total: RunTotal): Exhausted | null {
  const { steps, tokens, money, minutes } = usedOf(total)
  const used: [number | undefined, number, string][] = [
    [limits.steps, steps, `${steps} of ${limits.steps} requests`],
    [limits.tokens, tokens, `${tokens} of ${limits.tokens} tokens`],
    [limits.money, money, `$${money.toFixed(4)} of $${limits.money}`],
    [limits.minutes, minutes, `${minutes.toFixed(1)} of ${limits.minutes} minutes`],
  ]
  const [over] = used.filter(([limit, spent]) => limit !== undefined && spent >= limit && spent > 0)
  return over === undefined ? null : { code: 'agent/cycle-budget', reason: `the cycle's budget is used up: ${over[2]}` }
}

/** The budget of a run that may use up no more than the other runs of its cycle left. */
export function withinCycle(budget: Budget, limits: CycleLimits, total: RunTotal): Budget {
  const used = usedOf(total)
  const least = (of: keyof Budget): number => Math.min(budget[of], round((limits[of] ?? Infinity) - used[of]))
  return { steps: least('steps'), tokens: least('tokens'), money: least('money'), minutes: least('minutes') }
}

function usedOf({ requests, input, output, cost, milliseconds }: RunTotal): Budget {
  return { steps: requests, tokens: input + output, money: cost ?? 0, minutes: milliseconds / 60_000 }
}

/** As it is shown: a difference of fractions has many digits. */
function round(left: number): number {
  return Math.round(left * 10_000) / 10_000
}

/** A word of warning for the model when few requests are left; null otherwise. */
export function runningOut(budget: Budget, spent: Spent): string | null {
  const left = budget.steps - spent.steps
  return left >= 1 && left <= 3 ? `requests left in this run: ${left}; finish, or stop with the reason` : null
}

function used(what: string, figures: string): Exhausted {
  return { code: `agent/budget-${what}`, reason: `the run's budget is used up: ${figures}` }
}
