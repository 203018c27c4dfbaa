import type { Bookkeeping } from '../ports/bookkeeping.ts'
import type { Journal, Recorded } from '../ports/journal.ts'

export interface Answer {
  status: number
  body: unknown
}

export interface Route {
  method: 'GET' | 'POST'
  /** Its first group, where it has one, is the flat. */
  path: RegExp
  answer(flat: string, body: unknown): Answer
}

/** Everything that evenly answers. */
export function routes(journal: Journal, bookkeeping: Bookkeeping): Route[] {
  const withShares = (recorded: Recorded) => ({ ...recorded, shares: bookkeeping.split(recorded) })
  const balances = (flat: string) => bookkeeping.balance(journal.expenses(flat))

  return [
    { method: 'GET', path: /^\/$/, answer: () => ok({ evenly: 'shared expenses, settled to the cent' }) },
    { method: 'GET', path: /^\/healthz$/, answer: () => ok({ healthy: true }) },
    {
      method: 'POST',
      path: ofFlat('expenses'),
      answer(flat, body) {
        const parsed = bookkeeping.parse(body)
        return 'reason' in parsed ? refused(parsed.reason) : created(withShares(journal.append(flat, parsed.expense)))
      },
    },
    {
      method: 'GET',
      path: ofFlat('expenses'),
      answer: (flat) => ok({ expenses: journal.expenses(flat).map(withShares) }),
    },
    { method: 'GET', path: ofFlat('balances'), answer: (flat) => ok({ balances: balances(flat) }) },
    {
      method: 'GET',
      path: ofFlat('settlement'),
      answer: (flat) => ok({ transfers: bookkeeping.settle(balances(flat)) }),
    },
  ]
}

const ofFlat = (page: string) => new RegExp(`^/flats/([\\w-]{1,64})/${page}$`)

const ok = (body: unknown): Answer => ({ status: 200, body })
const created = (body: unknown): Answer => ({ status: 201, body })
export const refused = (reason: string, status = 400): Answer => ({ status, body: { reason } })
