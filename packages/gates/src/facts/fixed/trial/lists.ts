// Operations on lists, and on what holds several.
import { alike } from './alike.ts'
import { type Operation, type Operations, listOf, numberOf } from './operation.ts'
import { Tuple } from './term.ts'

const most = 2000

/** A list that comes out is led back to itself: done again it does not change. */
const asList = (run: (list: readonly unknown[]) => unknown[]): Operation => ({
  run: (list) => run(listOf(list)),
  back: (wanted) => (Array.isArray(wanted) && !(wanted instanceof Tuple) ? [wanted] : []),
})

const compared = (one: unknown, other: unknown): number => {
  if (typeof one === 'number' && typeof other === 'number') return one - other
  const [left, right] = [String(one), String(other)]
  return left < right ? -1 : left > right ? 1 : 0
}

const range = (size: number): number[] => Array.from({ length: size }, (_, at) => at)

const once = (list: readonly unknown[]): unknown[] =>
  list.filter((one, at) => list.findIndex((other) => alike(one, other)) === at)

export const lists: Operations = {
  list: {
    run: (...parts) => parts,
    back: (wanted, at, given) => {
      const isAsLong = Array.isArray(wanted) && wanted.length === given.length
      return isAsLong ? [wanted[at]] : []
    },
  },
  copy: asList((list) => [...list]),
  tuple: {
    run: (list) => Tuple.from(listOf(list)),
    back: (wanted) => (Array.isArray(wanted) ? [[...wanted]] : []),
  },
  once: asList(once),
  sortedTexts: asList((list) => list.toSorted((one, other) => compared(String(one), String(other)))),
  sorted: asList((list) => list.toSorted(compared)),
  reversed: {
    run: (list) => listOf(list).toReversed(),
    back: (wanted) => (Array.isArray(wanted) ? [wanted.toReversed()] : []),
  },
  set: { run: (list) => new Set(once(listOf(list))), back: (wanted) => (wanted instanceof Set || Array.isArray(wanted) ? [[...wanted]] : []) },
  keys: {
    run: (held) => Object.keys(Object(held)),
    back: (wanted) => (Array.isArray(wanted) ? [Object.fromEntries(wanted.map((key) => [key, 1]))] : []),
  },
  length: {
    asksPart: true,
    run: (held) => {
      if (held instanceof Set) return held.size
      if (typeof held === 'string' || Array.isArray(held)) return held.length
      if (typeof held === 'object' && held !== null && 'length' in held) return held.length
      throw new TypeError('it counts nothing')
    },
    back: (wanted) => {
      const isCount = typeof wanted === 'number' && Number.isInteger(wanted) && wanted >= 0
      const size = isCount ? Math.min(wanted, most) : 0
      const counted = ['x'.repeat(size), Array<string>(size).fill('x'), range(size), new Set(range(size))]
      // Whatever has a length of its own.
      return wanted === size ? [...counted, { length: wanted }] : isCount ? null : [{ length: wanted }]
    },
  },
  // One of many, counted from the first.
  item: {
    asksPart: true,
    run: (held, at) => {
      const list = listOf(held)
      if (numberOf(at) >= list.length) throw new TypeError('it holds fewer')
      return list[numberOf(at)]
    },
    back: (wanted, at, [, place]) => {
      if (at !== 0 || typeof place !== 'number' || place < 0 || place > most) return null
      const before = Array<string>(place).fill('x')
      return [...(typeof wanted === 'string' ? [before.join('') + wanted] : []), [...before, wanted]]
    },
  },
  place: {
    asksPart: true,
    run: (held, part) => (typeof held === 'string' ? held.indexOf(String(part)) : listOf(held).findIndex((one) => alike(one, part))),
    back: (wanted, at, [, part]) => {
      if (at !== 0) return null
      if (wanted === -1) return ['\u0000', []]
      if (typeof wanted !== 'number' || !Number.isInteger(wanted) || wanted < 0 || wanted > most) return []
      return ['\u0000'.repeat(wanted) + String(part), [...Array<string>(wanted).fill('\u0000'), part]]
    },
  },
  date: { run: (given) => new Date(given instanceof Date ? given : typeof given === 'number' ? given : String(given)), back: (wanted) => [wanted] },
} // prettier-ignore
