import type { Finding, Increment, Oid, Verdict } from '@helix/core'
import type { Git } from '@helix/git'
import { openFindings } from '../../../decide/open-findings.ts'
import { isUngated } from '../../../decide/is-ungated.ts'
import { makersOf } from '../../../decide/makers-of.ts'
import type { Io } from '../../../io.ts'
import { judgeTree } from '../../../measuring/judge/judge-tree.ts'
import type { Measuring } from '../../../measuring/measuring.ts'
import { quickConditions } from '../../../measuring/judge/quick-conditions.ts'
import { commitSituation } from '../../../measuring/situation.ts'
import { approvalsAt } from '../../../repository/approvals/approvals-at.ts'
import type { Standing } from '../../../repository/standing/standing.ts'
import { bytesAt } from '../../../repository/approvals/bytes-at.ts'
import { waiverFor } from '../../../repository/approvals/waivers.ts'
import { placed, policiesAlong } from '../increments/judge-range.ts'

/** One commit that was measured by itself. */
export interface JudgedAlone {
  commit: Oid
  verdicts: Verdict[]
  /** Why it is red, each with the commit. */
  findings: Finding[]
}

interface EachRequest {
  standing: Standing
  measuring: Measuring
  /** Commits that are measured by more than their quick gates. */
  except: ReadonlySet<Oid>
}

/**
 * Runs the quick gates of every commit since the base, each in a checkout of its own tree and by the rules before it: what
 * its pre-commit hook would have said. Commits of which no gate reads a file are left out, as the hook does.
 */
export async function judgeEach(
  git: Git,
  io: Io,
  { standing, measuring, except }: EachRequest,
): Promise<JudgedAlone[]> {
  const approvals = await approvalsAt(git, standing.commit)
  const judged: JudgedAlone[] = []
  const increments: Increment[] = []
  for (const { stand, policy } of await policiesAlong(git, standing)) {
    const { commit, tree, changes, parents, lane } = stand.increment
    increments.push(stand.increment)
    if (except.has(commit) || (parents.length < 2 && isUngated(policy, changes))) continue
    const situation = await commitSituation(git, standing, stand, policy)
    const conditions = quickConditions(policy, situation.position, lane ?? null)
    const { verdicts } = await judgeTree(git, io, situation, { conditions, measuring })
    const waiver = waiverFor({ policy, approvals, authors: makersOf(policy, increments), now: io.now() })
    const errors = openFindings(verdicts)
    const bytes = await bytesAt(git, tree, errors)
    const findings = errors.filter((finding) => waiver(finding, commit, bytes(finding)) === null)
    judged.push({ commit, verdicts, findings: findings.map((finding) => placed(finding, commit)) })
  }
  return judged
}
