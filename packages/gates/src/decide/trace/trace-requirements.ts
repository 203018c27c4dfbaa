// Which requirement is held by which test: the one decision of the gate `trace` and of `helix spec trace`.

/** `vacuous`: tests name it, and none of them would notice if it did not hold. `duplicate`: its id stands twice. */
type TraceState = 'covered' | 'uncovered' | 'suspect' | 'vacuous' | 'duplicate'

/** A test, with the requirements that it names. */
export interface NamingTest {
  id: string
  names: readonly string[]
  /** It runs and asserts something. */
  proves: boolean
}

interface NamedRequirement {
  id: string
  title: string
  line: number
}

export interface TracedRequirement<Test extends NamingTest = NamingTest> extends NamedRequirement {
  state: TraceState
  /** Those that name it. */
  tests: Test[]
}

export interface Trace<Test extends NamingTest = NamingTest> {
  requirements: TracedRequirement<Test>[]
  /** Tests that name a requirement which the spec does not have. */
  orphans: { requirement: string; test: Test }[]
}

/** `suspects`: ids of requirements that changed after the tests that name them. Each id of the spec is answered once. */
export function traceRequirements<Test extends NamingTest>(
  requirements: readonly NamedRequirement[],
  tests: readonly Test[],
  suspects: readonly string[],
): Trace<Test> {
  const naming = new Map<string, Test[]>()
  for (const test of tests) {
    for (const id of test.names) {
      const known = naming.get(id)
      if (known === undefined) naming.set(id, [test])
      else known.push(test)
    }
  }
  const byId = Map.groupBy(requirements, ({ id }) => id)
  const traced = [...byId].flatMap(([id, [first, second]]) => {
    if (first === undefined) return []
    const found = naming.get(id) ?? []
    const state = second === undefined ? stateOf(found, suspects.includes(id)) : 'duplicate'
    return [{ id, title: first.title, line: first.line, state, tests: found }]
  })
  const orphans = [...naming].flatMap(([requirement, found]) =>
    byId.has(requirement) ? [] : found.map((test) => ({ requirement, test })),
  )
  return { requirements: traced, orphans }
}

function stateOf(tests: readonly NamingTest[], isSuspect: boolean): TraceState {
  if (tests.length === 0) return 'uncovered'
  if (!tests.some(({ proves }) => proves)) return 'vacuous'
  return isSuspect ? 'suspect' : 'covered'
}
