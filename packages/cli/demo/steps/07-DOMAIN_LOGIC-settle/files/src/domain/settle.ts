import type { Balance, Transfer } from '../ports/bookkeeping.ts'

/**
 * Transfers that bring balances which sum to zero to zero: whoever owes most pays whoever is owed most, as much as
 * both allow. Each transfer squares one of the two and the last one both, so there are fewer transfers than balances.
 */
export function settle(balances: readonly Balance[]): Transfer[] {
  const open = balances.filter(({ cents }) => cents !== 0).toSorted((one, other) => one.cents - other.cents)
  const debtor = open.at(0)
  const creditor = open.at(-1)
  if (debtor === undefined || creditor === undefined) return []

  const cents = Math.min(-debtor.cents, creditor.cents)
  const left = open.slice(1, -1)
  left.push({ ...debtor, cents: debtor.cents + cents }, { ...creditor, cents: creditor.cents - cents })
  return [{ from: debtor.flatmate, to: creditor.flatmate, cents }, ...settle(left)]
}
