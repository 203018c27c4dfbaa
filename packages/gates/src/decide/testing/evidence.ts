// Builders of policies and evidence, for tests only.
import type { Condition, Facts, GateName, Layer, Params, Policy, Step } from '@helix/core'
import type { Run } from '../../run/run.ts'
import type { Evidence, Judged, SpecView } from '../evidence.ts'
import { judge } from '../judge.ts'
import { stubbedRuns } from './runs.ts'
import { aTree } from './trees.ts'

const layerPatterns: readonly (readonly [string, string])[] = [
  ['spec', '^docs/spec\\.md$'],
  ['testkit', '^tests?/(support|fixtures)/|(^|/)conftest\\.py$'],
  ['e2e', '^e2e/'],
  ['stubs', '\\.stub\\.ts$'],
  ['ports', '^src/ports/'],
  ['composition', '^src/main\\.ts$'],
  ['domain', '^(src/domain|test/unit)/'],
  ['infra', '^src/adapters/'],
  ['rest', ''],
]

/** The standard playbook's shape, shortened. */
export function aPolicy(parts: Partial<Policy> = {}): Policy {
  const layers = layerPatterns.map(([name, pattern]): Layer => ({
    name,
    globs: [],
    patterns: [pattern],
    approvals: 0,
    always: false,
  }))
  return {
    digest: 'policy',
    version: 1,
    spec: { path: 'docs/spec.md' },
    shown: ['file'],
    signing: 'none',
    self: true,
    setup: null,
    layers,
    imports: { ports: [], domain: ['ports'] },
    services: {},
    commands: {
      types: { kind: 'argv', name: 'types', quick: true, within: 1000, run: ['tsc', '--noEmit'] },
      unit: { kind: 'vitest', name: 'unit', quick: true, within: 1000, project: 'unit', coverage: ['src/domain/**'] },
      e2e: { kind: 'vitest', name: 'e2e', quick: false, within: 1000, project: 'e2e', service: 'app' },
      mutants: {
        kind: 'stryker',
        name: 'mutants',
        quick: false,
        within: 1000,
        tests: ['unit'],
        mutate: ['src/domain/**'],
      },
      bench: { kind: 'vitest-bench', name: 'bench', quick: false, within: 1000, files: ['bench/**'] },
    },
    always: [],
    steps: [
      aStep('SPEC_DRAFT', 1, ['spec'], []),
      aStep('E2E_RED', 2, ['e2e', 'testkit'], [aCondition('red-bar', { runs: 2 }, 'e2e')]),
      aStep(
        'SCAFFOLD',
        3,
        ['ports', 'stubs', 'composition'],
        [aCondition('tests', { empty: 'fail', minTests: 1 }, 'e2e')],
      ),
      aStep('DOMAIN_LOGIC', 4, ['domain', 'rest'], []),
      aStep('INFRA_INTEGRATION', 5, ['infra'], []),
      aStep('DONE', 6, [], []),
    ],
    lanes: [],
    signers: [],
    agent: { driver: 'builtin', budget: { steps: 1, tokens: 1, money: 1, minutes: 1 } },
    release: { mode: 'tag' },
    ...parts,
  }
}

function aStep(id: string, number: number, opens: string[], exit: Condition[]): Step {
  return { id, number, opens, exit }
}

export function aCondition(gate: GateName, asked: Params, of?: string): Condition {
  return of === undefined ? { gate, asked } : { gate, of, asked }
}

/** Evidence of a commit in a step of the cycle `checkout`, in which nothing was measured yet. */
export function anEvidence(parts: Partial<Evidence> = {}): Evidence {
  const targets = parts.targets?.ids ?? []
  return {
    policy: aPolicy(),
    position: { cycle: 'checkout', step: 'DOMAIN_LOGIC' },
    closing: false,
    cycle: 'checkout',
    head: aTree({}),
    base: aTree({}),
    start: aTree({}),
    changedSinceStart: new Map(),
    changedSinceBase: new Map(),
    open: new Set(),
    runs: () => [],
    again: () => [],
    baseTests: () => [],
    baseBench: () => [],
    keptBench: () => null,
    stubbed: () => stubbedRuns([...targets]),
    testFiles: () => null,
    spec: null,
    review: null,
    frozen: null,
    targets: { ids: new Set(), passedOnce: new Set(), reopened: new Set() },
    dropped: new Set(),
    before: () => null,
    layersOf: (path) => layerPatterns.find(([, pattern]) => new RegExp(pattern).test(path))?.[0] ?? null,
    smoke: () => null,
    release: null,
    ...parts,
  }
}

/** Runs by `command purpose`: `{'unit tests': [aRun()]}`. */
export function runsBy(held: Record<string, Run[]>): Evidence['runs'] {
  return (command, purpose) => held[`${command} ${purpose}`] ?? []
}

export function at(step: string): Evidence['position'] {
  return { cycle: 'checkout', step }
}

export function before(facts: Facts): Evidence['before'] {
  return () => facts
}

export function aSpec(parts: Partial<SpecView> = {}): SpecView {
  return {
    path: 'docs/spec.md',
    hash: '3fa9c1d2e4b7'.padEnd(64, '0'),
    requirements: [{ id: 'REQ-1', title: 'Split evenly', hash: 'one', line: 5 }],
    openQuestions: [],
    findings: [],
    approvals: { count: 1, selfApproved: false, list: [] },
    suspects: [],
    ...parts,
  }
}

/** Outcome and codes of an answer, in short: `fail COVERAGE-PATCH`. */
function inShort({ outcome, findings }: Judged): string {
  return [outcome, ...findings.map(({ code }) => code)].join(' ')
}

/** Judges and tells outcome and codes. */
export function verdictOn(condition: Condition, evidence: Partial<Evidence>): string {
  return inShort(judge(condition, anEvidence(evidence)))
}
