// Keeps what properties tried in the metadata of the running test of Vitest.
import * as vitest from 'vitest'

/** Keeps the counts of a property that was tried. */
export function note(run) {
  const task = vitest.TestRunner?.getCurrentTest()
  if (!task) return
  // A property without `expect` is an assertion too, for runs that require one in every test.
  vitest.expect(run).toBeDefined()
  task.meta.helixProperties = [...(task.meta.helixProperties ?? []), run]
}

/** The counts that were noted last in the running test. */
export function lastOf() {
  return vitest.TestRunner?.getCurrentTest()?.meta.helixProperties?.at(-1)
}

/** How many assertions the running test has made so far. */
export function asserted() {
  return vitest.expect.getState().assertionCalls
}

/** Whether a body asserts in a way that is counted. */
export function isCounted(text) {
  return /\bexpect\b\)?\s*\(/.test(text)
}
