import type { Usage } from '../model/client.ts'

/** What a run has used up so far. */
export interface Spent {
  steps: number
  usage: Usage
  /** US dollars; null where the price is unknown. */
  cost: number | null
  milliseconds: number
}
