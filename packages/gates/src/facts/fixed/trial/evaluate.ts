import { operations } from './operations.ts'
import { type Term, opensIn } from './term.ts'
import { listOf } from './operation.ts'

/** What a term comes to where what is open in it is known; throws where the language would. */
export function evaluate(term: Term, known: ReadonlyMap<string, unknown>): unknown {
  if (term.kind === 'value') return term.value
  if (term.kind === 'open') return known.get(term.name)
  if (term.kind === 'each') {
    const { body, one } = term
    return listOf(evaluate(term.of, known))[term.op](
      (part) => evaluate(body, new Map([...known, [one, part]])) === true,
    )
  }
  if (term.op === 'and') return term.args.every((one) => evaluate(one, known) === true)
  if (term.op === 'or') return term.args.some((one) => evaluate(one, known) === true)
  const operation = operations.get(term.op)
  if (operation === undefined) throw new Error(`there is no operation ${term.op}`)
  return operation.run(...term.args.map((one) => evaluate(one, known)))
}

/** Whether a term holds; what the language refuses does not. */
export function holds(term: Term, known: ReadonlyMap<string, unknown>): boolean {
  try {
    return evaluate(term, known) === true
  } catch {
    return false
  }
}

/** The same, but for what the language refuses. */
export function mayHold(term: Term, known: ReadonlyMap<string, unknown>): boolean {
  try {
    return evaluate(term, known) === true
  } catch {
    return true
  }
}

/** Whether all that is written down in a term can be reckoned out; of a list that is taken so many times nothing is known here. */
export function isReckonable(term: Term): boolean {
  if (term.kind === 'each') return isReckonable(term.of) && isReckonable(term.body)
  if (term.kind !== 'call' || !term.args.every(isReckonable)) return term.kind !== 'call'
  if (opensIn(term).size > 0) return true
  try {
    evaluate(term, new Map())
    return true
  } catch {
    return false
  }
}
