// What assertions come to together.
import type { Assertions } from './facts.ts'

/** How strict one assertion is, and of how many single values. */
export interface Strength {
  isExact: boolean
  isWeak: boolean
  isLoose?: boolean
  values: number
}

/** An assertion as what a test comes to that has no other. */
export function asOne({ isExact, isWeak, isLoose, values }: Strength): Assertions {
  return { count: 1, exact: isExact ? 1 : 0, weak: isWeak ? 1 : 0, values, ...(isLoose === true && { loose: 1 }) }
}

/** What several come to; `loose` only where there are any. */
export function summedUp(all: Iterable<Assertions>): Assertions {
  const { loose, ...sum } = [...all].reduce(added, { count: 0, exact: 0, weak: 0, values: 0 })
  return { ...sum, ...(loose !== undefined && loose > 0 && { loose }) }
}

export function added(one: Assertions, other: Assertions): Assertions {
  return {
    count: one.count + other.count,
    exact: one.exact + other.exact,
    weak: one.weak + other.weak,
    values: one.values + other.values,
    loose: (one.loose ?? 0) + (other.loose ?? 0),
  }
}

/** What the one comes to without the others. */
export function without({ loose = 0, ...one }: Assertions, others: readonly Assertions[]): Assertions {
  const gone = summedUp(others)
  return {
    count: one.count - gone.count,
    exact: one.exact - gone.exact,
    weak: one.weak - gone.weak,
    values: one.values - gone.values,
    loose: loose - (gone.loose ?? 0),
  }
}
