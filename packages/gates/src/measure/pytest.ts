import type { PytestCommand } from '@helix/core'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { Adapter } from './adapter.ts'
import { placeAssets } from './assets.ts'
import { collectedFiles } from './collected-files.ts'

/** The script that starts pytest, the plugin, and its modules. */
const parts = [
  'pytestStart', 'pytestPlugin', 'pytestSettings', 'pytestSaid', 'pytestOwn', 'pytestEquals', 'pytestFailure', 'pytestCases', 'pytestCi',
  'pytestAsserts', 'pytestIdle', 'pytestOptions', 'pytestOrder',
] as const // prettier-ignore

/**
 * pytest of the project's environment (`.venv` of the judged folder, else the python3 that is found), told of by Helix's own
 * plugin. Options: docs.pytest.org, "Command-line flags".
 */
export const preparePytest: Adapter<PytestCommand> = async ({ command, folder, purpose, seed }, scratch, nonce) => {
  const coverage = join(scratch, `${nonce}.lcov`)
  await placeAssets(parts, scratch)
  const files = await collectedFiles(folder, command.files)
  const covers = purpose === 'coverage'
  const options = covers ? await coverageOptions(folder, command.coverage ?? [], coverage) : []
  return {
    argv: [
      pythonOf(folder), join(scratch, 'helix_run'), '-p', 'helix_pytest',
      // Orders, reruns and workers of the project's own would stand beside Helix's.
      ...['cacheprovider', 'randomly', 'random_order', 'rerunfailures', 'flaky', 'xdist'].flatMap((name) => ['-p', `no:${name}`]),
      '--rootdir', folder, '--continue-on-collection-errors', '--assert=rewrite',
      ...forcedSettings.flatMap((setting) => ['-o', setting]),
      ...options, '-q',
      // Without any, pytest would look for files by rules of its own.
      ...(files.length === 0 ? command.files : files),
    ],
    env: {
      CI: '1',
      HELIX_PYTEST: JSON.stringify({ nonce, root: folder, seed }),
      // The tree's own packages come before installed copies of them, which may lead to other sources.
      HELIX_PATH: ['src', ''].map((path) => join(folder, path)).filter((path) => existsSync(path)).join(delimiter),
      PYTHONDONTWRITEBYTECODE: '1',
      PYTHONHASHSEED: String(seed),
    },
    reports: [{ format: 'helix-json', path: null }, ...(covers ? [{ format: 'lcov' as const, path: coverage }] : [])],
    seed,
  } // prettier-ignore
}

/** Settings of the project's configuration that would hide tests or let failures pass, and one that tells of assertions that held. */
const forcedSettings = [
  'enable_assertion_pass_hook=true',
  'xfail_strict=true',
  'python_files=*.py',
  'python_functions=test',
  'python_classes=Test',
]

async function coverageOptions(folder: string, globs: readonly string[], path: string): Promise<string[]> {
  const sources = [...new Set((await collectedFiles(folder, globs)).map((file) => file.split('/')[0] ?? file))]
  return [...sources.map((source) => `--cov=${source}`), `--cov-report=lcov:${path}`, '--cov-config=/dev/null']
}

function pythonOf(folder: string): string {
  const own = [join(folder, '.venv/bin/python'), join(folder, '.venv/Scripts/python.exe')]
  return own.find((path) => existsSync(path)) ?? 'python3'
}
