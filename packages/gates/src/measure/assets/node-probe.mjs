// Asks after every test of node:test how many assertions of node:assert held, what properties tried, and whether assertions
// still fail. Loaded before the tests of each file; the runner's own process loads it too, and has none.
if (process.env.NODE_TEST_CONTEXT !== undefined) {
  const [{ afterEach, beforeEach }, { countContexts, countHeld }, { failIfSilent }, { countBy, taken }] =
    await Promise.all([
      import('node:test'),
      import('./assert-counter.mjs'),
      import('./matcher-probe.mjs'),
      import('./node-notes.mjs'),
    ])
  const held = countHeld()
  countBy(() => held.count)
  const running = new Set()
  /** Where tests overlap, nobody can tell whose an assertion is. */
  let overlaps = false

  beforeEach((test) => {
    overlaps = running.size > 0
    running.add(test)
    countContexts(test, held)
    if (overlaps) return
    held.clear()
    taken()
  })
  afterEach((test) => {
    running.delete(test)
    const tried = taken()
    // A property is an assertion, too.
    if (!overlaps) {
      test.diagnostic(`helix: ${held.different + tried.length} assertions held`)
      test.diagnostic(`helix: places ${JSON.stringify(held.placesIn(test.filePath))}`)
    }
    if (tried.length > 0) test.diagnostic(`helix: properties ${JSON.stringify(tried)}`)
    failIfSilent([])
  })
}
