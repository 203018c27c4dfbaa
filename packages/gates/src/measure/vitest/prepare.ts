import type { BenchCommand, VitestCommand } from '@helix/core'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Adapter, MeasureRequest } from '../adapter.ts'
import { placeAssets } from '../assets.ts'
import { installedPackage, requiredPackage } from '../installed.ts'
import { quietEnv } from '../quiet-env.ts'
import { type Canary, plantCanary } from './canary.ts'
import { forcedSettings } from './settings.ts'

const configNames = ['vitest', 'vite'].flatMap((name) =>
  ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'].map((end) => `${name}.config.${end}`),
)

/** Vitest's tests or benchmarks under a config that Helix owns. HelixError `gates/not-installed`. */
export const prepareVitest: Adapter<VitestCommand | BenchCommand> = async (request, scratch, nonce) => {
  const { command, folder, purpose, seed } = request
  const vitest = requiredPackage(folder, 'vitest')
  if (purpose === 'coverage') requiredPackage(folder, '@vitest/coverage-v8')
  const canary = command.kind === 'vitest' ? await plantCanary(scratch) : null
  const settings = { ...vitestSettings(request, folder, scratch), canary: canary?.file }
  const config = await writeVitestConfig([settings], scratch, { nonce, root: folder, canary })
  const mode = command.kind === 'vitest-bench' ? 'bench' : 'run'
  return {
    argv: [
      process.execPath, join(vitest, 'vitest.mjs'), mode,
      '--root', folder, '--config', config, '--configLoader', 'native',
    ], // prettier-ignore
    // Its workers are not told: `assets/vitest-config.mjs` takes it away.
    env: quietEnv,
    reports: [
      { format: 'helix-json', path: null },
      ...(purpose === 'coverage' ? [{ format: 'lcov' as const, path: join(scratch, 'coverage/lcov.info') }] : []),
    ],
    seed,
  }
}

/** What `assets/vitest-config.mjs` needs to know of one command. `root` null means: the folder that the runner is in. */
export function vitestSettings(
  request: MeasureRequest<VitestCommand | BenchCommand>,
  root: string | null,
  scratch: string,
): object {
  const { command, folder, seed } = request
  return {
    command: command.name,
    vite: requiredPackage(requiredPackage(folder, 'vitest'), 'vite'),
    root,
    configFile: configNames.find((name) => existsSync(join(folder, name))) ?? null,
    project: command.kind === 'vitest' ? command.project : undefined,
    files: command.files,
    seed,
    probe: installedPackage(folder, 'fast-check') !== null,
    counter: command.kind === 'vitest' && command.service === undefined && request.purpose !== 'mutation',
    forced: forcedSettings(request, scratch),
  }
}

/** Writes the config of a run and answers its path. Without a report no reporter is set: Stryker brings its own. */
export async function writeVitestConfig(
  settings: readonly object[],
  scratch: string,
  report: { nonce: string; root: string; canary: Canary | null } | null,
): Promise<string> {
  await placeAssets(
    ['evidence', 'reporter', 'failure', 'probe', 'vitestNotes', 'counter', 'places', 'matchers', 'guard', 'vitestConfig'],
    scratch,
  ) // prettier-ignore
  await writeFile(join(scratch, 'matcher-setup.mjs'), lastSetup)
  await writeFile(join(scratch, 'guard-setup.mjs'), firstSetup(false))
  await writeFile(join(scratch, 'counting-setup.mjs'), firstSetup(true))
  const path = join(scratch, 'vitest.config.mjs')
  const reporter = report ? `config.test.reporters = [helixReporter(${JSON.stringify(report)})]` : ''
  await writeFile(
    path,
    `import { helixReporter } from './reporter.mjs'
import { helixConfigs } from './vitest-config.mjs'

export default async () => {
  const config = await helixConfigs(${JSON.stringify(settings)})
  ${reporter}
  return config
}
`,
  )
  return path
}

/**
 * The setup file before all of the project's: it loads whatever Helix asks with, for a project's setup may mock what is loaded later,
 * and tells of tests that began without the last one.
 */
const firstSetup = (counts: boolean): string => `import * as vitest from 'vitest'
import { guardMember, guardMethods, noteOf, ownMatchers } from './assertion-guard.mjs'
import { countAfterEach } from './assertion-counter.mjs'
import { isTried, tryAfterEach } from './matcher-probe.mjs'

const { afterEach, chai } = vitest
guardMethods(chai.Assertion.prototype, [...ownMatchers, 'assert'])
guardMember(globalThis, 'expect')
const start = () => {
  ${counts ? 'countAfterEach(vitest)\n  ' : ''}tryAfterEach(vitest)
}
const place = Symbol.for('helix:start')
if (globalThis[place] === undefined) Object.defineProperty(globalThis, place, { value: start })
afterEach(({ task }) => {
  const isOver = ['fail', 'skip'].includes(task.result?.state)
  if (!isOver && !isTried(task)) noteOf(task, 'helixSilent', ['what Helix asks after each test'])
})
`

/** The setup file behind all of the project's: what it registers runs before what these did. It imports nothing that could be mocked. */
const lastSetup = `globalThis[Symbol.for('helix:start')]()\n`
