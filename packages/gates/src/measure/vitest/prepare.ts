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
  await writeFile(
    join(scratch, 'matcher-setup.mjs'),
    `import * as vitest from 'vitest'\nimport { tryAfterEach } from './matcher-probe.mjs'\n\ntryAfterEach(vitest)\n`,
  )
  await writeFile(
    join(scratch, 'guard-setup.mjs'),
    `import { chai } from 'vitest'
import { guardMember, guardMethods, ownMatchers } from './assertion-guard.mjs'

guardMethods(chai.Assertion.prototype, [...ownMatchers, 'assert'])
guardMember(globalThis, 'expect')
`,
  )
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
