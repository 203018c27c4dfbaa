import type { Approval, Finding, Increment, Oid, Policy, Principal } from '@helix/core'
import { countApprovals, waives, isSamePerson } from '@helix/evidence'
import { currentUser, diffTrees, type Git } from '@helix/git'
import { dayOf } from '../../decide/in-words.ts'
import { makersOf } from '../../decide/makers-of.ts'
import { type WaivedFinding, type Waiver, waiverWords } from '../../decide/waiver-words.ts'
import { approvalsAt } from './approvals-at.ts'
import { bytesIn } from './bytes-at.ts'
import type { Here } from '../open.ts'
import { readHistory } from '../standing/increments.ts'

export interface WaiverFacts {
  policy: Policy
  approvals: readonly Approval[]
  /** Who made what the finding is about. */
  authors: readonly Principal[]
  /** Seconds since the epoch. */
  now: number
}

/** The approval that stands for a finding of a commit, among those that count: in time, signed, by another than the author. */
export function waiverFor({
  policy,
  approvals,
  authors,
  now,
}: WaiverFacts): (finding: Finding, commit: Oid, bytes?: Oid | null) => Approval | null {
  const waivers = approvals.filter(({ kind }) => kind === 'finding')
  const counted = [...new Set(waivers.map(({ of }) => of))].flatMap(
    (of) => countApprovals({ kind: 'finding', of, approvals: waivers, authors, policy, now }).counted,
  )
  return (finding, commit, bytes) => given(counted, finding, commit, bytes)
}

/** A waiver of what a change makes of a test or a source, which was once given for the place alone, stays what it was. */
function given(
  approvals: readonly Approval[],
  finding: Finding,
  commit: Oid,
  bytes: Oid | null | undefined,
): Approval | null {
  const bound = waives(approvals, finding, commit, bytes)
  return bound ?? (finding.code.startsWith('INTEGRITY-') ? waives(approvals, finding, commit) : null)
}

/** An open finding with the reason why what somebody said of it does not waive it, where somebody did. */
export function withUncounted(
  finding: Finding,
  commit: Oid,
  { bytes, ...facts }: WaiverFacts & { bytes?: Oid | null | undefined },
): Finding {
  const said = facts.approvals.filter((approval) => given([approval], finding, commit, bytes) !== null)
  const [of] = said.map((approval) => approval.of)
  if (of === undefined) return finding
  const [why] = countApprovals({ kind: 'finding', of, ...facts, approvals: said }).findings
  return why === undefined ? finding : { ...finding, message: `${finding.message} (not waived: ${why.message})` }
}

/** A finding as people see it once somebody waived it: who, until when and why, and nothing to do; an author of what it is about is said to be one. */
export function asWaived(finding: Finding, { by, why, until }: Approval, authors: readonly Principal[]): WaivedFinding {
  const isOwn = authors.some((author) => isSamePerson(by, author))
  const end = until === undefined ? {} : { until: dayOf(until) }
  const waiver: Waiver = { by: isOwn ? `${by}, SELF-APPROVED` : by, why, ...end }
  const { fix: _, ...what } = finding
  return { ...what, severity: 'note', message: `${finding.message}${waiverWords(waiver)}`, waiver }
}

/** Which findings of a tree that would be committed on HEAD a person waived; who commits here makes what differs. */
export async function waivedIn(
  here: Pick<Here, 'git' | 'head' | 'standing'>,
  tree: Oid,
  { now, closing = false }: { now: number; closing?: boolean },
): Promise<(finding: Finding) => boolean> {
  const { git, head, standing } = here
  const approvals = await approvalsAt(git, tree)
  if (approvals.every(({ kind }) => kind !== 'finding')) return () => false
  const waiver = waiverFor({ policy: standing.policy, approvals, authors: await makersWith(here, tree, closing), now })
  const bytes = await bytesIn(git, tree)
  return (finding) => waiver(finding, head, bytes(finding)) !== null
}

/** Who would have made what is measured, were this tree committed on HEAD; `closing`: as the end of the active step. */
export async function makersWith(
  { git, head, standing }: Pick<Here, 'git' | 'head' | 'standing'>,
  tree: Oid,
  closing = false,
): Promise<Principal[]> {
  const { policy, base, stands, here, cycleStart } = standing
  const began = closing ? (here.done.at(-1)?.commit ?? cycleStart) : null
  const [{ email: author }, changes, pushed] = await Promise.all([
    currentUser(git),
    diffTrees(git, head, tree),
    passedSince(git, began, base),
  ])
  const made = changes.length === 0 ? [] : [{ author, parents: [head], changes }]
  return makersOf(policy, [...pushed, ...stands.map(({ increment }) => increment), ...made])
}

/** What has passed already of a step that began at a commit; null begins at the base. */
export async function passedSince(git: Git, began: Oid | null, base: Oid): Promise<Increment[]> {
  return began === null ? [] : (await readHistory(git, [began], base)).increments
}
