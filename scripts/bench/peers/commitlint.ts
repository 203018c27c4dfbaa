import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { start } from '../start.ts'

/** Installs commitlint with its conventional rules; its command, or null (and why, on standard error) where npm cannot. */
export function installCommitlint(folder: string): string | null {
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), '{"private":true}')
  try {
    const packages = ['@commitlint/cli@21', '@commitlint/config-conventional@21']
    start(['npm', 'install', '--no-audit', '--no-fund', '--loglevel=error', ...packages], { cwd: folder })
  } catch (error) {
    process.stderr.write(`commitlint is not run beside: ${error instanceof Error ? error.message : String(error)}\n`)
    return null
  }
  writeFileSync(
    join(folder, 'commitlint.config.mjs'),
    // The prefix of Helix stands before the type.
    `export default {
  extends: ['@commitlint/config-conventional'],
  parserPreset: { parserOpts: { headerPattern: /^(?:STEP\\[\\d+\\/\\d+\\] )?(\\w+)(?:\\(([^)]*)\\))?!?: (.*)$/ } },
  rules: { 'body-max-line-length': [0], 'footer-max-line-length': [0] },
}
`,
  )
  return join(folder, 'node_modules', '@commitlint', 'cli', 'cli.js')
}
