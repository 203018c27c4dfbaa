import { dependenciesOf } from './managers.ts'
import type { Layout } from './layout-shape.ts'
import type { PythonStack, Stack } from './stack.ts'
import { layeredImports } from './layered-imports.ts'

const test = '{test_*,*_test}.py'
const acceptance = ['e2e/**', '{test,tests}/e2e/**']

/** Where a Python repository keeps what. New ones get a package below `src`; others keep their folders. */
export function pythonLayout(stack: Stack, { folders }: PythonStack): Layout {
  const isLayered = stack.layout === 'layered'
  const sources = folders.map((folder) => (folder === '.' ? '*.py' : `${folder}/**`))
  const core = isLayered ? ['src/*/domain/**'] : sources
  return {
    layers: {
      free: ['README*', 'LICENSE*', 'docs/**'],
      support: ['Dockerfile', 'scripts/**', 'noxfile.py', '.gitignore', '.editorconfig'],
      dependencies: dependenciesOf(stack),
      testkit: ['conftest.py', '{test,tests,testing,e2e}/**/conftest.py', '{test,tests}/{support,fixtures}/**'],
      e2e: acceptance,
      stubs: ['**/*_stub.py'],
      ...(isLayered
        ? { ports: ['src/*/ports/**'], composition: ['src/*/{__main__,main}.py', 'src/*/composition/**'] }
        : {}),
      infra: [...(isLayered ? ['src/*/adapters/**'] : []), '{test,tests}/integration/**', 'migrations/**'],
      domain: [...core, 'test/**', 'tests/**', 'testing/**'],
      release: ['flags/**', 'CHANGELOG.md'],
    },
    imports: isLayered ? layeredImports : { e2e: ['testkit', 'domain'], testkit: ['domain'] },
    tests: {
      unit: ['tests', 'test', 'testing'].flatMap((folder) => [
        `${folder}/${test}`,
        `${folder}/!(integration|e2e)/**/${test}`,
      ]),
      property: [],
      integration: [`{test,tests}/integration/**/${test}`],
      e2e: acceptance.map((glob) => `${glob}/${test}`),
    },
    core,
    bench: [],
    opens: {
      scaffold: [...(isLayered ? ['ports', 'composition'] : ['domain']), 'stubs', 'release'],
      domain: [...(isLayered ? ['domain'] : []), 'rest'],
      infra: ['infra'],
    },
  }
}
