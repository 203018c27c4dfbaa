// Which values of what is open in a term make it come to what is wanted.
import { anything } from './comparing.ts'
import { evaluate } from './evaluate.ts'
import type { Operation } from './operation.ts'
import { numbers } from './numbers.ts'
import { operations } from './operations.ts'
import { type Term, opensIn, valuesIn } from './term.ts'

/**
 * Values of what is open in a term, one thing alone, by which it comes to `wanted`, if there is any; null where that cannot be told. They
 * are to be tried: not each of them does.
 */
export function ledBack(term: Term, wanted: unknown): readonly unknown[] | null {
  if (term.kind === 'open') return [wanted]
  if (term.kind === 'value') return []
  if (term.kind === 'each') return listsFor(term)
  if (term.op === 'and') return metAtOnce(term.args.filter(isOpen), wanted)
  if (term.op === 'or') return together(term.args.filter(isOpen).map((one) => ledBack(one, wanted)))
  const operation = operations.get(term.op)
  const holes = term.args.filter(isOpen)
  if (operation === undefined) return null
  const [hole] = holes
  // One thing in two places: some of all kinds are tried, and what is spoken of.
  if (holes.length > 1)
    return comparing.test(term.op) && holes.every(isNearby) ? [...anything, ...spokenOf(term)] : null
  if (hole === undefined || (operation.asksPart === true && isNarrow(hole))) return null
  const given = term.args.map((one) => (isOpen(one) ? undefined : attempt(() => evaluate(one, new Map()))))
  const before = attempt(() => operation.back(wanted, term.args.indexOf(hole), given)) ?? null
  // A text in the place of a number, which no reckoning answers.
  const isOfNumber = hole.kind === 'call' && Object.hasOwn(numbers, hole.op) && comparing.test(term.op)
  const fit =
    isOfNumber && given.some((one) => typeof one === 'number')
      ? before?.filter((one) => typeof one !== 'string')
      : before
  return fit == null ? null : together(fit.map((one) => ledBack(hole, one)))
}

const isOpen = (term: Term): boolean => opensIn(term).size > 0

function isNarrow(term: Term): boolean {
  if (term.kind !== 'call') return false
  const operation: Operation | undefined = operations.get(term.op)
  return operation?.isNarrow === true || term.args.some(isNarrow)
}

/** Of several questions at once: what meets each, and what is put together of that. */
function metAtOnce(asked: readonly Term[], wanted: unknown): readonly unknown[] | null {
  const found = asked.map((one) => ledBack(one, wanted))
  const all = together(found)
  if (all === null || asked.length < 2) return all
  if (!asked.every(isOfOne)) return null
  const texts = found.map((some) => (some ?? []).filter((one) => typeof one === 'string' && one !== '').slice(0, 3))
  const pairs = texts.flat().flatMap((one) => texts.flat().map((other) => `${String(one)}${String(other)}`))
  return [...all, ...pairs, texts.map(([first = '']) => first).join('')]
}

/** It asks something of what is open alone. */
function isOfOne(term: Term): boolean {
  if (term.kind !== 'call') return false
  if (term.op === 'not') return term.args.every(isOfOne)
  return term.args.every(({ kind }) => kind === 'open' || kind === 'value')
}

/** It is what is open, or one step away from it. */
function isNearby(term: Term): boolean {
  if (term.kind !== 'call') return term.kind === 'open'
  const [first, ...others] = term.args
  if (first?.kind === 'call') return keeping.test(term.op) && others.length === 0 && isNearby(first)
  return near.test(term.op) && first?.kind === 'open' && others.every(({ kind }) => kind === 'value')
}

const comparing = /^(?:same|identical|equal|like|[<>]=?)$/
/** They may stand around one another. */
const keeping = /^(?:upper|lower|trim\w*|length|once|copy|sorted\w*)$/
const near = /^(?:minus|plus|times|by|negative|abs|not|upper|lower|trim|length|once|copy|sorted|sortedTexts|concat)$/

/** Values near those that are written down, and what they come to among themselves. */
function spokenOf(term: Term): unknown[] {
  const spoken = valuesIn(term)
  const numbers = spoken.filter((one) => typeof one === 'number')
  return [
    ...spoken,
    ...numbers.flatMap((one) => [one + 1, one - 1, 2 * one, one / 2, -one, ...numbers.map((two) => one + two)]),
  ]
}

/** Lists of none, one and two of what each is asked for. */
function listsFor({ of, one, body }: Extract<Term, { kind: 'each' }>): readonly unknown[] | null {
  if ([...opensIn(body)].some((name) => name !== one)) return null
  const met = opensIn(body).has(one) ? together([ledBack(body, true), ledBack(body, false)]) : null
  return met && together(listsOf(met).map((list) => ledBack(of, list)))
}

export function listsOf(parts: readonly unknown[]): unknown[][] {
  const some = parts.slice(0, 24)
  return [[], ...some.map((part) => [part]), ...some.flatMap((part) => some.map((other) => [part, other]))]
}

function together(found: readonly (readonly unknown[] | null)[]): unknown[] | null {
  return found.some((one) => one === null) ? null : found.flatMap((one) => [...(one ?? [])])
}

function attempt<Found>(run: () => Found): Found | undefined {
  try {
    return run()
  } catch {
    return undefined
  }
}
