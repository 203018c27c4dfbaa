import type { Increment, Policy, Principal } from '@helix/core'
import { layerOf, progressPath } from '@helix/playbook'
import { changedPaths } from './changed-paths.ts'

/** A commit, or what would be one, as far as who made what in it is asked. */
export type Making = Pick<Increment, 'author' | 'parents' | 'changes'>

/**
 * Who made what is measured at the last of these commits: all who changed more than prose and what Helix writes. Who only merges, approves
 * or says that a step is done makes nothing, unless nobody else did.
 */
export function makersOf(policy: Policy, commits: readonly Making[]): Principal[] {
  const working = commits.filter((commit) => changedPaths(commit).some((path) => isWork(policy, path)))
  return [...new Set((working.length > 0 ? working : commits.slice(-1)).map(({ author }) => author))]
}

function isWork(policy: Policy, path: string): boolean {
  return path !== progressPath && !['free', 'helix'].includes(layerOf(policy, path)?.name ?? '')
}
