import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** Registers what must happen when the folder is no longer needed: vitest's `onTestFinished`, `afterAll`, or your own. */
export type Cleanup = (dispose: () => void) => void

/**
 * An empty folder of its own, real path without links, removed when the test ends.
 * Outside a test pass who removes it: `temporaryFolder(afterAll)` at the top of a `describe`.
 */
export function temporaryFolder(cleanup: Cleanup = onTestFinished): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'helix-test-'))
  cleanup(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
  return folder
}
