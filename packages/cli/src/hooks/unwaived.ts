import type { Finding } from '@helix/core'
import { waivedIn } from '../repository/approvals/waivers.ts'
import { standingAt } from '../repository/standing/standing.ts'
import type { Candidate } from './candidate.ts'

/** What no person has waived of what is wrong with the commit that git is about to make. */
export async function unwaived(
  findings: readonly Finding[],
  { git, tree, standing: { commit } }: Candidate,
  now: number,
): Promise<Finding[]> {
  const standing = await standingAt(git, commit)
  if (standing === null) return [...findings]
  const isWaived = await waivedIn({ git, head: commit, standing }, tree, { now })
  return findings.filter((finding) => !isWaived(finding))
}
