import type { Layout } from './layout.ts'
import { managers, type Stack } from './stack.ts'

/** The commands of a stack, as the playbook writes them. */
export function commandsOf(stack: Stack, layout: Layout): Record<string, unknown> {
  const types = stack.typescript
    ? { types: { run: [...managers[stack.packageManager].start, 'tsc', '--noEmit'], quick: true } }
    : {}
  return { ...types, ...byRunner[stack.runner](stack, layout) }
}

/** Names of the commands that run tests, in the order of their speed. */
export function testCommandsOf({ runner }: Stack): string[] {
  return runner === 'vitest' ? ['unit', 'property', 'integration', 'e2e'] : ['unit', 'integration', 'e2e']
}

const byRunner: Record<Stack['runner'], (stack: Stack, layout: Layout) => Record<string, unknown>> = {
  vitest: (stack, { tests, core, bench }) => ({
    unit: { runner: 'vitest', files: tests.unit, quick: true, coverage: core },
    property: { runner: 'vitest', files: tests.property },
    integration: { runner: 'vitest', files: tests.integration },
    e2e: { runner: 'vitest', files: tests.e2e, ...serviceOf(stack) },
    mutants: { runner: 'stryker', tests: ['unit', 'property'], mutate: core },
    bench: { runner: 'vitest-bench', files: bench },
  }),
  jest: (stack, { tests, core }) => {
    // Jest selects test files by regular expressions over their paths.
    const jest = (...words: string[]) => [
      ...managers[stack.packageManager].start, 'jest', '--ci', '--json', '--outputFile={report}', ...words,
    ] // prettier-ignore
    const coverage = [
      '--coverage',
      '--coverageReporters=lcovonly',
      '--coverageDirectory={coverage}',
      '--coverageProvider=v8',
    ]
    const collect = core.map((glob) => `--collectCoverageFrom=${glob}`)
    const unit =
      stack.layout === 'layered' ? ['/test/unit/'] : ['/(src|lib)/', String.raw`/tests?/[^/]*$`, '/tests?/unit/']
    return {
      unit: {
        run: jest(...coverage, ...collect, ...unit),
        files: tests.unit,
        report: 'jest-json',
        coverage: core,
        quick: true,
      },
      integration: { run: jest('/test/integration/'), files: tests.integration, report: 'jest-json' },
      e2e: { run: jest('/e2e/'), files: tests.e2e, report: 'jest-json', ...serviceOf(stack) },
    }
  },
  'node:test': (stack, { tests, core }) => {
    const report = ['--test-reporter=junit', '--test-reporter-destination={report}']
    const coverage = [
      '--experimental-test-coverage', '--test-reporter=lcov', '--test-reporter-destination={coverage}',
      ...core.map((glob) => `--test-coverage-include=${glob}`),
    ] // prettier-ignore
    return {
      unit: {
        run: ['node', '--test', ...report, ...coverage, '{files}'],
        files: tests.unit,
        report: 'junit',
        coverage: core,
        quick: true,
      },
      integration: { run: ['node', '--test', ...report, '{files}'], files: tests.integration, report: 'junit' },
      e2e: { run: ['node', '--test', ...report, '{files}'], files: tests.e2e, report: 'junit', ...serviceOf(stack) },
    }
  },
}

function serviceOf({ service }: Stack): { service?: string } {
  return service === null ? {} : { service: 'app' }
}
