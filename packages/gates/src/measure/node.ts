import type { NodeCommand } from '@helix/core'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Adapter } from './adapter.ts'
import { placeAssets } from './assets.ts'
import { collectedFiles } from './collected-files.ts'
import { plantTests } from './planted.ts'

/** node:test of the Node that runs Helix, told of by Helix's own reporter. Options: nodejs.org/api/cli.html. */
export const prepareNode: Adapter<NodeCommand> = async (
  { command, folder, purpose, seed, stubbed },
  scratch,
  nonce,
) => {
  const coverage = join(scratch, `${nonce}.lcov`)
  const reporter = join(scratch, 'reporter.mjs')
  await placeAssets(
    ['evidence', 'failure', 'nodeReporter', 'nodeProbe', 'assertCounter', 'places', 'matchers', 'guard', 'nodeNotes', 'nodeHook', 'probe'],
    scratch,
  ) // prettier-ignore
  await writeFile(join(scratch, 'seed.mjs'), `export default ${seed}\n`)
  const imports = `import assert from 'node:assert'\nimport { test } from 'node:test'`
  const canary = await plantTests(scratch, imports, (a, b) => `assert.equal(${a}, ${b})`)
  await writeFile(
    reporter,
    `import { nodeReporter } from './node-reporter.mjs'

export default nodeReporter(${JSON.stringify({ nonce, root: folder, canary })})
`,
  )
  const covers = purpose === 'coverage'
  const shuffles = canShuffle()
  const files = await collectedFiles(folder, command.files)
  return {
    argv: [
      process.execPath,
      ...['node-hook.mjs', 'node-probe.mjs'].map((name) => `--import=${pathToFileURL(join(scratch, name)).href}`),
      ...(command.preload ?? []).map((name) => `--import=${name}`),
      '--test', '--test-isolation=process',
      ...(shuffles ? ['--test-randomize', `--test-random-seed=${seed}`] : []),
      `--test-reporter=${reporter}`, '--test-reporter-destination=stdout',
      ...(stubbed ? ending : []),
      ...(covers ? coverageOptions(command.coverage ?? [], coverage) : []),
      // Without any, node:test would look for files by rules of its own.
      ...(files.length === 0 ? command.files : [...files, canary.file]),
    ], // prettier-ignore
    env: {},
    reports: [{ format: 'helix-json', path: null }, ...(covers ? [{ format: 'lcov' as const, path: coverage }] : [])],
    seed: shuffles ? seed : null,
  }
}

/**
 * node:test gives a test all the time there is, and a file waits for what its tests left open: on a stub, which never calls back, both
 * may be without an end. Other runners end a test after five seconds by themselves.
 */
const ending = ['--test-timeout=10000', '--test-force-exit']

function coverageOptions(globs: readonly string[], path: string): string[] {
  return [
    '--experimental-test-coverage', '--test-reporter=lcov', `--test-reporter-destination=${path}`,
    ...globs.map((glob) => `--test-coverage-include=${glob}`),
  ] // prettier-ignore
}

/** Older releases know no shuffled order. */
function canShuffle(): boolean {
  return process.allowedNodeEnvironmentFlags.has('--test-randomize')
}
