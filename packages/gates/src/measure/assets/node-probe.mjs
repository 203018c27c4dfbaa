// Asks after every test of node:test how many assertions of node:assert held, what properties tried, and whether assertions
// still fail. Loaded before the tests of each file; the runner's own process loads it too, and has none.
if (process.env.NODE_TEST_CONTEXT !== undefined) {
  const [{ afterEach, before, beforeEach }, { countContexts, countHeld }, { failIfSilent }, { countBy, taken }] =
    await Promise.all([
      import('node:test'),
      import('./assert-counter.mjs'),
      import('./matcher-probe.mjs'),
      import('./node-notes.mjs'),
    ])
  const held = countHeld()
  countBy(() => held.count)
  const running = new Set()
  const say = ownWords()
  /** Where tests overlap, nobody can tell whose an assertion is. */
  let overlaps = false

  before((context) => say.alone(context))
  beforeEach((test) => {
    say.alone(test)
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
      say.of(test, `${held.different + tried.length} assertions held`)
      say.of(test, `places ${JSON.stringify(held.placesIn(test.filePath))}`)
    }
    if (tried.length > 0) say.of(test, `properties ${JSON.stringify(tried)}`)
    failIfSilent([])
  })
}

/** What Helix says of a test: whatever the test itself says in these words is left out. */
function ownWords() {
  const begin = 'helix: '
  const known = new Map()
  const alone = (context) => {
    const kind = context && Object.getPrototypeOf(context)
    if (!kind || known.has(kind) || typeof kind.diagnostic !== 'function') return
    const { diagnostic } = kind
    known.set(kind, diagnostic)
    kind.diagnostic = function (message) {
      const said = String(message)
      if (!said.startsWith(begin)) diagnostic.call(this, said)
    }
  }
  return { alone, of: (test, text) => known.get(Object.getPrototypeOf(test)).call(test, begin + text) }
}
