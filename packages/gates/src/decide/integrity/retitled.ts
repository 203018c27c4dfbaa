import type { Placed } from '../declared.ts'
import type { Assertions } from '../evidence.ts'
import { newlySilencing } from '../modifiers.ts'
import { isWeaker } from './weakened.ts'

/**
 * Which of the tests that are gone stand in the same file under another title and with another body. Each new test of that
 * file accounts for one, when it asks for no less: what its author may do to a body under the same title, and no more.
 */
export function retitledAmong(
  gone: readonly Placed[],
  after: ReadonlyMap<string, Placed>,
  before: ReadonlyMap<string, Placed>,
): Set<Placed> {
  const known = new Set([...before.values()].map(({ test }) => test.body))
  const fresh = [...after.values()].filter(({ test }) => !before.has(test.id) && !known.has(test.body))
  const retitled = new Set<Placed>()
  for (const one of gone) {
    const at = fresh.findIndex((other) => other.path === one.path && asksAsMuch(other, one))
    if (at === -1) continue
    fresh.splice(at, 1)
    retitled.add(one)
  }
  return retitled
}

/**
 * Which of the tests that are gone became suites: new tests stand under the same title, and together ask for no less.
 */
export function dividedAmong(
  gone: readonly Placed[],
  after: ReadonlyMap<string, Placed>,
  before: ReadonlyMap<string, Placed>,
): Set<Placed> {
  const fresh = [...after.values()].filter(({ test }) => !before.has(test.id))
  return new Set(
    gone.filter((one) => {
      const parts = fresh.filter(({ test }) => test.id.startsWith(`${one.test.id} > `))
      const [first, ...others] = parts.map(({ test }) => test.assertions)
      if (
        first === undefined ||
        parts.some(({ test }) => newlySilencing(test.modifiers, one.test.modifiers).length > 0)
      )
        return false
      return !isWeaker(others.reduce(added, first), one.test.assertions)
    }),
  )
}

function added(one: Assertions, other: Assertions): Assertions {
  return {
    count: one.count + other.count,
    exact: one.exact + other.exact,
    weak: one.weak + other.weak,
    values: one.values + other.values,
  }
}

function asksAsMuch({ test: now }: Placed, { test: before }: Placed): boolean {
  return (
    !isWeaker(now.assertions, before.assertions) &&
    (now.asserts || !before.asserts) &&
    (now.touches || !before.touches) &&
    newlySilencing(now.modifiers, before.modifiers).length === 0
  )
}
