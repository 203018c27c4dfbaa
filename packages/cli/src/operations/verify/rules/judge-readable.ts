import type { Finding } from '@helix/core'
import { type Git, readTree } from '@helix/git'
import { policyAt } from '../../../repository/policy-at.ts'
import { specDigest } from '../../../repository/spec/tree-spec.ts'
import { isUnreadable } from '../../../repository/unless-unreadable.ts'
import type { CommitFacts } from '../increments/commit-request.ts'
import { movesPolicy } from './judge-signing.ts'

/** Whether a commit changes what nothing can be judged by while nobody can read it: the rules, or the spec. */
export function changesWhatIsRead({ policy, stand }: Pick<CommitFacts, 'policy' | 'stand'>): boolean {
  const { changes } = stand.increment
  return movesPolicy(policy, changes) || changes.some(({ path }) => path === policy.spec.path)
}

/** COMMIT-UNREADABLE: the rules or the spec of a commit cannot be read. What was before them stays in force. */
export async function judgeReadable(git: Git, { policy, stand }: CommitFacts): Promise<Finding[]> {
  const { tree } = stand.increment
  try {
    await Promise.all([policyAt(git, tree), specDigest(git, await readTree(git, tree), policy.spec.path)])
    return []
  } catch (error) {
    if (!isUnreadable(error)) throw error
    const { message, hint, where } = error
    return [
      { severity: 'error', code: 'COMMIT-UNREADABLE', message, ...(where && { where }), ...(hint && { fix: hint }) },
    ]
  }
}
