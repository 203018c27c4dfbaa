// An expression of a test as it can be tried on values: what the product may answer as it likes, what is written down, and what the language makes of both.

export type Term =
  | { kind: 'open'; name: string }
  | { kind: 'value'; value: unknown }
  | { kind: 'call'; op: string; args: readonly Term[] }
  | { kind: 'each'; op: 'every' | 'some'; of: Term; one: string; body: Term }

/** What the product may answer as it likes; of the same name it is the same. */
export const open = (name: string): Term => ({ kind: 'open', name })
export const value = (of: unknown): Term => ({ kind: 'value', value: of })
export const call = (op: string, ...args: readonly Term[]): Term => ({ kind: 'call', op, args })

/** A list that Python cannot change, which equals no list. */
export class Tuple extends Array<unknown> {
  static override readonly [Symbol.species] = Array
}

/** Names of what is open in a term. */
export function opensIn(term: Term): Set<string> {
  if (term.kind === 'open') return new Set([term.name])
  if (term.kind === 'value') return new Set()
  if (term.kind === 'call') return new Set(term.args.flatMap((one) => [...opensIn(one)]))
  const body = opensIn(term.body)
  body.delete(term.one)
  return new Set([...opensIn(term.of), ...body])
}

/** All that must hold for a term to hold. */
export function heldIn(term: Term): Term[] {
  return term.kind === 'call' && term.op === 'and' ? term.args.flatMap((one) => heldIn(one)) : [term]
}

/** Values that are written down in a term. */
export function valuesIn(term: Term): unknown[] {
  if (term.kind === 'value') return [term.value]
  if (term.kind === 'call') return term.args.flatMap((one) => valuesIn(one))
  return term.kind === 'each' ? [...valuesIn(term.of), ...valuesIn(term.body)] : []
}

/** Whether a term is made of names by the language alone: nothing of the product runs for it. */
export function runsNothing(term: Term): boolean {
  if (term.kind === 'open') return !term.name.includes('(')
  if (term.kind === 'value') return true
  if (term.kind === 'each') return runsNothing(term.of) && runsNothing(term.body)
  // Whatever is written down as a text says itself how.
  return !/^(?:text|concat|json)$/.test(term.op) && term.args.every(runsNothing)
}
