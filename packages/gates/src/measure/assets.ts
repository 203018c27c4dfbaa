import { copyFile, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { oneScript } from './one-script.ts'

/** Files that are copied beside the generated config of a run. The build copies the folder `assets` beside this module's chunk. */
const assets = {
  evidence: new URL('./assets/evidence.mjs', import.meta.url),
  reporter: new URL('./assets/reporter.mjs', import.meta.url),
  counter: new URL('./assets/assertion-counter.mjs', import.meta.url),
  places: new URL('./assets/assertion-places.mjs', import.meta.url),
  matchers: new URL('./assets/matcher-probe.mjs', import.meta.url),
  guard: new URL('./assets/assertion-guard.mjs', import.meta.url),
  assertCounter: new URL('./assets/assert-counter.mjs', import.meta.url),
  nodeProbe: new URL('./assets/node-probe.mjs', import.meta.url),
  nodeHook: new URL('./assets/node-hook.mjs', import.meta.url),
  nodeNotes: new URL('./assets/node-notes.mjs', import.meta.url),
  vitestNotes: new URL('./assets/vitest-notes.mjs', import.meta.url),
  probe: new URL('./assets/property-probe.mjs', import.meta.url),
  failure: new URL('./assets/failure.mjs', import.meta.url),
  nodeReporter: new URL('./assets/node-reporter.mjs', import.meta.url),
  jestReporter: new URL('./assets/jest-reporter.mjs', import.meta.url),
  jestCounter: new URL('./assets/jest-counter.mjs', import.meta.url),
  jestConfig: new URL('./assets/jest-config.mjs', import.meta.url),
  pytestStart: new URL('./assets/helix_run', import.meta.url),
  pytestAsserts: new URL('./assets/helix_asserts.py', import.meta.url),
  pytestCases: new URL('./assets/helix_cases.py', import.meta.url),
  pytestCi: new URL('./assets/helix_ci.py', import.meta.url),
  pytestEquals: new URL('./assets/helix_equals.py', import.meta.url),
  pytestFailure: new URL('./assets/helix_failure.py', import.meta.url),
  pytestIdle: new URL('./assets/helix_idle.py', import.meta.url),
  pytestOptions: new URL('./assets/helix_options.py', import.meta.url),
  pytestOrder: new URL('./assets/helix_order.py', import.meta.url),
  pytestOwn: new URL('./assets/helix_own.py', import.meta.url),
  pytestPlugin: new URL('./assets/helix_pytest.py', import.meta.url),
  pytestSaid: new URL('./assets/helix_said.py', import.meta.url),
  pytestSettings: new URL('./assets/helix_settings.py', import.meta.url),
  playwrightReporter: new URL('./assets/playwright-reporter.mjs', import.meta.url),
  strykerReporter: new URL('./assets/stryker-reporter.mjs', import.meta.url),
  vitestConfig: new URL('./assets/vitest-config.mjs', import.meta.url),
} as const

/** Places assets into a folder under their own names. */
export async function placeAssets(names: readonly (keyof typeof assets)[], folder: string): Promise<void> {
  await Promise.all(names.map((name) => copyFile(assets[name], join(folder, basename(assets[name].pathname)))))
}

/** The text of assets as one script (`oneScript`), each behind those that it imports. */
export async function scriptOf(names: readonly (keyof typeof assets)[], place: string): Promise<string> {
  const modules = names.map(async (name) => {
    return { name: basename(assets[name].pathname), text: await readFile(assets[name], 'utf8') }
  })
  return oneScript(await Promise.all(modules), place)
}
