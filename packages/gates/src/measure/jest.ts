import type { JestCommand, Policy } from '@helix/core'
import { freezingLayers, layerOf } from '@helix/playbook'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { redBarIndex } from '../decide/steps.ts'
import type { Adapter } from './adapter.ts'
import { placeAssets, scriptOf } from './assets.ts'
import { collectedFiles } from './collected-files.ts'
import { pathPattern } from './path-pattern.ts'
import { plantTests } from './planted.ts'
import { packageVersion, requiredPackage } from './installed.ts'
import { loadsModules, vmModules } from './jest-modules.ts'

/** Jest under a config that Helix owns. HelixError `gates/not-installed`. Options: jestjs.io/docs/cli. */
export const prepareJest: Adapter<JestCommand> = async ({ command, policy, folder, purpose, seed }, scratch, nonce) => {
  const jest = requiredPackage(folder, 'jest')
  const coverage = join(scratch, 'coverage')
  const covers = purpose === 'coverage'
  const imports = `const { expect, test } = require('@jest/globals')`
  const files = await collectedFiles(folder, command.files)
  const heads = ['', ...(await ownEnvironments(folder, files))]
  const canaries = await Promise.all(
    heads.map((head) => plantTests(scratch, imports, (a, b) => `expect(${a}).toBe(${b})`, head)),
  )
  const settings = {
    jestConfig: requiredPackage(requiredPackage(jest, 'jest-cli'), 'jest-config'),
    root: folder,
    files: command.files,
    reporter: { nonce, root: folder, canaries },
    // Mocks of packages count for every test that is run: one that comes later is none of an acceptance test's.
    unseen: redBarIndex(policy, command.name) === -1 ? [] : await ownMocks(folder, policy),
    coverage: covers ? { globs: command.coverage ?? [], folder: coverage } : null,
  }
  await placeAssets(['evidence', 'failure', 'jestReporter', 'jestConfig'], scratch)
  await writeFile(
    join(scratch, 'jest-start.cjs'),
    await scriptOf(['places', 'guard', 'matchers', 'jestCounter'], probes),
  )
  await writeFile(join(scratch, 'jest-probe.cjs'), probe)
  const config = join(scratch, 'jest.config.mjs')
  await writeFile(
    config,
    `import { jestConfig } from './jest-config.mjs'\n\nexport default () => jestConfig(${JSON.stringify(settings)})\n`,
  )
  // Older releases know no shuffled order.
  const shuffles = packageVersion(jest) >= 29.5
  return {
    argv: [
      process.execPath, ...((await loadsModules(folder, files)) ? vmModules : []), join(jest, 'bin/jest.js'),
      '--config', config, '--ci', ...(shuffles ? ['--randomize', `--seed=${seed}`] : []),
      '--runTestsByPath', ...files.map((path) => join(folder, path)), ...canaries.map(({ file }) => file),
    ],
    env: {},
    reports: [
      { format: 'helix-json', path: null },
      ...(covers ? [{ format: 'lcov' as const, path: join(coverage, 'lcov.info') }] : []),
    ],
    seed: shuffles ? seed : null,
  } // prettier-ignore
}

/** Patterns of mocks outside of the layers that freeze with acceptance tests. */
async function ownMocks(folder: string, policy: Policy): Promise<string[]> {
  const mocks = await collectedFiles(folder, ['**/__mocks__/**'])
  return mocks
    .filter((path) => !freezingLayers.includes(layerOf(policy, path)?.name ?? ''))
    .map((path) => pathPattern(join(folder, path)))
}

/** Where what Helix loads before all setup files of the project is kept for its last one. */
const probes = 'helix:probes'

/** A setup file that asks after every test whether assertions still fail. It requires nothing that could be mocked. */
const probe = `'use strict'
const { afterEach, expect } = require('@jest/globals')
const { countExpects, failIfSilent, noteOverruled, watchMatchers } = globalThis[Symbol.for('${probes}')]

watchMatchers(globalThis[Symbol.for('$$jest-matchers-object')]?.matchers ?? {})
const tell = countExpects(globalThis[Symbol.for('$$jest-matchers-object')])
afterEach(() => {
  tell()
  const { matchers = {} } = globalThis[Symbol.for('$$jest-matchers-object')] ?? {}
  noteOverruled(matchers, Symbol.for('$$jest-internal-matcher'))
  failIfSilent([expect, globalThis.expect].filter((one) => typeof one === 'function'))
})
`

/** First comments of canaries, one for each environment that a test file chooses for itself: it sees how its tests end. */
async function ownEnvironments(folder: string, files: readonly string[]): Promise<string[]> {
  const texts = await Promise.all(files.map((path) => readFile(join(folder, path), 'utf8')))
  const chosen = texts.flatMap((text) => {
    const [comment = ''] = /^\s*\/\*\*[^]*?\*\//.exec(text) ?? []
    return /@jest-environment\s+(\S+)/.exec(comment)?.[1] ?? []
  })
  return [...new Set(chosen)].map((environment) => `/** @jest-environment ${environment} */\n`)
}
