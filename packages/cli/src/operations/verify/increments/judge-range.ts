import type { Finding, Increment, Oid, Policy, Principal } from '@helix/core'
import { type Git, headState, keepRange, mergeAhead, type Sides } from '@helix/git'
import { makersOf } from '../../../decide/makers-of.ts'
import { isStale, mendInHistory } from '../../../decide/mend-in-history.ts'
import type { Stand } from '../../../decide/replay.ts'
import { approvalsAt } from '../../../repository/approvals/approvals-at.ts'
import { bytesAt } from '../../../repository/approvals/bytes-at.ts'
import { basePolicy, policyAt } from '../../../repository/policy-at.ts'
import { unlessUnreadable } from '../../../repository/unless-unreadable.ts'
import { surroundingsOf } from '../../../repository/surroundings.ts'
import type { Standing } from '../../../repository/standing/standing.ts'
import { asWaived, waiverFor } from '../../../repository/approvals/waivers.ts'
import { beginningBefore } from '../../restamp/landed.ts'
import { Alike } from './alike.ts'
import type { CommitRequest } from './commit-request.ts'
import { type CommitRules, commitRules } from '../rules/commit-rules.ts'
import { judgeCommit } from './judge-commit.ts'
import { landedAmong } from './landed-among.ts'
import { labelsWhereMade } from './label-where-made.ts'
import { isSigningStill, movesPolicy } from '../rules/judge-signing.ts'

/** What one commit of the range breaks. */
export interface JudgedCommit {
  commit: Oid
  subject: string
  findings: Finding[]
}

export interface RangeOptions {
  /** The range lands now: approvals must be there; before, they are awaited. */
  landing: boolean
  /** Seconds since the epoch. */
  now: number
}

/**
 * Judges every commit since the base by the rules as they were before it: the base's policy, and after a policy commit
 * that one's. Approvals count as the tip holds them. The commit that adopts Helix is not judged.
 */
export async function judgeRange(
  git: Git,
  standing: Standing,
  { landing, now }: RangeOptions,
  rules: CommitRules = commitRules,
): Promise<JudgedCommit[]> {
  const approvals = [...(await approvalsAt(git, standing.commit)), ...standing.reviews]
  const surroundingsAt = surroundingsOf(git)
  const labelWhereMade = labelsWhereMade(git)
  const alike = new Alike()
  const increments = standing.stands.map(({ increment }) => increment)
  keepRange(git, standing.commit, increments)
  await mergeAhead(git, sidesIn(increments))
  const judged: JudgedCommit[] = []
  for (const { stand, policy } of await policiesAlong(git, standing)) {
    const { commit, message } = stand.increment
    const request = { standing, stand, policy, surroundingsAt, labelWhereMade, alike, approvals, landing, now }
    const found = judgeCommit(git, request, rules)
    const findings = found instanceof Promise ? await found : found
    const told = findings.length === 0 ? findings : await asTold(git, request, increments, findings)
    judged.push({ commit, subject: firstLine(message.text), findings: told })
  }
  return withMends(git, standing, judged)
}

/** Each finding with its commit; one that somebody waived, as that. */
async function asTold(
  git: Git,
  { standing, stand: { increment }, policy, approvals, now }: CommitRequest,
  increments: readonly Increment[],
  findings: readonly Finding[],
): Promise<Finding[]> {
  const { commit, tree } = increment
  const bytes = await bytesAt(git, tree, findings)
  return findings.map((finding) => {
    const authors = authorsOf(finding, { policy, increment, increments })
    const never = isSigningStill(finding.code, standing.policy, now)
    const waiver = never ? null : waiverFor({ policy, approvals, authors, now })(finding, commit, bytes(finding))
    const here = placed(finding, commit)
    return waiver === null || finding.severity !== 'error' ? here : asWaived(here, waiver, authors)
  })
}

/** Each finding with what mends it where it is. */
async function withMends(git: Git, standing: Standing, judged: readonly JudgedCommit[]): Promise<JudgedCommit[]> {
  const broken = judged.filter(({ findings }) => findings.some(({ severity }) => severity === 'error'))
  if (broken.length === 0) return [...judged]
  const landed = await landedAmong(git, broken.map(({ commit }) => commit)) // prettier-ignore
  const stale = broken.find(({ commit, findings }) => !landed.has(commit) && findings.some(isStale))?.commit
  const { branch } = await headState(git)
  const stays =
    stale === undefined ? null : await beginningBefore(git, stale, { tip: standing.commit, branch, standing })
  const oldestFixed = oldestFixedOf(judged.filter(({ commit }) => !landed.has(commit)))
  return judged.map(({ commit, subject, findings }) => {
    const where = { commit, tip: standing.commit, oldestFixed, stays, landed: landed.has(commit) }
    return { commit, subject, findings: findings.map((finding) => mendInHistory(finding, findings, where)) }
  })
}

/** The oldest commit that a fixup names by its first line; null where none does. */
function oldestFixedOf(commits: readonly JudgedCommit[]): Oid | null {
  const fixups = commits.filter(({ findings }) => findings.some(({ code }) => code === 'MSG-FIXUP'))
  const named = new Set(fixups.map(({ subject }) => subject.replace(/^(?:(?:fixup|squash|amend)! )+/, '')))
  return commits.find(({ subject }) => named.has(subject))?.commit ?? null
}

/** Of every merge that git can make. */
function sidesIn(increments: readonly Increment[]): Sides[] {
  const sides: Sides[] = []
  for (const { parents } of increments) {
    if (parents.length !== 2) continue
    const [ours, theirs] = parents
    if (ours !== undefined && theirs !== undefined) sides.push([ours, theirs])
  }
  return sides
}

function firstLine(text: string): string {
  const end = text.indexOf('\n')
  return end < 0 ? text : text.slice(0, end)
}

/** The commits since the base, oldest first, each with the policy that it is judged by. */
export async function policiesAlong(git: Git, standing: Standing): Promise<{ stand: Stand; policy: Policy }[]> {
  let policy = await basePolicy(git, standing)
  const along: { stand: Stand; policy: Policy }[] = []
  for (const stand of standing.stands) {
    along.push({ stand, policy })
    const { commit, changes } = stand.increment
    if (movesPolicy(policy, changes)) policy = (await unlessUnreadable(policyAt(git, commit))) ?? policy
  }
  return along
}

/** Who made what a finding of a commit is about: its author, or those of the range where it is about a file that others brought. */
export function authorsOf(
  { where }: Finding,
  { policy, increment, increments }: { policy: Policy; increment: Increment; increments: readonly Increment[] },
): Principal[] {
  const isOwn = where?.path === undefined || increment.changes.some(({ path }) => path === where.path)
  return isOwn ? [increment.author] : makersOf(policy, increments)
}

/** The finding with the commit that it is about. */
export function placed({ where, ...finding }: Finding, commit: Oid): Finding {
  return { ...finding, where: { ...where, name: [commit.slice(0, 12), where?.name].filter(Boolean).join(' ') } }
}

/** The errors of a range, in the order of its commits. */
export function rangeErrors(commits: readonly JudgedCommit[]): Finding[] {
  return commits.flatMap(({ findings }) => findings).filter(({ severity }) => severity === 'error')
}
