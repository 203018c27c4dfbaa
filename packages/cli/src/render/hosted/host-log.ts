import type { Finding } from '@helix/core'
import type { Io } from '../../io.ts'
import { hostOf } from '../../hosts/host.ts'

/** How what Helix prints reaches a log: on a host, so that nothing which an author wrote is a command to it. */
export interface HostLog {
  text(text: string): string
  json(text: string): string
  annotations(findings: readonly Finding[]): string
}

const asItIs: HostLog = { text: (text) => text, json: (text) => text, annotations: () => '' }

/** The log of the host that this process runs on; outside of one, text stays as it is, and nothing more is loaded. */
export async function hostLog(env: Io['env'], token: () => string = newToken): Promise<HostLog> {
  const host = hostOf(env)
  if (host === null) return asItIs
  // GitLab's runner obeys escape sequences and the carriage returns of its sections, and nothing else.
  if (host === 'gitlab') return { ...asItIs, text: (await import('./plain-text.ts')).plainText }
  const { githubAnnotations, githubJson, githubLog } = await import('./github-log.ts')
  return { text: (text) => githubLog(text, token()), json: githubJson, annotations: githubAnnotations }
}

/** The library is loaded where it is needed: a hook and a line of status need none. */
function newToken(): string {
  return process.getBuiltinModule('node:crypto').randomUUID()
}
