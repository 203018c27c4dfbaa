import type { PlaywrightCommand } from '@helix/core'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Adapter } from './adapter.ts'
import { placeAssets } from './assets.ts'
import { collectedFiles } from './collected-files.ts'
import { requiredPackage } from './installed.ts'

/**
 * Playwright Test under the project's own config, whose retries, reporters and limits are overruled. It has an order of its
 * own. HelixError `gates/not-installed`. Options: playwright.dev/docs/test-cli.
 */
export const preparePlaywright: Adapter<PlaywrightCommand> = async ({ command, folder }, scratch, nonce) => {
  const playwright = requiredPackage(folder, '@playwright/test')
  const report = join(scratch, `${nonce}.json`)
  const reporter = join(scratch, 'reporter.mjs')
  await placeAssets(['failure', 'playwrightReporter'], scratch)
  await writeFile(
    reporter,
    `import { playwrightReporter } from './playwright-reporter.mjs'

export default playwrightReporter(${JSON.stringify({ path: report, nonce, root: folder })})
`,
  )
  const files = await collectedFiles(folder, command.files)
  return {
    argv: [
      process.execPath, join(playwright, 'cli.js'), 'test',
      `--reporter=${reporter}`, '--retries=0', '--max-failures=0', '--forbid-only', '--update-snapshots=none',
      `--output=${join(scratch, 'output')}`,
      // Files are named by regular expressions over their paths.
      ...(files.length === 0 ? command.files : files).map((path) => `^${literal(join(folder, path))}$`),
    ],
    env: {},
    reports: [{ format: 'helix-json', path: report }],
    seed: null,
  } // prettier-ignore
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
