import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

test(
  'a build leaves the command on the PATH where it is, and nothing else of an older one',
  { timeout: 120_000 },
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'helix-build-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    mkdirSync(join(folder, 'bin'))
    for (const name of ['bin/helix', 'old.js']) writeFileSync(join(folder, name), '')

    const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'build.ts'), folder], {
      encoding: 'utf8',
    })

    expect([status, stderr]).toEqual([0, ''])
    expect(['bin/helix', 'helix.js', 'old.js'].map((name) => existsSync(join(folder, name)))).toEqual([
      true,
      true,
      false,
    ])
  },
)
