import type { Finding } from '@helix/core'
import type { Git } from '@helix/git'
import type { CommitFacts } from '../increments/commit-request.ts'

/** One thing that a commit must be of which more than its paths and message tell; its findings carry its codes and no others. */
export interface CommitRule {
  codes: readonly string[]
  /** Whether there is anything to check: nearly all commits call for nothing. */
  concerns(facts: CommitFacts): boolean
  check(git: Git, facts: CommitFacts): Finding[] | Promise<Finding[]>
}

/** Whether a commit is the last one of what is judged. */
export function isTip({ standing, stand }: Pick<CommitFacts, 'standing' | 'stand'>): boolean {
  return stand.increment.commit === standing.commit
}
