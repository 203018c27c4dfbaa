import { dependenciesOf } from './managers.ts'
import { membersOf } from './members.ts'
import { pythonLayout } from './python-layout.ts'
import type { Stack } from './stack.ts'
import { layeredImports } from './layered-imports.ts'
import type { Layout } from './layout-shape.ts'

export function layoutOf(stack: Stack): Layout {
  if (stack.python !== undefined) return pythonLayout(stack, stack.python)
  return stack.layout === 'layered' ? layered(stack) : flat(stack)
}

function layered(stack: Stack): Layout {
  const { source, test } = endings(stack)
  return {
    layers: {
      ...commonLayers(stack),
      stubs: [`src/**/*.stub.${source}`],
      ports: ['src/ports/**'],
      composition: [`src/main.${source}`, 'src/composition/**'],
      domain: ['src/domain/**', 'test/unit/**', 'test/property/**'],
      infra: ['src/adapters/**', 'test/integration/**', 'migrations/**'],
      ...lateLayers(stack),
    },
    imports: layeredImports,
    tests: {
      unit: [`test/unit/**/${test}`],
      property: [`test/property/**/${test}`],
      integration: [`test/integration/**/${test}`],
      e2e: [`e2e/**/${test}`],
    },
    core: ['src/domain/**'],
    bench: [`bench/**/*.bench.${source}`],
    opens: { scaffold: ['ports', 'stubs', 'composition', 'release'], domain: ['domain', 'rest'], infra: ['infra'] },
  }
}

function flat(stack: Stack): Layout {
  const { source, test } = endings(stack)
  const { sources = [] } = stack
  const members = membersOf(stack)
  const under = (...globs: string[]): string[] =>
    ['', ...members.map((member) => `${member}/`)].flatMap((root) => globs.map((glob) => `${root}${glob}`))
  const core = [...under('src/**', 'lib/**'), ...sources]
  const named = (name: string): string[] => under(`{test,tests}/${name}/**`)
  // Of a folder `tests` that Playwright drives, whole, the others' runner takes nothing.
  const rooms = stack.playwright === 'tests' ? 'test' : '{test,tests}'
  const browser = stack.playwright === undefined ? [] : [`${stack.playwright}/**`]
  const acceptance = [...new Set([...under('e2e/**'), ...named('e2e'), ...browser])]
  const tests = (globs: readonly string[]): string[] => globs.map((glob) => `${glob}/${test}`)
  return {
    layers: {
      ...commonLayers(stack),
      free: [
        ...under('{README,readme}.md', '{LICENSE,license}{,.md,.txt}'),
        '{CONTRIBUTING,SECURITY,CODE_OF_CONDUCT}.md',
        'docs/**',
      ],
      testkit: [...named('support'), ...named('fixtures')],
      e2e: acceptance,
      stubs: [`src/**/*.stub.${source}`],
      infra: [...named('integration'), 'migrations/**'],
      domain: [...core, ...under('{test,tests,__tests__}/**')],
      ...lateLayers(stack),
    },
    imports: { e2e: ['testkit', 'domain'], testkit: ['domain'] },
    tests: {
      unit: [
        ...under(
          `{src,lib,__tests__}/**/${test}`,
          `${rooms}/${test}`,
          `${rooms}/!(integration|property|e2e)/**/${test}`,
        ),
        ...members.map((member) => `${member}/${test}`),
        ...tests(sources.filter((glob) => glob.endsWith('/**'))),
      ],
      property: tests(named('property')),
      integration: tests(named('integration')),
      e2e: tests(acceptance),
    },
    core,
    bench: [`bench/**/*.bench.${source}`],
    opens: { scaffold: ['stubs', 'domain', 'release'], domain: ['rest'], infra: ['infra'] },
  }
}

function commonLayers(stack: Stack): Record<string, unknown> {
  return {
    free: ['README.md', 'LICENSE', 'docs/**'],
    support: ['tsconfig*.json', 'Dockerfile', 'scripts/**', '.gitignore', '.editorconfig'],
    dependencies: dependenciesOf(stack),
    testkit: ['test/support/**', 'test/fixtures/**'],
    e2e: ['e2e/**'],
  }
}

function lateLayers({ runner }: Stack): Record<string, string[]> {
  return { ...(runner === 'vitest' ? { bench: ['bench/**'] } : {}), release: ['flags/**', 'CHANGELOG.md'] }
}

function endings({ typescript, layout }: Stack): { source: string; test: string } {
  const source = typescript ? 'ts' : 'js'
  if (layout === 'layered') return { source, test: `*.test.${source}` }
  // Tests of one language stand beside sources of the other while a product moves from one to the other.
  return { source, test: '*.{test,spec}.{ts,tsx,mts,cts,js,jsx,mjs,cjs}' }
}
