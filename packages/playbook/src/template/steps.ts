import type { Layout } from './layout-shape.ts'
import type { Stack, TemplateVariant } from './stack.ts'

export interface StepEntry {
  id: string
  opens: string[]
  exit: Readonly<Record<string, unknown>>[]
}

/** The steps of a variant: `quick` asks for the same as `standard`, with all the building in one step. */
export function stepsOf(stack: Stack, layout: Layout, variant: TemplateVariant): StepEntry[] {
  const building = buildingSteps(stack, layout)
  const build: StepEntry = {
    id: 'BUILD',
    opens: building.flatMap((step) => step.opens),
    exit: loadedOnce(building.flatMap((step) => step.exit)),
  }
  return [...first, ...(variant === 'standard' ? building : [build]), last]
}

/** A later step asks for more of the service than an earlier one: where one step asks for both, the last says it all. */
function loadedOnce(exit: StepEntry['exit']): StepEntry['exit'] {
  const last = exit.findLastIndex(({ gate }) => gate === 'smoke')
  return exit.filter(({ gate }, index) => gate !== 'smoke' || index === last)
}

/** The step from which on the product must hold together. */
export function buildsFrom(variant: TemplateVariant): string {
  return variant === 'standard' ? 'SCAFFOLD' : 'BUILD'
}

const first: readonly StepEntry[] = [
  {
    id: 'SPEC_DRAFT',
    opens: ['spec'],
    exit: [
      { gate: 'spec', 'min-requirements': 1, 'max-open-questions': 0 },
      { gate: 'approval', of: 'spec', by: 1 },
    ],
  },
  { id: 'E2E_RED', opens: ['e2e', 'testkit'], exit: [{ gate: 'red-bar', of: 'e2e', runs: 5 }] },
]

const last: StepEntry = {
  id: 'DONE',
  opens: [],
  exit: [{ gate: 'trace', 'max-uncovered': 0, 'max-suspect': 0 }, { gate: 'release' }],
}

function buildingSteps(stack: Stack, { opens }: Layout): StepEntry[] {
  const isVitest = stack.runner === 'vitest'
  const smoke = { gate: 'smoke', service: 'app', get: { [stack.service?.ready ?? '/']: 200 } }
  const load = (maxP95: string) => ({
    ...smoke,
    load: { path: stack.service?.ready ?? '/', seconds: 5, 'max-error-rate': 0, 'max-p95': maxP95 },
  })
  const perf = isVitest
    ? [{ gate: 'perf', of: 'bench', 'max-p95': '50ms', 'max-ratio': 1.1, pairs: 12 }]
    : stack.service === null ? [] : [load('50ms')] // prettier-ignore
  return [
    { id: 'SCAFFOLD', opens: opens.scaffold, exit: [{ gate: 'tests', of: 'e2e' }] },
    {
      id: 'DOMAIN_LOGIC',
      opens: opens.domain,
      exit: [
        { gate: 'trace', of: 'unit' },
        { gate: 'coverage', of: 'unit', 'min-patch': 90, ratchet: true },
        ...(isVitest ? [{ gate: 'property', of: 'property', 'min-runs': 100 }] : []),
        ...(isVitest ? [{ gate: 'mutation', of: 'mutants', 'min-patch': 80, ratchet: true }] : []),
      ],
    },
    {
      id: 'INFRA_INTEGRATION',
      opens: opens.infra,
      exit: [
        { gate: 'stubs', 'max-left': 0 },
        { gate: 'tests', of: 'integration', 'min-tests': 1 },
        ...(stack.service === null ? [] : [load('200ms')]),
      ],
    },
    // Without benchmarks and without a service there is nothing to measure.
    ...(perf.length === 0 ? [] : [{ id: 'PERF_BUDGET', opens: isVitest ? ['bench'] : [], exit: perf }]),
  ]
}
