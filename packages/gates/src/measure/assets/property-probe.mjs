// Stands in for `fast-check` where the judged tests import it: the same library, and every assertion leaves its counts
// in the metadata of the test that made it. Plain JavaScript: it is transformed by the Vitest of the judged project.
import * as library from 'helix:fast-check'
import seed from 'helix:seed'
import * as vitest from 'vitest'

/** Runs beside the reporter of the tests; reporting must keep fast-check's own failure. */
function record(details) {
  const task = vitest.TestRunner?.getCurrentTest()
  if (!task) return
  // A property without `expect` is an assertion too, for runs that require one in every test.
  vitest.expect(details).toBeDefined()
  const meta = task.meta
  meta.helixProperties = [
    ...(meta.helixProperties ?? []),
    { runs: details.numRuns, skips: details.numSkips, failed: details.failed },
  ]
}

function observed({ reporter, asyncReporter, ...parameters }) {
  return {
    seed,
    ...parameters,
    ...(asyncReporter === undefined
      ? { reporter: (details) => (record(details), (reporter ?? throwing)(details)) }
      : { asyncReporter: async (details) => (record(details), await asyncReporter(details)) }),
  }
}

function throwing(details) {
  if (!details.failed) return
  const message = library.defaultReportMessage(details)
  throw new Error(message, { cause: details.errorInstance })
}

export function configureGlobal(parameters) {
  library.configureGlobal(observed(parameters))
}

export function resetConfigureGlobal() {
  configureGlobal({})
}

configureGlobal(library.readConfigureGlobal() ?? {})

export * from 'helix:fast-check'
export default { ...(library.default ?? library), configureGlobal, resetConfigureGlobal }
