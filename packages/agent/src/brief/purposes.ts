import type { StepId } from '@helix/core'

export interface Purpose {
  goal: string
  advice: string[]
}

/** What each step of Helix's own playbooks is for. A playbook may name other steps; they get `otherStep`. */
export const purposes: Readonly<Record<StepId, Purpose>> = {
  SPEC_DRAFT: {
    goal: 'Write the spec: what the product must do, for whom, as requirements that can be tested.',
    advice: [
      'One heading per requirement with an id (REQ-1, REQ-2 …); say what can be observed from outside, with examples and edge cases.',
      'What you do not know is an open question in the spec, not an assumption. A person approves the spec.',
    ],
  },
  E2E_RED: {
    goal: 'Write end-to-end tests for every requirement. They must fail, because nothing is built yet.',
    advice: [
      'Test through the outside (HTTP, command line), name the requirement in each test, assert exact results.',
      'A test must fail for the missing implementation, not for a typo, and in the same way each time. Then the tests freeze.',
    ],
  },
  SCAFFOLD: {
    goal: 'Make the end-to-end tests pass with ports, stubs and a composition root; no real infrastructure yet.',
    advice: [
      'Ports are interfaces; stubs (*.stub.ts) stand in for infrastructure; the composition root wires them.',
      'The tests are frozen. If one is wrong, propose an amendment.',
    ],
  },
  DOMAIN_LOGIC: {
    goal: 'Build the domain: pure logic behind the ports, with unit and property tests that would notice a wrong line.',
    advice: [
      'Every requirement needs a unit test that names it; test boundaries and exact values, so that mutants die.',
      'State the laws that hold for all inputs as property tests. Keep clocks, network and storage out.',
    ],
  },
  INFRA_INTEGRATION: {
    goal: 'Replace every stub by a real adapter, with integration tests against the real thing.',
    advice: [
      'Adapters implement the ports as they are; delete a stub when nothing needs it.',
      'Test what only the real thing can break: restarts, constraints, concurrent writes.',
    ],
  },
  PERF_BUDGET: {
    goal: 'Measure the product with benchmarks and meet the performance budget.',
    advice: ['Benchmark what a user waits for. Measure before you optimise; behaviour stays as it is.'],
  },
  DONE: {
    goal: 'Close the cycle: everything traced to requirements, nothing uncovered, ready for release.',
    advice: ['Write the changelog for users. Change no behaviour here.'],
  },
  BUILD: {
    goal: 'Build the product until the end-to-end tests pass, with unit tests of what it is made of.',
    advice: [
      'The end-to-end tests are frozen. Every requirement needs a test that names it.',
      'A test counts only where a command looks for it: see the commands below.',
    ],
  },
}

export const otherStep: Purpose = {
  goal: 'Do the next increment of this step: the smallest change that its exit still asks for.',
  advice: [],
}
