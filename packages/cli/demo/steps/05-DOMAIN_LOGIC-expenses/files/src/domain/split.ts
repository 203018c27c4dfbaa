import type { Expense, Share } from '../ports/bookkeeping.ts'

/**
 * Equal shares, ordered by name, that add up to the expense. Largest remainder method: as equal shares have equal
 * remainders, the odd cents go one each to the first names.
 */
export function split({ cents, sharedBy }: Expense): Share[] {
  const each = Math.floor(cents / sharedBy.length)
  const odd = cents % sharedBy.length
  return sharedBy.toSorted().map((flatmate, place) => ({ flatmate, cents: place < odd ? each + 1 : each }))
}
