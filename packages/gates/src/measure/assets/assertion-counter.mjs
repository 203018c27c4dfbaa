// Counts the `expect` calls of every test into its metadata, so that the judge can tell tests that assert nothing. Plain
// JavaScript: it is a setup file of the Vitest of the judged project.
import { afterEach, expect } from 'vitest'
import { noteOf } from './assertion-guard.mjs'

afterEach((context) => {
  // Touching `context.expect` would make it the one whose `expect.assertions(n)` Vitest looks at.
  // oxlint-disable-next-line no-underscore-dangle -- that is how Vitest itself tells the two apart
  const used = context._local === true ? context.expect : expect
  noteOf(context.task, 'helixAssertions', used.getState().assertionCalls)
})
