import { recordedGit, type TestRepo } from '@helix/testkit'
import { expect, onTestFinished, vi } from 'vitest'
import { helix } from './product.ts'

/** The git commands that `helix verify` starts, in CI and so without what an earlier one remembered. */
export async function commandsOf(repo: TestRepo): Promise<string[]> {
  const { path, commands } = recordedGit()
  vi.stubEnv('PATH', path)
  vi.stubEnv('CI', 'true')
  onTestFinished(() => void vi.unstubAllEnvs())
  const { code, stdout } = await helix(repo, ['verify', '--static'])
  vi.unstubAllEnvs()
  expect([code, stdout]).toEqual([0, expect.stringContaining('judged')])
  return commands().toSorted()
}
