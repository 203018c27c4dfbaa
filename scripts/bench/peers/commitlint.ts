import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { start } from '../start.ts'

/** Installs commitlint with its conventional rules; its script and options, or null (and why, on standard error) where npm cannot. */
export function installCommitlint(folder: string): readonly string[] | null {
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), '{"private":true}')
  try {
    const packages = ['@commitlint/cli@21', '@commitlint/config-conventional@21']
    start(['npm', 'install', '--no-audit', '--no-fund', '--loglevel=error', ...packages], { cwd: folder })
  } catch (error) {
    process.stderr.write(`commitlint is not run beside: ${error instanceof Error ? error.message : String(error)}\n`)
    return null
  }
  const config = join(folder, 'commitlint.config.mjs')
  writeFileSync(config, rules)
  return [join(folder, 'node_modules', '@commitlint', 'cli', 'cli.js'), '--config', config]
}

// The label of Helix stands before the type.
const rules = `export default {
  extends: ['@commitlint/config-conventional'],
  parserPreset: { parserOpts: { headerPattern: /^(?:STEP\\[\\d+\\/\\d+\\] )?(\\w+)(?:\\(([^)]*)\\))?!?: (.*)$/, headerCorrespondence: ['type', 'scope', 'subject'] } },
  rules: { 'body-max-line-length': [0], 'footer-max-line-length': [0] },
}
`
