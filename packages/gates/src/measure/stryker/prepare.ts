import { HelixError, type StrykerCommand, type VitestCommand } from '@helix/core'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import picomatch from 'picomatch'
import { redBarIndex } from '../../decide/steps.ts'
import { plantedMutants } from '../../run/planted-mutants.ts'
import type { Adapter, MeasureRequest } from '../adapter.ts'
import { placeAssets } from '../assets.ts'
import { requiredPackage } from '../installed.ts'
import { quietEnv } from '../quiet-env.ts'
import { vitestSettings, writeVitestConfig } from '../vitest/prepare.ts'

/** Inputs of property tests stay the same from mutant to mutant and from run to run: a mutant's fate must repeat. */
const propertySeed = 20_250_101

/** StrykerJS over the tests of other commands. HelixError `gates/not-installed`, `gates/unknown-command`. */
export const prepareStryker: Adapter<StrykerCommand> = async (request, scratch, nonce) => {
  const { folder } = request
  const stryker = requiredPackage(folder, '@stryker-mutator/core')
  const planted = plantedMutants(nonce)
  const settings = testCommands(request).map((command) => ({
    ...vitestSettings({ ...request, command, purpose: 'tests', seed: propertySeed }, null, scratch),
    planted,
  }))
  const vitestConfig = await writeVitestConfig(settings, scratch, null)
  const config = join(scratch, 'stryker.json')
  const options = strykerConfig(request, scratch, vitestConfig)
  await writeFile(
    config,
    JSON.stringify({ ...options, mutate: [...mutatePatterns(request), `${planted}:1-${idle.length}`] }),
  )
  await placeAssets(['evidence', 'strykerReporter'], scratch)
  await writeFile(join(folder, planted), changesNothing)
  return {
    argv: [process.execPath, join(stryker, 'bin/stryker.js'), 'run', config],
    env: quietEnv,
    reports: [{ format: 'mutation-json', path: null }],
    seed: null,
    planted: [join(folder, planted)],
  }
}

/** Of tests, a quarter of all each: a mutant that one of them alone runs is tried without the others, as the product's are. */
const groups = Array.from({ length: 12 }, (_, at) => `group${at}`)
const idle = ['all', ...groups].map((name) => `function ${name}(given) { return given }\n`)

/** A setup file whose mutants no test can tell apart: every test runs the first. Only the lines of `idle` are mutated. */
const changesNothing = `${idle.join('')}
import { createHash } from 'node:crypto'
import { beforeEach } from 'vitest'

beforeEach(({ task }) => {
  const lots = createHash('sha256').update(import.meta.url + task.file.name + task.name).digest()
  all(lots)
  for (const [at, group] of [${groups.join(', ')}].entries()) if (lots[at] < 64) group(lots)
})
`

/** Options of stryker-mutator.io/docs/stryker-js/configuration; nothing of the project's own config is read. */
function strykerConfig(request: MeasureRequest<StrykerCommand>, scratch: string, vitestConfig: string): object {
  return {
    testRunner: 'vitest',
    plugins: [
      join(requiredPackage(request.folder, '@stryker-mutator/vitest-runner'), 'dist/src/index.js'),
      join(scratch, 'stryker-reporter.mjs'),
    ],
    // `related` would leave out tests that reach a source without importing it.
    vitest: { configFile: vitestConfig, related: false },
    coverageAnalysis: 'perTest',
    reporters: ['helix'],
    // Each acceptance test must notice a mutant by itself: then the first test that fails does not end a mutant's run.
    disableBail: triesTargets(request),
    incremental: false,
    thresholds: { high: 100, low: 0, break: null },
    // Without a tsconfig Stryker needs no TypeScript API, which TypeScript 7 no longer has.
    tsconfigFile: 'no-tsconfig.json',
    disableTypeChecks: true,
    symlinkNodeModules: true,
    tempDirName: join(scratch, 'sandboxes'),
    cleanTempDir: 'always',
    allowConsoleColors: false,
    allowEmpty: true,
    checkers: [],
    logLevel: 'warn',
    packageManager: 'npm',
  }
}

/** Whether mutants are tried with tests of a red bar, of which the end of a cycle asks what each noticed. */
function triesTargets({ command, policy }: MeasureRequest<StrykerCommand>): boolean {
  return command.tests.some((name) => redBarIndex(policy, name) !== -1)
}

function mutatePatterns({ command, changed }: MeasureRequest<StrykerCommand>): string[] {
  const without = [
    '!**/*.{test,spec,bench}.*',
    '!**/*.d.{ts,mts,cts}',
    `!**/!(${sourceEndings.map((end) => `*.${end}`).join('|')})`,
  ]
  if (!changed) return [...command.mutate, ...without]
  const isMutated = picomatch([...command.mutate])
  const ranges = [...changed]
    .filter(([path]) => isMutated(path))
    .flatMap(([path, lines]) => lines.map(([from, to]) => `${path}:${from}-${to}`))
  return [...ranges, ...without]
}

const sourceEndings = ['cjs', 'mjs', 'js', 'cts', 'mts', 'ts', 'jsx', 'tsx']

function testCommands({ command, policy }: MeasureRequest<StrykerCommand>): VitestCommand[] {
  return command.tests.map((name) => {
    const found = policy.commands[name]
    if (found?.kind === 'vitest') return found
    throw new HelixError(
      'gates/unknown-command',
      `command ${command.name} names ${name} in \`tests\`, which is not a Vitest command`,
      {
        hint: `Name commands with \`runner: vitest\` in commands.${command.name}.tests of playbook.yml.`,
      },
    )
  })
}
