import type { Finding, HostName } from '@helix/core'
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
  return host === null ? asItIs : logs[host](token)
}

const logs: Readonly<Record<HostName, (token: () => string) => Promise<HostLog>>> = {
  async github(token) {
    const { githubAnnotations, githubJson, githubLog } = await import('./github-log.ts')
    return { text: (text) => githubLog(text, token()), json: githubJson, annotations: githubAnnotations }
  },
  // GitLab's runner obeys escape sequences and the carriage returns of its sections, and nothing else.
  gitlab: async () => ({ ...asItIs, text: (await import('./plain-text.ts')).plainText }),
}

/** The library is loaded where it is needed: a hook and a line of status need none. */
function newToken(): string {
  return process.getBuiltinModule('node:crypto').randomUUID()
}
