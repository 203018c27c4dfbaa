// Counts the `expect` calls of every test of Jest, with their places. Plain JavaScript: the Jest of the judged project loads it.
import { Asserted } from './assertion-places.mjs'

/** How many assertions held, and where; Jest goes on counting with it, and hands it to reporters as it is. */
class Held {
  constructor(assertions, places) {
    Object.assign(this, { assertions, places })
  }

  valueOf() {
    return this.assertions
  }
}

/**
 * From now on calls of `expect` are counted, which asks each time for the matchers that Jest keeps there. What is answered is called
 * when a test has ended: Jest then finds more than a number where it keeps that of assertions that passed.
 */
export function countExpects(held = {}) {
  const { matchers, state } = held
  if (matchers === undefined || state === undefined) return () => undefined
  const asserted = new Asserted()
  let [passing, told] = [0, false]
  Object.defineProperty(held, 'matchers', {
    get() {
      if (!told) asserted.note(asserted.way())
      return matchers
    },
    enumerable: true,
  })
  Object.defineProperty(state, 'numPassingAsserts', {
    get: () => (told ? new Held(Math.min(passing, asserted.different), asserted.placesIn(state.testPath)) : passing),
    set(next) {
      passing = Number(next)
      if (passing > 0) return
      // A test begins.
      told = false
      asserted.clear()
    },
    enumerable: true,
  })
  return () => (told = true)
}
