import type { JestCommand } from '@helix/core'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Adapter } from './adapter.ts'
import { placeAssets } from './assets.ts'
import { collectedFiles } from './collected-files.ts'
import { plantTests } from './planted.ts'
import { packageVersion, requiredPackage } from './installed.ts'

/** Jest under a config that Helix owns. HelixError `gates/not-installed`. Options: jestjs.io/docs/cli. */
export const prepareJest: Adapter<JestCommand> = async ({ command, folder, purpose, seed }, scratch, nonce) => {
  const jest = requiredPackage(folder, 'jest')
  const report = join(scratch, `${nonce}.json`)
  const coverage = join(scratch, 'coverage')
  const covers = purpose === 'coverage'
  const imports = `const { expect, test } = require('@jest/globals')`
  const canary = await plantTests(scratch, imports, (a, b) => `expect(${a}).toBe(${b})`)
  const settings = {
    jestConfig: requiredPackage(requiredPackage(jest, 'jest-cli'), 'jest-config'),
    root: folder,
    files: command.files,
    reporter: { path: report, nonce, root: folder, canary },
    coverage: covers ? { globs: command.coverage ?? [], folder: coverage } : null,
  }
  await placeAssets(['failure', 'jestReporter', 'jestConfig'], scratch)
  const config = join(scratch, 'jest.config.mjs')
  await writeFile(
    config,
    `import { jestConfig } from './jest-config.mjs'\n\nexport default () => jestConfig(${JSON.stringify(settings)})\n`,
  )
  const files = await collectedFiles(folder, command.files)
  // Older releases know no shuffled order.
  const shuffles = packageVersion(jest) >= 29.5
  return {
    argv: [
      process.execPath, '--experimental-vm-modules', '--disable-warning=ExperimentalWarning', join(jest, 'bin/jest.js'),
      '--config', config, '--ci', ...(shuffles ? ['--randomize', `--seed=${seed}`] : []),
      '--runTestsByPath', ...files.map((path) => join(folder, path)), canary.file,
    ],
    env: {},
    reports: [
      { format: 'helix-json', path: report },
      ...(covers ? [{ format: 'lcov' as const, path: join(coverage, 'lcov.info') }] : []),
    ],
    seed: shuffles ? seed : null,
  } // prettier-ignore
}
