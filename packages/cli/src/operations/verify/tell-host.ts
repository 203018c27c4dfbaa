import { appendFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Finding } from '@helix/core'
import { playbookPath } from '@helix/playbook'
import { atomicWrite } from '@helix/process'
import type { Io } from '../../io.ts'
import { hostOf } from '../../hosts/host.ts'
import type { Told } from '../../render/hosted/told.ts'

/**
 * Hands what was judged to the host whose job this is: on GitHub a summary for the page of the run, on GitLab a code
 * quality report where HELIX_CODE_QUALITY names a file. Nothing anywhere else.
 */
export function tellHost(io: Io, told: Told): Promise<void> {
  return tell(io, told.findings, ({ renderJobSummary }) => renderJobSummary(told))
}

/** The same of a run that could not come to an end. */
export function tellFailure(io: Io, findings: readonly Finding[]): Promise<void> {
  return tell(io, findings, ({ renderFailedJob }) => renderFailedJob(findings))
}

type Summaries = typeof import('../../render/hosted/job-summary.ts')

async function tell(io: Io, findings: readonly Finding[], summarize: (summaries: Summaries) => string): Promise<void> {
  const { env } = io
  const host = hostOf(env)
  const summary = env['GITHUB_STEP_SUMMARY'] ?? ''
  if (host === 'github' && summary !== '') {
    await appendFile(summary, summarize(await import('../../render/hosted/job-summary.ts')))
  }
  const report = env['HELIX_CODE_QUALITY'] ?? ''
  if (host === 'gitlab' && report !== '') {
    const { renderCodeQuality } = await import('../../render/hosted/code-quality.ts')
    // A note about no place is no flaw of anything, and is left to the log.
    const flaws = findings.filter(({ severity, where }) => severity !== 'note' || where !== undefined)
    await atomicWrite(resolve(io.cwd, report), renderCodeQuality(flaws, playbookPath))
  }
}
