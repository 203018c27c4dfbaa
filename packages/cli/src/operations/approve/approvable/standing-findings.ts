import type { Finding, Oid, Principal } from '@helix/core'
import { currentUser, treeOf, writeTree } from '@helix/git'
import { closesStep } from '../../../decide/replay.ts'
import { gatherCandidate } from '../../../hooks/gather-candidate.ts'
import { judgeCompleted } from '../../../hooks/judge-message.ts'
import { bytesAt } from '../../../repository/approvals/bytes-at.ts'
import { makersWith } from '../../../repository/approvals/waivers.ts'
import { claimOf } from '../../../repository/claim.ts'
import { readVerdicts } from '../../../repository/figures.ts'
import { readRefusedMessage } from '../../../repository/local/refused-message.ts'
import type { Here } from '../../../repository/open.ts'
import { authorsOf, judgeRange } from '../../verify/increments/judge-range.ts'

/** A finding that stands now, with what a waiver of it is bound to. */
export interface Standing {
  finding: Finding
  authors: readonly Principal[]
  /** The commit that it is wrong with; null where it is about a file, or about what was measured. */
  commit: Oid | null
  /** The commit that makes of a file what it is about, or the tree that would. */
  made?: Oid
  bytes?: Oid | null | undefined
}

/** What the rules say of the commits since the base, and what the gates said of HEAD's tree and of what is staged on it. */
export async function standingFindings(here: Here): Promise<Standing[]> {
  const { git, head, standing } = here
  const commits = await judgeRange(git, standing, { landing: true, now: 0 })
  const increments = standing.stands.map(({ increment }) => increment)
  const own = increments.map(async (increment, at): Promise<Standing[]> => {
    const { findings = [] } = commits[at] ?? {}
    const bytes = await bytesAt(git, increment.tree, findings)
    return findings.map((told) => ({
      finding: withoutCommit(told, increment.commit),
      authors: authorsOf(told, { policy: standing.policy, increment, increments }),
      commit: told.where?.path === undefined ? increment.commit : null,
      ...(bytes(told) !== undefined && { made: increment.commit, bytes: bytes(told) }),
    }))
  })
  const last = standing.stands.at(-1)
  const headTree = await treeOf(git, head)
  const measured = await Promise.all([
    measuredFindings(here, await writeTree(git), { closing: false }),
    measuredFindings(here, headTree, { closing: last !== undefined && closesStep(last), made: head }),
  ])
  return [...(await Promise.all(own)).flat(), ...measured.flat(), ...(await refusedFindings(here))]
}

/** What the rules say of what is staged, under the message that a hook refused and kept; who commits it is its author. */
async function refusedFindings({ git }: Here): Promise<Standing[]> {
  const message = await readRefusedMessage(git)
  const facts = message === null ? null : await gatherCandidate(git, { amending: false, concluding: false })
  if (message === null || facts === null || facts.merging || facts.changes.length === 0) return []
  const [findings, { email }] = await Promise.all([
    judgeCompleted({ git, amending: false, ...facts }, message),
    currentUser(git),
  ])
  const bytes = await bytesAt(git, await writeTree(git), findings)
  return findings
    .filter(({ where }) => where?.path !== undefined)
    .map((finding) => ({ finding, authors: [email], commit: null, bytes: bytes(finding) }))
}

/** What the gates said of the claim that the active step is done. */
export async function claimedFindings(here: Here): Promise<Standing[]> {
  const { position } = here.standing
  return position === 'idle' ? [] : measuredFindings(here, (await claimOf(here, position)).tree, { closing: true })
}

async function measuredFindings(
  here: Here,
  tree: Oid,
  { closing, made = tree }: { closing: boolean; made?: Oid },
): Promise<Standing[]> {
  const { git, standing } = here
  const [known, authors] = await Promise.all([
    readVerdicts(git, tree, standing.policy),
    makersWith(here, tree, closing),
  ])
  const findings = (known?.verdicts ?? []).flatMap((verdict) => verdict.findings)
  const bytes = await bytesAt(git, tree, findings)
  return findings.map((finding) => ({
    finding,
    authors,
    commit: null,
    ...(bytes(finding) !== undefined && { made, bytes: bytes(finding) }),
  }))
}

/** The finding as the rule made it, before it was told with its commit. */
function withoutCommit(finding: Finding, commit: Oid): Finding {
  const name = finding.where?.name?.replace(commit.slice(0, 12), '').trim()
  const { name: _, ...place } = finding.where ?? {}
  const where = name === undefined || name === '' ? place : { ...place, name }
  if (Object.keys(where).length > 0) return { ...finding, where }
  const { where: __, ...bare } = finding
  return bare
}
