import { appendFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Finding, HostName } from '@helix/core'
import { playbookPath } from '@helix/playbook'
import { atomicWrite } from '@helix/process'
import type { Io } from '../../io.ts'
import { hostOf } from '../../hosts/host.ts'
import type { Told } from '../../render/hosted/told.ts'

/** Hands what was judged to the host whose job this is. Nothing anywhere else. */
export function tellHost(io: Io, told: Told): Promise<void> {
  return tell(io, told.findings, ({ renderJobSummary }) => renderJobSummary(told))
}

/** The same of a run that could not come to an end. */
export function tellFailure(io: Io, findings: readonly Finding[]): Promise<void> {
  return tell(io, findings, ({ renderFailedJob }) => renderFailedJob(findings))
}

type Summarize = (summaries: typeof import('../../render/hosted/job-summary.ts')) => string

async function tell(io: Io, findings: readonly Finding[], summarize: Summarize): Promise<void> {
  const host = hostOf(io.env)
  if (host !== null) await tellers[host](io, findings, summarize)
}

const tellers: Readonly<
  Record<HostName, (io: Io, findings: readonly Finding[], summarize: Summarize) => Promise<void>>
> = {
  /** A summary for the page of the run. */
  async github({ env }, _findings, summarize) {
    const summary = env['GITHUB_STEP_SUMMARY'] ?? ''
    if (summary !== '') await appendFile(summary, summarize(await import('../../render/hosted/job-summary.ts')))
  },
  /** A code quality report where HELIX_CODE_QUALITY names a file. */
  async gitlab({ cwd, env }, findings) {
    const report = env['HELIX_CODE_QUALITY'] ?? ''
    if (report === '') return
    const { renderCodeQuality } = await import('../../render/hosted/code-quality.ts')
    // A note about no place is no flaw of anything, and is left to the log.
    const flaws = findings.filter(({ severity, where }) => severity !== 'note' || where !== undefined)
    await atomicWrite(resolve(cwd, report), renderCodeQuality(flaws, playbookPath))
  },
}
