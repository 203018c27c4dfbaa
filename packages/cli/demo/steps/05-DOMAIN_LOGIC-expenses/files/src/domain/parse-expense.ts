import type { Parsed } from '../ports/bookkeeping.ts'

const mostCents = 100_000_000

/** Reads an expense out of what somebody sent, which may be anything. Nothing is guessed: what is odd is refused. */
export function parseExpense(body: unknown): Parsed {
  if (!isObject(body)) return { reason: 'the body must be a JSON object' }
  const { what, paidBy, cents, sharedBy } = body
  if (!isText(what)) return { reason: 'what must be text that is not blank' }
  if (!isText(paidBy)) return { reason: 'paidBy must be text that is not blank' }
  if (!isWhole(cents) || cents < 1 || cents > mostCents) {
    return { reason: `cents must be a whole number from 1 to ${mostCents}` }
  }
  if (!Array.isArray(sharedBy) || sharedBy.length === 0 || !sharedBy.every(isText)) {
    return { reason: 'sharedBy must be a list of at least one name' }
  }
  const names = sharedBy.map((name) => name.trim())
  if (new Set(names).size < names.length) return { reason: 'sharedBy must not name anybody twice' }
  return { expense: { what: what.trim(), paidBy: paidBy.trim(), cents, sharedBy: names } }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}

function isWhole(value: unknown): value is number {
  return Number.isInteger(value)
}
