import type { Layout } from './layout-shape.ts'
import { managerOf } from './managers.ts'
import type { Stack } from './stack.ts'

/** The commands of a stack, as the playbook writes them. */
export function commandsOf(stack: Stack, layout: Layout): Record<string, unknown> {
  const types = typesOf(stack)
  return { ...(types === null ? {} : { types: { run: types, quick: true } }), ...byRunner[stack.runner](stack, layout) }
}

/** What checks the types of a stack; null where nothing does. */
export function typesOf(stack: Stack): string[] | null {
  const check =
    stack.typescript && stack.unchecked !== true
      ? ['tsc', '--noEmit']
      : stack.python !== undefined && stack.installed.includes('mypy')
        ? ['mypy', '.']
        : null
  return check === null ? null : [...managerOf(stack).start, ...check]
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
    e2e: acceptanceOf(stack, { runner: 'vitest' }, tests),
    mutants: { runner: 'stryker', tests: ['unit', 'property'], mutate: core },
    bench: { runner: 'vitest-bench', files: bench },
  }),
  jest: (stack, layout) => drivenBy('jest', stack, layout),
  'node:test': (stack, layout) => drivenBy('node', stack, layout),
  pytest: (stack, layout) => drivenBy('pytest', stack, layout),
}

/** The commands of a runner that Helix drives, without properties, mutants and benchmarks. */
function drivenBy(name: 'jest' | 'node' | 'pytest', stack: Stack, { tests, core }: Layout): Record<string, unknown> {
  const runner = { runner: name, ...(stack.preload === undefined ? {} : { preload: stack.preload }) }
  return {
    unit: { ...runner, files: tests.unit, quick: true, coverage: core },
    integration: { ...runner, files: tests.integration },
    e2e: acceptanceOf(stack, runner, tests),
  }
}

/** Acceptance tests, under Playwright where that drives them. */
function acceptanceOf(stack: Stack, runner: object, { e2e: files }: Layout['tests']): object {
  return { ...(stack.playwright === undefined ? runner : { runner: 'playwright' }), files, ...serviceOf(stack) }
}

function serviceOf({ service }: Stack): { service?: string } {
  return service === null ? {} : { service: 'app' }
}
