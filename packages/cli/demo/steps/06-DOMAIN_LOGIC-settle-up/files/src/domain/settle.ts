import type { Balance, Transfer } from '../ports/bookkeeping.ts'

/**
 * Transfers that bring balances which sum to zero to zero: whoever owes most pays whoever is owed most, then the next.
 * Each transfer squares a debtor or a creditor, and the last one both, so there are fewer transfers than balances.
 */
export function settle(balances: readonly Balance[]): Transfer[] {
  const largestFirst = balances.toSorted((one, other) => Math.abs(other.cents) - Math.abs(one.cents))
  const creditors = largestFirst.filter(({ cents }) => cents > 0).map((balance) => ({ ...balance }))
  const transfers: Transfer[] = []
  for (const debtor of largestFirst.filter(({ cents }) => cents < 0)) {
    let owes = -debtor.cents
    for (const creditor of creditors) {
      const cents = Math.min(owes, creditor.cents)
      if (cents === 0) continue
      transfers.push({ from: debtor.flatmate, to: creditor.flatmate, cents })
      owes -= cents
      creditor.cents -= cents
    }
  }
  return transfers
}
