import type { Finding, Judgement, Principal, Signer } from '@helix/core'
import { namespaces } from '../sshsig/namespaces.ts'
import type { SshPrivateKey } from '../sshsig/private-key.ts'
import { signSsh } from '../sshsig/sign-ssh.ts'
import { verifySsh } from '../sshsig/verify-ssh.ts'
import { judgementPayload } from './judgement.ts'

/** The judgement with a signature by `principal` in namespace `helix-judge`; an earlier signature is replaced. */
export function signJudgement(judgement: Judgement, privateKey: SshPrivateKey, principal: Principal): Judgement {
  const namespace = namespaces.judge
  const armored = signSsh({ privateKey, namespace, message: judgementPayload(judgement) })
  return { ...judgement, signature: { principal, namespace, armored } }
}

/**
 * Why the signature does not hold: SIG-MISSING or a finding of `verifySsh`; null when it holds. `at` in seconds since the
 * epoch.
 */
export function verifyJudgement(judgement: Judgement, signers: readonly Signer[], at: number): Finding | null {
  const { signature } = judgement
  if (signature === null) {
    return { severity: 'error', code: 'SIG-MISSING', message: `judgement ${judgement.sequence} is not signed` }
  }
  const { principal, armored } = signature
  const message = judgementPayload(judgement)
  const verdict = verifySsh({ armored, namespace: namespaces.judge, message, signers, at, principal })
  return verdict.valid ? null : verdict.finding
}
