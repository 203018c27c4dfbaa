import { appendFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { playbookPath } from '@helix/playbook'
import { atomicWrite } from '@helix/process'
import type { Io } from '../../io.ts'
import { hostOf } from '../../render/hosted/host.ts'
import type { Told } from '../../render/hosted/told.ts'

/**
 * Hands what was judged to the host whose job this is: on GitHub a summary for the page of the run, on GitLab a code
 * quality report where HELIX_CODE_QUALITY names a file. Nothing anywhere else.
 */
export async function tellHost(io: Io, told: Told): Promise<void> {
  const { env } = io
  const host = hostOf(env)
  const summary = env['GITHUB_STEP_SUMMARY'] ?? ''
  if (host === 'github' && summary !== '') {
    const { renderJobSummary } = await import('../../render/hosted/job-summary.ts')
    await appendFile(summary, renderJobSummary(told))
  }
  const report = env['HELIX_CODE_QUALITY'] ?? ''
  if (host === 'gitlab' && report !== '') {
    const { renderCodeQuality } = await import('../../render/hosted/code-quality.ts')
    await atomicWrite(resolve(io.cwd, report), renderCodeQuality(told.findings, playbookPath))
  }
}
