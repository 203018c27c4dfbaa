import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** Where a journal may be kept until the test has finished. */
export function aFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'evenly-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, 'evenly.sqlite')
}
