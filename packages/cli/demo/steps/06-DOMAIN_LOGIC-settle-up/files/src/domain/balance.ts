import type { Balance, Expense } from '../ports/bookkeeping.ts'
import { split } from './split.ts'

/** Balances of everybody who paid or shares, ordered by name. They sum to zero, because shares add up to expenses. */
export function balance(expenses: readonly Expense[]): Balance[] {
  const balances = new Map<string, number>()
  const add = (flatmate: string, cents: number) => balances.set(flatmate, (balances.get(flatmate) ?? 0) + cents)
  for (const expense of expenses) {
    add(expense.paidBy, expense.cents)
    for (const share of split(expense)) add(share.flatmate, -share.cents)
  }
  return [...balances.keys()].toSorted().map((flatmate) => ({ flatmate, cents: balances.get(flatmate) ?? 0 }))
}
