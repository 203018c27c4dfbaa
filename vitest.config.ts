import { readdirSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

// Workspace links lead out of a mutation sandbox to the unmutated original; these aliases keep every
// import inside the folder that this config lies in.
const root = import.meta.dirname
const alias = Object.fromEntries(
  readdirSync(`${root}/packages`).map((name) => [`@helix/${name}`, `${root}/packages/${name}/src/index.ts`]),
)

export default defineConfig({
  resolve: { alias },
  test: {
    globalSetup: ['scripts/built-command.ts'],
    include: ['packages/*/src/**/*.test.ts', 'scripts/**/*.test.ts'],
    env: { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', NO_COLOR: '1' },
    // No test leaves anything behind in a module that another one finds: loading them anew for each file took half of the time.
    isolate: false,
    // Vitest leaves one core to a watcher's editor; here nobody edits.
    maxWorkers: '100%',
    testTimeout: 30_000,
    hookTimeout: 30_000,
    coverage: { provider: 'v8', include: ['packages/*/src/**/*.ts'], exclude: ['**/*.test.ts'] },
  },
})
