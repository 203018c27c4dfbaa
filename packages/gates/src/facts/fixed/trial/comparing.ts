// Operations that say yes or no.
import { alike } from './alike.ts'
import { type Operations, textOf } from './operation.ts'

/** Some of all kinds, for what nearly everything meets. */
export const anything: readonly unknown[] = [
  0, 1, 2, -1, 0.5, '', 'a', 'A b', ' a ', '1', [], [' ', 'a'], [2, 1], ['a'], ['a', 'b'], [1, 2], ['a', 'a'], true, false, null, undefined, NaN, {}, { a: 1 }, new Date(0), new Set(['a']),
] // prettier-ignore

const near = (bound: unknown): readonly unknown[] | null => {
  if (typeof bound === 'number') return [0, 1, -1, 0.5, -0.5].flatMap((step) => [bound + step, String(bound + step)])
  if (typeof bound === 'string') return [bound, `${bound}a`, '', '\uFFFF']
  return null
}

const order = (isIn: (one: number | string, other: number | string) => boolean) => ({
  run: (one: unknown, other: unknown) => {
    if (typeof one === 'string' && typeof other === 'string') return isIn(one, other)
    // What is no number is made one, where it can be.
    return isIn(Number(one), Number(other))
  },
  back: (_wanted: unknown, at: number, given: readonly unknown[]) => near(given[1 - at]),
})

const isIn = (holder: unknown, part: unknown): boolean => {
  if (typeof holder === 'string') return holder.includes(textOf(part))
  if (holder instanceof Set || Array.isArray(holder)) return [...holder].some((one) => alike(one, part))
  throw new TypeError('it holds nothing')
}

const isReckoned = (one: unknown): boolean => /^(?:number|boolean)$/.test(typeof one)

export const comparing: Operations = {
  same: { run: alike, back: (wanted, at, given) => (wanted === true ? [given[1 - at]] : [...anything, given[1 - at]]) },
  // Of Python, whose yes is one.
  equal: {
    run: (one, other) =>
      !Number.isNaN(one) && (alike(one, other) || (isReckoned(one) && isReckoned(other) && Number(one) === Number(other))),
    back: (wanted, at, given) => (wanted === true ? [given[1 - at]] : [...anything, given[1 - at]]),
  },
  // `NaN` is none of it.
  identical: {
    run: (one, other) => !Number.isNaN(one) && alike(one, other),
    back: (wanted, at, given) => (wanted === true ? [given[1 - at]] : [...anything, given[1 - at]]),
  },
  // Two objects may be alike and not the same.
  different: {
    run: (one, other) => (typeof one === 'object' && one !== null) || !alike(one, other) || Number.isNaN(one),
    back: () => anything,
  },
  like: {
    run: (one, other) => alike(one, other) || String(one) === String(other) || Number(one) === Number(other),
    back: (wanted, at, given) => (wanted === true ? [given[1 - at]] : anything),
  },
  '<': order((one, other) => one < other),
  '<=': order((one, other) => one <= other),
  '>': order((one, other) => one > other),
  '>=': order((one, other) => one >= other),
  has: {
    asksPart: true,
    run: isIn,
    back: (wanted, at, given) => {
      const part = given[1]
      if (at !== 0) return null
      if (wanted !== true) return anything
      return [...(typeof part === 'string' ? [part, `a${part}b`] : []), [part], [part, 'a'], new Set([part])]
    },
  },
  startsWith: {
    asksPart: true,
    run: (text, start) => textOf(text).startsWith(textOf(start)),
    back: (wanted, at, given) => (at !== 0 ? null : wanted === true ? [given[1], `${String(given[1])}a`] : anything),
  },
  endsWith: {
    asksPart: true,
    run: (text, end) => textOf(text).endsWith(textOf(end)),
    back: (wanted, at, given) => (at !== 0 ? null : wanted === true ? [given[1], `a${String(given[1])}`] : anything),
  },
  matches: { run: (text, pattern) => pattern instanceof RegExp && new RegExp(pattern).test(String(text)), back: () => null },
  truthy: { run: Boolean, back: () => anything },
  // Of Python, where nothing in it is no.
  filled: {
    run: (one) => (Array.isArray(one) ? one.length > 0 : one instanceof Set ? one.size > 0 : Boolean(one)),
    back: () => anything,
  },
  not: { run: (one) => one !== true, back: (wanted) => [wanted !== true] },
  isInteger: { run: (one) => Number.isInteger(one), back: () => anything },
  isInt: { run: (one) => Number.isInteger(one) || typeof one === 'boolean', back: () => anything },
  isNumber: { run: (one) => typeof one === 'number', back: () => anything },
  isText: { run: (one) => typeof one === 'string', back: () => anything },
  isList: { run: (one) => Array.isArray(one), back: () => anything },
} // prettier-ignore
