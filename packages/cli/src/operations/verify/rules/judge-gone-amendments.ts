import { type Finding, shellWord } from '@helix/core'
import type { Git } from '@helix/git'
import { adrNumber } from '@helix/spec'
import { amendmentsOf, type CycleAmendment } from '../../../repository/amendments/amendments.ts'
import type { CommitFacts } from '../increments/commit-request.ts'

/**
 * Whether an amendment goes from the record: it is why the spec says what it says, and while it is there each Done asks for
 * all earlier exits again. A new number keeps it. AMEND-GONE.
 */
export async function judgeGoneAmendments(git: Git, { own }: CommitFacts): Promise<Finding[]> {
  const changes = own.changes.filter(({ path }) => adrNumber(path) !== null)
  const was = await amendmentsOf(git, changes, 'before')
  if (was.length === 0) return []
  const { amendmentDigest } = await import('../../../repository/spec/markdown-reader.ts')
  const digestOf = ({ amendment }: CycleAmendment) => amendmentDigest(amendment)
  const kept = new Set((await amendmentsOf(git, changes, 'after')).map(digestOf))
  return was
    .filter((one) => !kept.has(digestOf(one)))
    .map(({ path }) => ({
      severity: 'error',
      code: 'AMEND-GONE',
      message: `${path} is why the spec was changed, and this commit deletes or rewrites it`,
      where: { path },
      fix: `bring it back; what it decides is changed by another: git checkout HEAD^ -- ${shellWord(path)}`,
    }))
}
