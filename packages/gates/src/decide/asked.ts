// The parameters of each gate. The playbook's schemas have checked them; this is the one place that says so to the compiler.
import type { Condition } from '@helix/core'

interface AskedOf {
  spec: { minRequirements: number; maxOpenQuestions: number }
  approval: { of: 'spec'; by: number }
  'red-bar': { runs: number }
  tests: { empty: 'fail' | 'until-first'; minTests: number }
  coverage: { minPatch: number; ratchet: boolean }
  mutation: { minPatch: number; ratchet: boolean }
  property: { minRuns: number }
  stubs: { maxLeft: number }
  trace: { maxUncovered: number; maxSuspect: number }
  smoke: {
    service: string
    get: Record<string, number>
    load?: { path: string; seconds: number; maxErrorRate: number; maxP95: number }
  }
  perf: { maxP95: number; maxRatio: number; pairs: number }
}

/** What a condition asks of its own gate. Throws a plain Error when it is asked for another gate's parameters. */
export function asked<G extends keyof AskedOf>(condition: Condition, gate: G): AskedOf[G] {
  if (condition.gate !== gate) throw new Error(`a condition of ${condition.gate} was given to the gate ${gate}`)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every condition of a policy went through its gate's schema
  return condition.asked as unknown as AskedOf[G]
}
