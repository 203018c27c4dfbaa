import type { Digest, Finding, Increment, Policy } from '@helix/core'
import { isApprovalPath } from '@helix/evidence'
import { movesPolicy } from './rules/judge-signing.ts'

interface Refused {
  /** Digest of the rules that what is measured was judged by. */
  by: Digest
  /** The rules at the newest commit. */
  policy: Policy
  /** The commits since the base, oldest first. */
  increments: readonly Pick<Increment, 'commit' | 'changes'>[]
}

/**
 * What is measured is judged by the rules at the base. Where those have changed since, work that needs the new ones is refused
 * until the change has been judged alone: which commit ends its first change, and how. Null where nothing comes after it.
 */
export function rulesFirst({ by, policy, increments }: Refused): Finding | null {
  if (by === policy.digest) return null
  const first = increments.findIndex(({ changes }) => movesPolicy(policy, changes))
  const after = increments.findIndex(
    ({ changes }, at) =>
      at > first && !movesPolicy(policy, changes) && !changes.every(({ path }) => isApprovalPath(path)),
  )
  const last = increments[after - 1]
  if (first < 0 || last === undefined) return null
  const name = last.commit.slice(0, 12)
  const alone = `where the work needs them, judge them first: git switch -c rules-first ${name} && helix verify --sign`
  return {
    severity: 'note',
    code: 'POLICY-FIRST',
    message: `the rules changed up to ${name}; what is measured is judged by those before, until that has passed alone`,
    fix:
      policy.signing === 'none'
        ? alone
        : `where the work needs them, push them first: git push origin ${name}:<branch>`,
  }
}
