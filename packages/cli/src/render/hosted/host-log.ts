import { randomUUID } from 'node:crypto'
import type { Finding } from '@helix/core'
import type { Io } from '../../io.ts'
import { githubAnnotations, githubJson, githubLog } from './github-log.ts'
import { hostOf } from './host.ts'
import { plainText } from './plain-text.ts'

/** How what Helix prints reaches a log: on a host, so that nothing which an author wrote is a command to it. */
export interface HostLog {
  text(text: string): string
  json(text: string): string
  annotations(findings: readonly Finding[]): string
}

const asItIs: HostLog = { text: (text) => text, json: (text) => text, annotations: () => '' }

/** The log of the host that this process runs on; outside of one, text stays as it is. */
export function hostLog(env: Io['env'], token: () => string = randomUUID): HostLog {
  const host = hostOf(env)
  if (host === 'github') {
    return { text: (text) => githubLog(text, token()), json: githubJson, annotations: githubAnnotations }
  }
  // GitLab's runner obeys escape sequences and the carriage returns of its sections, and nothing else.
  return host === 'gitlab' ? { ...asItIs, text: plainText } : asItIs
}
