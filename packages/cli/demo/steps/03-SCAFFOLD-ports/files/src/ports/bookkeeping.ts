/** What a flatmate tells: who paid how much for what, and who shares it. Money is in whole cents, always. */
export interface Expense {
  what: string
  paidBy: string
  cents: number
  sharedBy: readonly string[]
}

/** One flatmate's part of an expense. */
export interface Share {
  flatmate: string
  cents: number
}

/** What a flatmate paid minus the own shares: positive is owed, negative owes. */
export interface Balance {
  flatmate: string
  cents: number
}

export interface Transfer {
  from: string
  to: string
  cents: number
}

/** An expense, or the reason why there is none in what was sent. */
export type Parsed = { expense: Expense } | { reason: string }

/** The rules of the flat. Pure: the same input gives the same answer on every day and every machine. */
export interface Bookkeeping {
  parse(body: unknown): Parsed
  split(expense: Expense): Share[]
  balance(expenses: readonly Expense[]): Balance[]
  settle(balances: readonly Balance[]): Transfer[]
}
