// Helix's settings of a Vitest run: they win over the project's.
import type { BenchCommand, VitestCommand } from '@helix/core'
import { commandsOf, conditionsOf } from '@helix/playbook'
import type { MeasureRequest } from '../adapter.ts'

/** Settings of `test` for one run; see vitest.dev/config for each name. */
export function forcedSettings(request: MeasureRequest<VitestCommand | BenchCommand>, scratch: string): object {
  const { command, policy, purpose, seed } = request
  return {
    retry: 0,
    repeats: 0,
    bail: 0,
    allowOnly: false,
    passWithNoTests: false,
    dangerouslyIgnoreUnhandledErrors: false,
    watch: false,
    ui: false,
    api: false,
    open: false,
    silent: true,
    // With CI=1 nothing is written; older versions take every string for yes.
    update: false,
    cache: false,
    attachmentsDir: `${scratch}/attachments`,
    includeTaskLocation: false,
    typecheck: { enabled: false },
    sequence: { shuffle: { files: true, tests: true }, seed, concurrent: false },
    chaiConfig: { truncateThreshold: 0 },
    coverage:
      purpose === 'coverage' && command.kind === 'vitest' ? coverageSettings(command, scratch) : { enabled: false },
    // Counts of a property belong to the test that runs; with one at a time there is no doubt which.
    ...(commandsOf(conditionsOf(policy), 'property').has(command.name) ? { maxConcurrency: 1 } : {}),
    ...(command.kind === 'vitest-bench' ? { benchmark: { include: command.files, retainSamples: true } } : {}),
  }
}

/** Every source counts, imported or not; nothing that the project excludes is excluded. */
function coverageSettings({ coverage = [] }: VitestCommand, scratch: string): object {
  return {
    enabled: true,
    provider: 'v8',
    include: coverage,
    exclude: [
      '**/*.{test,spec,bench}.?(c|m)[jt]s?(x)',
      '**/*.d.{ts,mts,cts}',
      '**/*.{json,md,txt,css,html,svg,sql,yml,yaml}',
      '**/node_modules/**',
    ],
    reporter: [['lcovonly', { file: 'lcov.info' }]],
    reportsDirectory: `${scratch}/coverage`,
    reportOnFailure: true,
    clean: true,
    skipFull: false,
    allowExternal: false,
  }
}
