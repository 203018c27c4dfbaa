import type { Approval, Finding, Oid } from '@helix/core'
import { approvalPath, countApprovals } from '@helix/evidence'
import { type Git, readTree } from '@helix/git'
import { adrNumber, type SpecDocument } from '@helix/spec'
import {
  amendmentsIn,
  type CycleAmendment,
  amendmentsOf,
  openingSince,
} from '../../../repository/amendments/amendments.ts'
import { approvalsAt } from '../../../repository/approvals/approvals-at.ts'
import { specAt } from '../../../repository/spec/spec-at.ts'
import { unlessUnreadable } from '../../../repository/unless-unreadable.ts'
import type { CommitFacts } from '../increments/commit-request.ts'

/**
 * A change of the spec outside SPEC_DRAFT is an amendment: its ADR stands in the same commit and says what it does. Whatever a
 * commit calls itself: an ADR that amends opens frozen tests, so each that it brings must hold and be approved.
 */
export async function judgeAmendment(git: Git, facts: CommitFacts): Promise<Finding[]> {
  const { stand, policy, sorted } = facts
  const brought = await broughtBy(git, facts)
  if (brought.length === 0) return sorted.kind === 'amendment' ? [missing] : []
  const { increment } = stand
  const [parent = ''] = increment.parents
  const [before, after] = await Promise.all([
    unlessUnreadable(specAt(git, parent, policy.spec.path)),
    unlessUnreadable(specAt(git, increment.tree, policy.spec.path)),
  ])
  if (before === null || after === null) return [missing]
  const approvals = await unspent(git, facts, parent)
  return (await Promise.all(brought.map((one) => judgeOne(facts, one, { before, after, approvals })))).flat()
}

/**
 * The approvals that count for an amendment. A yes serves once: where the same amendment is on record already, the spec has been
 * changed back since, and one that was there by then is not counted.
 */
async function unspent(git: Git, { approvals }: CommitFacts, parent: Oid) {
  const [onRecord, there] = await Promise.all([amendmentsIn(git, parent, null), approvalsAt(git, parent)])
  const { amendmentDigest } = await import('../../../repository/spec/markdown-reader.ts')
  const made = new Set(onRecord.map(({ amendment }) => amendmentDigest(amendment)))
  const served = new Set(there.filter(({ of }) => made.has(of)).map(approvalPath))
  return approvals.filter((approval) => !served.has(approvalPath(approval)))
}

/** The amendments that a commit brings; one that only gets another number is not brought anew. */
async function broughtBy(git: Git, { stand, own }: CommitFacts): Promise<CycleAmendment[]> {
  const changes = own.changes.filter(({ path }) => adrNumber(path) !== null)
  const brought = await amendmentsOf(git, changes, 'after')
  const gone = changes.filter(({ after }) => after === null)
  if (brought.length === 0 || gone.length === 0) return brought
  const since = openingSince({ cycleStart: stand.cycleStart, done: stand.before.done })
  // One from before opens nothing any more; under a new name it would.
  const old = new Set(since === null ? [] : (await readTree(git, since)).map(({ path }) => path))
  const { amendmentDigest } = await import('../../../repository/spec/markdown-reader.ts')
  const renamed = await amendmentsOf(git, gone.filter(({ path }) => !old.has(path)), 'before') // prettier-ignore
  const known = new Set(renamed.map(({ amendment }) => amendmentDigest(amendment)))
  return brought.filter(({ amendment }) => !known.has(amendmentDigest(amendment)))
}

async function judgeOne(
  { stand: { increment }, policy, landing, now }: CommitFacts,
  { path, amendment }: CycleAmendment,
  { approvals, ...specs }: { before: SpecDocument; after: SpecDocument; approvals: readonly Approval[] },
): Promise<Finding[]> {
  const { amendmentDigest, checkAmendment } = await import('../../../repository/spec/markdown-reader.ts')
  const of = amendmentDigest(amendment)
  const counted = countApprovals({ kind: 'spec', of, approvals, authors: [increment.author], policy, now })
  const findings = checkAmendment(amendment, { ...specs, approvals: counted.counted })
  return [...findings.map((finding) => awaited(finding, landing, path)), ...counted.findings.filter(isNote)]
}

/** Before it lands, an approval is awaited, not lacking. */
function awaited(finding: Finding, landing: boolean, path: string): Finding {
  const placed = { ...finding, where: { path, ...finding.where } }
  return finding.code === 'AMEND-APPROVAL' && !landing ? { ...placed, severity: 'warning' } : placed
}

function isNote({ severity }: Finding): boolean {
  return severity === 'note'
}

const missing: Finding = {
  severity: 'error',
  code: 'AMEND-MISSING',
  message: 'the spec changes outside of SPEC_DRAFT without an ADR that says why',
  fix: 'helix amend "<why>"',
}
