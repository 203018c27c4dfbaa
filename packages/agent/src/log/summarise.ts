import { type Spent, unspent } from '../model/usage.ts'
import type { RunRecord } from './read.ts'

/** A run in one line. */
export interface RunSummary {
  id: string
  /** When it began, ISO 8601 in UTC. */
  at: string
  driver: string
  model: string
  step: string
  base: string
  /** open: it has no end yet; cut: nor does anybody write one, since it was killed, interrupted, or its log was cut. */
  ended: 'increment' | 'amendment' | 'stopped' | 'open' | 'cut'
  code?: string
  reason: string
  spent: Spent
}

/** What a log says of its run; null for one that is empty. */
export function summariseRun({ header, entries }: RunRecord): RunSummary | null {
  const [first] = entries
  if (header === null || first === undefined) return null
  const { id, driver, model, step, base } = header
  const outcome = entries.map(({ entry }) => entry).findLast((entry) => entry.type === 'outcome')
  return {
    id,
    at: first.at,
    driver,
    model,
    step,
    base,
    ended: outcome?.kind ?? 'open',
    ...(outcome?.code !== undefined && { code: outcome.code }),
    reason: outcome?.reason ?? '',
    spent: outcome?.spent ?? spentSoFar(entries),
  }
}

export interface RunTotal {
  runs: number
  requests: number
  input: number
  output: number
  /** Some of the tokens are estimated. */
  estimated: boolean
  /** US dollars of the runs whose price was known; null where it was known for none. */
  cost: number | null
  /** Runs that used tokens at an unknown price. */
  unpriced: number
  milliseconds: number
}

/** What runs used up together. What nobody knows the price of is said, not guessed. */
export function totalOf(spents: readonly Spent[]): RunTotal {
  const costs = spents.flatMap(({ cost }) => (cost === null ? [] : [cost]))
  return {
    runs: spents.length,
    requests: sum(spents.map(({ steps }) => steps)),
    input: sum(spents.map(({ usage }) => usage.input)),
    output: sum(spents.map(({ usage }) => usage.output)),
    estimated: spents.some(({ usage }) => usage.estimated),
    cost: costs.length === 0 ? null : sum(costs),
    unpriced: spents.filter(({ cost, steps }) => cost === null && steps > 0).length,
    milliseconds: sum(spents.map(({ milliseconds }) => milliseconds)),
  }
}

function spentSoFar(entries: RunRecord['entries']): Spent {
  const answer = entries.map(({ entry }) => entry).findLast((entry) => entry.type === 'response')
  return answer?.spent ?? unspent
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
