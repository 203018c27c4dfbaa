import type { Approval, Finding, Signer } from '@helix/core'
import { namespaces } from '../sshsig/namespaces.ts'
import type { SshPrivateKey } from '../sshsig/private-key.ts'
import { signSsh } from '../sshsig/sign-ssh.ts'
import { verifySsh } from '../sshsig/verify-ssh.ts'
import { approvalPayload } from './approval-file.ts'

/** The approval with a signature of its approver in namespace `helix-approve`; an earlier signature is replaced. */
export function signApproval(approval: Approval, privateKey: SshPrivateKey): Approval {
  const namespace = namespaces.approve
  return withSignature(approval, signSsh({ privateKey, namespace, message: approvalPayload(approval) }))
}

/** The approval with a signature that was made elsewhere (by ssh-keygen, say) over its payload. */
export function withSignature(approval: Approval, armored: string): Approval {
  return { ...approval, signature: { principal: approval.by, namespace: namespaces.approve, armored } }
}

export type ApprovalVerdict = { valid: true; signer: Signer } | { valid: false; finding: Finding }

/**
 * Whether `approval.by` signed it. Findings: SIG-MISSING, SIG-PRINCIPAL (signed as somebody else) and those of
 * `verifySsh`. `at` in seconds since the epoch.
 */
export function verifyApproval(approval: Approval, signers: readonly Signer[], at: number): ApprovalVerdict {
  const { signature, by } = approval
  if (signature === null) return no('SIG-MISSING', `the approval by ${by} is not signed`)
  if (signature.principal !== by)
    return no('SIG-PRINCIPAL', `the approval by ${by} is signed as ${signature.principal}`)
  const message = approvalPayload(approval)
  return verifySsh({ armored: signature.armored, namespace: namespaces.approve, message, signers, at, principal: by })
}

function no(code: string, message: string): ApprovalVerdict {
  return { valid: false, finding: { severity: 'error', code, message } }
}
