import type { Placed } from '../declared.ts'
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

function asksAsMuch({ test: now }: Placed, { test: before }: Placed): boolean {
  return (
    !isWeaker(now.assertions, before.assertions) &&
    (now.asserts || !before.asserts) &&
    (now.touches || !before.touches) &&
    newlySilencing(now.modifiers, before.modifiers).length === 0
  )
}
