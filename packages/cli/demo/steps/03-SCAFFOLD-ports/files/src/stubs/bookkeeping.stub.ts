import type { Balance, Bookkeeping, Expense } from '../ports/bookkeeping.ts'

/** Naive on purpose: the first flatmate takes all odd cents, and everybody pays whoever is owed most. */
export const naiveBookkeeping: Bookkeeping = {
  parse(body) {
    const expense = body as Expense
    if (!Number.isInteger(expense.cents)) return { reason: 'cents must be a whole number' }
    if (expense.sharedBy.length === 0) return { reason: 'sharedBy must name somebody' }
    if (expense.paidBy.trim() === '') return { reason: 'paidBy must name somebody' }
    return { expense }
  },

  split({ cents, sharedBy }) {
    const each = Math.floor(cents / sharedBy.length)
    const first = cents - each * (sharedBy.length - 1)
    return sharedBy.map((flatmate, place) => ({ flatmate, cents: place === 0 ? first : each }))
  },

  balance(expenses) {
    const balances = new Map<string, number>()
    const add = (flatmate: string, cents: number) => balances.set(flatmate, (balances.get(flatmate) ?? 0) + cents)
    for (const expense of expenses) {
      add(expense.paidBy, expense.cents)
      for (const share of this.split(expense)) add(share.flatmate, -share.cents)
    }
    return [...balances].map(([flatmate, cents]) => ({ flatmate, cents }))
  },

  settle(balances) {
    const [owedMost, ...others] = balances.toSorted(byCentsDescending)
    if (owedMost === undefined) return []
    return others.reverse().map(({ flatmate, cents }) => ({ from: flatmate, to: owedMost.flatmate, cents: -cents }))
  },
}

const byCentsDescending = (one: Balance, other: Balance) => other.cents - one.cents
