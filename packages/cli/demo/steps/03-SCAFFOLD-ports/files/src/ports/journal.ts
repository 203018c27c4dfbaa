import type { Expense } from './bookkeeping.ts'

export interface Recorded extends Expense {
  /** Counts from 1 within the flat. */
  number: number
}

/** What every flat has recorded. Nothing in it is ever changed. */
export interface Journal {
  append(flat: string, expense: Expense): Recorded
  /** In the order of recording. */
  expenses(flat: string): Recorded[]
  close(): void
}
