// Counts the `expect` calls of every test into its metadata, with their places, so that the judge can tell tests that assert
// nothing. Plain JavaScript: a setup file of the Vitest of the judged project loads it.
import { noteOf } from './assertion-guard.mjs'
import { Asserted } from './assertion-places.mjs'

const byTest = new WeakMap()

/** Called with the Vitest of the judged project, once its own setup files have been loaded. */
export function countAfterEach({ afterEach, chai, expect }) {
  const { withTest } = chai.Assertion.prototype
  /** Each `expect` in a test says whose it is. */
  if (typeof withTest === 'function')
    chai.Assertion.prototype.withTest = function (test) {
      const asserted = assertedBy(test)
      asserted.note(asserted.way())
      return withTest.call(this, test)
    }

  afterEach((context) => {
    const { task } = context
    // Touching `context.expect` would make it the one whose `expect.assertions(n)` Vitest looks at.
    // oxlint-disable-next-line no-underscore-dangle -- that is how Vitest itself tells the two apart
    const used = context._local === true ? context.expect : expect
    const asserted = assertedBy(task)
    noteOf(task, 'helixAssertions', Math.min(used.getState().assertionCalls, asserted.different))
    noteOf(task, 'helixPlaces', asserted.placesIn(task.file.filepath))
  })
}

function assertedBy(test) {
  if (!byTest.has(test)) byTest.set(test, new Asserted())
  return byTest.get(test)
}
