import type { Approval, ApprovalKind, Digest, Finding, Principal, Signer } from '@helix/core'
import { verifyApproval } from './sign-approval.ts'

export interface ApprovalQuestion {
  kind: ApprovalKind
  /** Digest of what must be approved. */
  of: Digest
  approvals: readonly Approval[]
  /** Who made what is approved. */
  authors: readonly Principal[]
  /** The playbook lets authors approve their own work. */
  self: boolean
  signing: 'none' | 'ssh'
  signers: readonly Signer[]
  /** Seconds since the epoch. */
  now: number
}

export interface ApprovalCount {
  /** How many different people (and keys) say yes. */
  count: number
  /** One of them made it: shown as SELF-APPROVED everywhere. */
  selfApproved: boolean
  counted: Approval[]
  /** Why the others don't count, and a note where somebody approved own work. */
  findings: Finding[]
}

/**
 * Counts who approves exactly this. One principal and one key count once; expired ones, those of authors (unless `self`)
 * and, where the repository signs, those without a valid signature do not. Findings: APPROVAL-EXPIRED,
 * APPROVAL-BY-AUTHOR, SELF-APPROVED, SIG-….
 */
export function countApprovals(question: ApprovalQuestion): ApprovalCount {
  const result: ApprovalCount = { count: 0, selfApproved: false, counted: [], findings: [] }
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
    if (!checked.own) continue
    result.selfApproved = true
    result.findings.push({ severity: 'note', code: 'SELF-APPROVED', message: `${approval.by} approved own work` })
  }
  return result
}

type Checked = { finding: Finding } | { identities: string[]; own: boolean }

function check(approval: Approval, question: ApprovalQuestion): Checked {
  const { by, until } = approval
  if (until !== undefined && question.now > until) {
    const ended = new Date(until * 1000).toISOString().slice(0, 10)
    return { finding: error('APPROVAL-EXPIRED', `the approval by ${by} ended on ${ended}`) }
  }
  const identities = [fold(by)]
  if (question.signing === 'ssh') {
    const verdict = verifyApproval(approval, question.signers, question.now)
    if (!verdict.valid) return { finding: verdict.finding }
    identities.push(verdict.signer.key)
  }
  const own = question.authors.some((author) =>
    identitiesOf(author, question).some((held) => identities.includes(held)),
  )
  if (own && !question.self) return { finding: error('APPROVAL-BY-AUTHOR', `${by} made what the approval is for`) }
  return { identities, own }
}

/** An author is known by name, and by every key listed under that name. */
function identitiesOf(author: Principal, { signers }: ApprovalQuestion): string[] {
  const keys = signers.filter(({ principal }) => fold(principal) === fold(author)).map(({ key }) => key)
  return [fold(author), ...keys]
}

function fold(principal: Principal): string {
  return principal.trim().toLowerCase()
}

function error(code: string, message: string): Finding {
  return { severity: 'error', code, message }
}
