import type { PlaywrightCommand } from '@helix/core'
import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Adapter } from './adapter.ts'
import { placeAssets } from './assets.ts'
import { collectedFiles } from './collected-files.ts'
import { requiredPackage } from './installed.ts'
import { pathPattern } from './path-pattern.ts'
import { plantedAt, type Planted } from './planted.ts'

/**
 * Playwright Test under the project's own config, whose retries, reporters and limits are overruled. Helix's own tests lie in the
 * judged folder, for it collects none from elsewhere. It has an order of its own. HelixError `gates/not-installed`. Options: playwright.dev/docs/test-cli.
 */
export const preparePlaywright: Adapter<PlaywrightCommand> = async ({ command, folder }, scratch, nonce) => {
  const playwright = requiredPackage(folder, '@playwright/test')
  const reporter = join(scratch, 'reporter.mjs')
  const files = await collectedFiles(folder, command.files)
  const canary = await plantBeside(folder, files)
  await placeAssets(['evidence', 'failure', 'playwrightReporter'], scratch)
  await writeFile(
    reporter,
    `import { playwrightReporter } from './playwright-reporter.mjs'

export default playwrightReporter(${JSON.stringify({ nonce, root: folder, files: files.map((path) => join(folder, path)), canary })})
`,
  )
  return {
    argv: [
      process.execPath, join(playwright, 'cli.js'), 'test',
      `--reporter=${reporter}`, '--retries=0', '--max-failures=0', '--forbid-only', '--update-snapshots=none',
      `--output=${join(scratch, 'output')}`,
      // Files are named by regular expressions over their paths.
      ...(files.length === 0 ? command.files : files).map((path) => pathPattern(join(folder, path))),
      ...(canary === null ? [] : [pathPattern(canary.file)]),
    ],
    env: {},
    reports: [{ format: 'helix-json', path: null }],
    seed: null,
    planted: canary === null ? [] : [canary.file],
  } // prettier-ignore
}

/**
 * Helix's tests beside one of the project's, under a name that ends as most of theirs do: so its projects take them as they take
 * these, and none that others wait for. Null where there is no file of tests.
 */
async function plantBeside(folder: string, files: readonly string[]): Promise<Planted | null> {
  const usual = mostFrequent(files.map(endingOf))
  const beside = files.find((path) => endingOf(path) === usual)
  if (beside === undefined) return null
  const file = join(folder, dirname(beside), `${randomUUID()}${endingOf(beside)}`)
  return plantedAt(file, `import { expect, test } from '@playwright/test'`, (a, b) => `expect(${a}).toBe(${b})`)
}

/** `.spec.ts` of `cart.spec.ts`. */
function endingOf(path: string): string {
  return basename(path).replace(/^[^.]+/, '')
}

function mostFrequent(names: readonly string[]): string | undefined {
  const counts = Map.groupBy(names, (name) => name)
  return [...counts].toSorted(([, one], [, other]) => other.length - one.length)[0]?.[0]
}
