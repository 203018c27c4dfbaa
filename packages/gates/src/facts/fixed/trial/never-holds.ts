// Whether no answer of the product meets what is asked: shown by trying those that could.
import { ledBack, listsOf } from './lead-back.ts'
import { holds, isReckonable, mayHold } from './evaluate.ts'
import { type Term, heldIn, opensIn, valuesIn } from './term.ts'

/**
 * Whether nothing that the product may answer makes all of these hold at once. Each operation of the language is led back from what is wanted
 * to what it was made of, and then done on that: where nothing comes to what is wanted, nothing does. Rather says no.
 */
export function neverHolds(asked: readonly Term[]): boolean {
  const parts = asked.flatMap((one) => heldIn(one)).filter((part) => isReckonable(part))
  if (parts.some((part) => isNeverMet([part])) || isTurnedBack(parts)) return true
  const names = new Set(parts.flatMap((part) => [...opensIn(part)]))
  return [...names].some((name) => isBesideItself(parts, name)) || isTornNumber(parts)
}

/** The same is to be so and not so. */
function isTurnedBack(parts: readonly Term[]): boolean {
  const said = new Set(parts.map(saidOf))
  return parts.some(
    (part) => part.kind === 'call' && part.op === 'not' && part.args.every((one) => said.has(saidOf(one))),
  )
}

const saidOf = (part: Term): string =>
  JSON.stringify(part, (_, one: unknown) => (one instanceof RegExp || typeof one === 'bigint' ? String(one) : one))

/** One thing in one question. */
function isNeverMet(parts: readonly Term[], more: readonly unknown[] = []): boolean {
  const [name, ...others] = new Set(parts.flatMap((part) => [...opensIn(part)]))
  if (name === undefined || others.length > 0) return false
  const found = parts.flatMap((part) => ledBack(part, true) ?? [null])
  if (found.includes(null) && parts.some((part) => ledBack(part, true) === null)) return false
  return ![...found, ...more].some((one) => parts.every((part) => holds(part, new Map([[name, one]]))))
}

/** One thing in several questions: it is one value, a number between bounds, or a list of what each is asked for. */
function isBesideItself(all: readonly Term[], name: string): boolean {
  const parts = all.filter((part) => [...opensIn(part)].join('\n') === name)
  if (parts.length < 2) return false
  const only = parts.flatMap((part) => onlyValueOf(part))
  // What is like a value may be of a class that has more to it.
  if (only.length > 0) return !only.some((one) => parts.every((part) => mayHold(part, new Map([[name, one]]))))
  if (parts.every(isOfNumbers)) return isNeverMet(parts, between(parts))
  const asking = parts.filter((part) => part.kind === 'each')
  const places = parts.flatMap((part) => itemOf(part, name) ?? [])
  if (asking.length + places.length === 0 || !parts.every((part) => isOfEach(part, name))) return false
  const met = asking.flatMap(({ body }) => [true, false].flatMap((wanted) => ledBack(body, wanted) ?? []))
  const sizes = parts.flatMap(valuesIn).filter((one) => typeof one === 'number' && one >= 0 && one < 100)
  const lists = [...listsFor(asking, met, sizes), ...listsWith(places, met, sizes)]
  return !lists.some((list) => parts.every((part) => holds(part, new Map([[name, list]]))))
}

type Each = Extract<Term, { kind: 'each' }>

/** Lists of none, one and two of these, of one for each question, of all that meet what is asked of each; and of about so many. */
function listsFor(asking: readonly Each[], met: readonly unknown[], sizes: readonly unknown[]): unknown[][] {
  const isMet = ({ one, body }: Each, part: unknown) => holds(body, new Map([[one, part]]))
  const [all, some] = [asking.filter(({ op }) => op === 'every'), asking.filter(({ op }) => op === 'some')]
  const texts = [...new Set(met)].filter((one) => typeof one === 'string').slice(0, longest)
  const joined = texts.flatMap((one) => texts.map((other) => one + other))
  const fit = [...new Set([...met, ...joined])].filter((part) => all.every((each) => isMet(each, part)))
  const oneEach = some.flatMap((each) => fit.filter((part) => isMet(each, part)).slice(0, 1))
  const lists = [...listsOf(fit), oneEach, fit, ...(all.length === 0 ? [] : listsOf([...new Set(met)]))]
  const about = [...new Set(sizes.flatMap((size) => [-1, 0, 1].map((step) => Math.floor(Number(size)) + step)))]
  return [...lists, ...about.flatMap((size) => lists.flatMap((list) => filled(size, list)))]
}

const longest = 12

/** What is asked to stand in a place of a list; null where anything else is asked. */
function itemOf(part: Term, name: string): { at: number; wanted: unknown } | null {
  if (part.kind !== 'call' || !/^(?:same|identical|equal)$/.test(part.op)) return null
  const [item, wanted] = part.args
  if (item?.kind !== 'call' || item.op !== 'item' || wanted?.kind !== 'value') return null
  const [held, at] = item.args
  const isTold = held?.kind === 'open' && held.name === name && at?.kind === 'value' && typeof at.value === 'number'
  return isTold ? { at: Number(at.value), wanted: wanted.value } : null
}

/** Lists that hold what is asked where it is asked, of as many as that takes and of about so many. */
function listsWith(
  places: readonly { at: number; wanted: unknown }[],
  met: readonly unknown[],
  sizes: readonly unknown[],
): unknown[][] {
  if (places.length === 0) return []
  const least = 1 + Math.max(...places.map(({ at }) => at))
  const about = [least, ...sizes.flatMap((size) => [Number(size) - 1, Number(size), Number(size) + 1])].filter(
    (size) => size >= least,
  )
  const others = [...places.map(({ wanted }) => wanted), ...met].slice(0, longest)
  return about.flatMap((size) =>
    others.map((other) =>
      Array.from({ length: size }, (_, index) => {
        const place = places.find(({ at }) => at === index)
        return place === undefined ? other : place.wanted
      }),
    ),
  )
}

/** The same with its first as often as it takes. */
function filled(size: number, [first, ...rest]: readonly unknown[]): unknown[][] {
  return rest.length + 1 > size ? [] : [[...rest, ...Array<unknown>(size - rest.length).fill(first)]]
}

/** What is asked to be one value, and nothing is made of it before. */
function onlyValueOf(part: Term): unknown[] {
  if (part.kind !== 'call' || !/^(?:same|identical|equal)$/.test(part.op)) return []
  const [actual, wanted] = part.args
  const isTold = actual?.kind === 'open' && wanted?.kind === 'value' && isPlain(wanted.value)
  return isTold ? [wanted.value] : []
}

/** Values of a class that says itself what it equals may be this and another, where they hold pairs. */
const isPlain = (one: unknown): boolean =>
  typeof one !== 'object' || one === null || (Array.isArray(one) && one.every((part) => typeof part !== 'object'))

/** It compares what is reckoned of numbers that are open, and of such as are written down. */
function isOfNumbers(part: Term): boolean {
  if (part.kind === 'open') return true
  if (part.kind === 'value') return typeof part.value === 'number'
  return part.kind === 'call' && ofNumbers.test(part.op) && part.args.every(isOfNumbers)
}

const ofNumbers =
  /^(?:[<>]=?|same|identical|equal|not|plus|minus|times|by|negative|isInteger|isInt|isNumber|floor|ceil|round|abs)$/

/** What lies between the numbers that are spoken of, and beside them. */
function between(parts: readonly Term[]): number[] {
  const spoken = parts.flatMap((part) => (ledBack(part, true) ?? []).filter((one) => typeof one === 'number'))
  const all = [...new Set([0, 1, ...spoken])].toSorted((one, other) => one - other)
  return all.flatMap((one, at) => [one, (one + (all[at + 1] ?? one + 2)) / 2, Math.floor(one) + 1])
}

function isOfEach(part: Term, name: string): boolean {
  if (part.kind === 'each') return part.of.kind === 'open' && part.of.name === name && ledBack(part.body, true) !== null
  if (part.kind !== 'call') return false
  if (itemOf(part, name) !== null) return true
  const [first, ...others] = part.args
  if (/^(?:truthy|filled)$/.test(part.op))
    return first?.kind === 'open' || (first !== undefined && isSizeOf(first, name))
  const isSized = first !== undefined && isSizeOf(first, name) && others.every(({ kind }) => kind === 'value')
  return isSized && /^(?:[<>]=?|same|identical|equal)$/.test(part.op)
}

function isSizeOf(term: Term, name: string): boolean {
  const [held] = term.kind === 'call' && term.op === 'length' ? term.args : []
  return held?.kind === 'open' && held.name === name
}

/** Two numbers that are asked to be above one another, and below. */
function isTornNumber(parts: readonly Term[]): boolean {
  const compared = parts.filter((part) => opensIn(part).size === 2 && isOfNumbers(part) && isBare(part))
  return compared.some((part) => {
    const [one = '', other = ''] = opensIn(part)
    const both = parts.filter(
      (known) =>
        isOfNumbers(known) && isBare(known) && [...opensIn(known)].every((name) => name === one || name === other),
    )
    const spoken = both.flatMap(valuesIn).filter((known) => typeof known === 'number')
    const tried = [
      ...new Set([0, 1, ...spoken].flatMap((number) => [number - 1, number, number + 0.5, number + 1, number + 2])),
    ]
    return !tried.some((left) =>
      tried.some((right) =>
        both.every((known) =>
          holds(
            known,
            new Map([
              [one, left],
              [other, right],
            ]),
          ),
        ),
      ),
    )
  })
}

/** Its sides are what is open and what is written down. */
function isBare(part: Term): boolean {
  if (part.kind !== 'call') return false
  return part.op === 'not'
    ? part.args.every(isBare)
    : part.args.every(({ kind }) => kind === 'open' || kind === 'value')
}
