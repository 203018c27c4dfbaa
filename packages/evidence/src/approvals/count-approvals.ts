import type { Approval, ApprovalKind, Digest, Finding, Policy, Principal, Signer } from '@helix/core'
import { isHardwareKey } from '../sshsig/keys/index.ts'
import { foldPrincipal } from './same-person.ts'
import { verifyApproval } from './sign-approval.ts'

export type ApprovalPolicy = Pick<Policy, 'self' | 'signing'> & { signers: readonly Signer[] }

export interface ApprovalQuestion {
  kind: ApprovalKind
  /** Digest of what must be approved. */
  of: Digest
  approvals: readonly Approval[]
  /** Who made what is approved. */
  authors: readonly Principal[]
  /** By whose rules it is counted: who may sign, and whether authors may approve their own work. */
  policy: ApprovalPolicy
  /** Seconds since the epoch. */
  now: number
}

export interface ApprovalCount {
  /** How many different people (and keys) say yes. */
  count: number
  /** One of them made it: shown as SELF-APPROVED everywhere. */
  selfApproved: boolean
  /** One of them signed with a key that a program can use without its owner: shown as UNATTENDED-CAPABLE. */
  unattended: boolean
  counted: Approval[]
  /** Why the others don't count, and notes about those that do. */
  findings: Finding[]
}

/**
 * Counts who approves exactly this. One principal and one key count once; expired ones, those of authors (unless `self`)
 * and, where the repository signs, those without a valid signature do not; for a review CI vouches, which handed it in.
 * Findings: APPROVAL-EXPIRED, APPROVAL-BY-AUTHOR, SIG-…; notes: SELF-APPROVED, UNATTENDED-CAPABLE.
 */
export function countApprovals(question: ApprovalQuestion): ApprovalCount {
  const result: ApprovalCount = { count: 0, selfApproved: false, unattended: false, counted: [], findings: [] }
  const seen = new Set<string>()
  for (const approval of question.approvals) {
    if (approval.kind !== question.kind || approval.of !== question.of) continue
    const checked = check(approval, question)
    if ('finding' in checked) {
      result.findings.push(checked.finding)
      continue
    }
    if (checked.identities.some((identity) => seen.has(identity))) continue
    for (const identity of checked.identities) seen.add(identity)
    result.counted.push(approval)
    result.count++
    result.selfApproved ||= checked.own
    result.unattended ||= checked.unattended
    result.findings.push(...notesOf(approval, checked))
  }
  return result
}

type Checked = { finding: Finding } | Counting

interface Counting {
  identities: string[]
  own: boolean
  unattended: boolean
}

function notesOf({ by, review }: Approval, { own, unattended }: Counting): Finding[] {
  const how = review === undefined ? 'with a key that needs nobody to touch it' : `in a review on ${review.host}`
  return [
    ...(own ? [note('SELF-APPROVED', `${by} approved own work`)] : []),
    ...(unattended ? [note('UNATTENDED-CAPABLE', `${by} approved ${how}`)] : []),
  ]
}

function check(approval: Approval, question: ApprovalQuestion): Checked {
  const { by, until } = approval
  if (until !== undefined && question.now > until) {
    const ended = new Date(until * 1000).toISOString().slice(0, 10)
    return { finding: error('APPROVAL-EXPIRED', `the approval by ${by} ended on ${ended}`) }
  }
  const { self, signing, signers } = question.policy
  const identities = [foldPrincipal(by)]
  // A token of the host can review, as a program can use a key on a disk.
  let unattended = approval.review !== undefined
  if (signing === 'ssh' && approval.review === undefined) {
    const verdict = verifyApproval(approval, signers, question.now)
    if (!verdict.valid) return { finding: verdict.finding }
    identities.push(verdict.signer.key)
    unattended = !isHardwareKey(verdict.signer.key)
  }
  const own = question.authors.some((author) =>
    identitiesOf(author, question).some((held) => identities.includes(held)),
  )
  if (own && !self) return { finding: error('APPROVAL-BY-AUTHOR', `${by} made what the approval is for`) }
  return { identities, own, unattended }
}

/** An author is known by name, and by every key listed under that name. */
function identitiesOf(author: Principal, { policy }: ApprovalQuestion): string[] {
  const keys = policy.signers
    .filter(({ principal }) => foldPrincipal(principal) === foldPrincipal(author))
    .map(({ key }) => key)
  return [foldPrincipal(author), ...keys]
}

function error(code: string, message: string): Finding {
  return { severity: 'error', code, message }
}

function note(code: string, message: string): Finding {
  return { severity: 'note', code, message }
}
