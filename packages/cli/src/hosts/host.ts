import { type HostName, hostNames } from '@helix/core'
import type { Io } from '../io.ts'

/** How a host shows itself without being asked. */
interface HostSigns {
  /** Where its repositories lie, unless it is somebody's own. */
  domain: string
  /** Files of a repository that tell it what to run. */
  jobs: RegExp
  /** The variable that is `true` in each of its jobs, as it documents. */
  variable: string
}

export const hosts: Readonly<Record<HostName, HostSigns>> = {
  github: { domain: 'github.com', jobs: /^\.github\/workflows\/[^/]+\.ya?ml$/, variable: 'GITHUB_ACTIONS' },
  gitlab: { domain: 'gitlab.com', jobs: /^\.gitlab-ci\.yml$/, variable: 'GITLAB_CI' },
}

/** The host that this process is a job of; null anywhere else, also in other CI. */
export function hostOf(env: Io['env']): HostName | null {
  return hostNames.find((name) => env[hosts[name].variable] === 'true') ?? null
}
