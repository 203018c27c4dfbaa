import { expect, it } from 'vitest'
import { aPolicy } from '../testing/policies.ts'
import { layerOf } from './layer-of.ts'

const policy = aPolicy()

it.each([
  ['playbook.yml', 'policy'],
  ['.helix/allowed_signers', 'policy'],
  ['.helix/approvals/abc.json', 'helix'],
  ['.helix/models.json', 'helix'],
  ['.husky/commit-msg', 'policy'],
  ['.github/workflows/helix.yml', 'policy'],
  ['.github/CODEOWNERS', 'rest'],
  ['.gitlab-ci.yml', 'policy'],
  ['docs/.gitattributes', 'policy'],
  ['.gitmodules', 'policy'],
  ['.npmrc', 'policy'],
  ['vitest.config.ts', 'policy'],
  ['packages/a/vite.config.mts', 'policy'],
  ['stryker.config.mjs', 'policy'],
  ['.strykerrc.json', 'policy'],
  ['e2e/playwright.config.ts', 'policy'],
  ['babel.config.js', 'policy'],
  ['test/.babelrc.json', 'policy'],
  ['patches/vitest@5.1.0.patch', 'policy'],
  ['.yarn/releases/yarn-4.cjs', 'policy'],
  ['test/unit/node_modules/vitest/index.js', 'policy'],
  ['test/node_modules/@vitest/expect/index.js', 'policy'],
  ['test/fixtures/node_modules/stripe/index.js', 'testkit'],
  ['node_modules/.pnpm/vite@7.0.0/node_modules/vite/index.js', 'policy'],
  ['node_modules/birpc/index.js', 'policy'],
  ['packages/a/node_modules/.bin/tsc', 'policy'],
  ['.venv/lib/python3.13/site-packages/_pytest/runner.py', 'policy'],
  ['src/patches/heal.ts', 'rest'],
  ['docs/spec.md', 'spec'],
  ['docs/other.md', 'free'],
  ['docs/adr/0001-x.md', 'free'],
  ['README.md', 'free'],
  ['tsconfig.json', 'support'],
  ['package.json', 'dependencies'],
  ['packages/a/package.json', 'rest'],
  ['test/support/app.ts', 'testkit'],
  ['e2e/cart.test.ts', 'e2e'],
  ['src/ports/store.stub.ts', 'stubs'],
  ['src/ports/store.ts', 'ports'],
  ['src/main.ts', 'composition'],
  ['src/domain/cart.ts', 'domain'],
  ['test/unit/cart.test.ts', 'domain'],
  ['src/adapters/sqlite.ts', 'infra'],
  ['bench/cart.bench.ts', 'bench'],
  ['CHANGELOG.md', 'release'],
  ['src/other.ts', 'rest'],
  ['docs/progress.json', 'free'],
  ['src/domain/größe\n(x)/[id].ts', 'domain'],
])('%j is in the layer %s', (path, layer) => {
  expect(layerOf(policy, path)?.name ?? null).toBe(layer)
})

it('progress.json is in no layer', () => {
  expect(layerOf(policy, 'progress.json')).toBeNull()
})
