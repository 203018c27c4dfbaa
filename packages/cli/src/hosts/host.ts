import type { Io } from '../io.ts'

/** A service that runs jobs and shows what they print. */
export type HostName = 'github' | 'gitlab'

/**
 * The service that this process is a job of, by the variable that each documents for this question; null anywhere else,
 * also in other CI.
 */
export function hostOf(env: Io['env']): HostName | null {
  if (env['GITHUB_ACTIONS'] === 'true') return 'github'
  return env['GITLAB_CI'] === 'true' ? 'gitlab' : null
}
