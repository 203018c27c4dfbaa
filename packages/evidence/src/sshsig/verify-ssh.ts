import type { Finding, Principal, Signer } from '@helix/core'
import { openPublicKey } from './keys/index.ts'
import { hashAlgorithm, readSshSignature, signedData, type SshSignature } from './sshsig.ts'

export interface SshClaim {
  armored: string
  /** Only signatures made for this purpose count. */
  namespace: string
  message: string | Uint8Array
  signers: readonly Signer[]
  /** Seconds since the epoch at which the key must be valid. */
  at: number
  /** Who is said to have signed; without it any allowed signer will do. */
  principal?: Principal
}

export type SshVerdict = { valid: true; signer: Signer } | { valid: false; finding: Finding }

/**
 * Whether the signature is one of an allowed signer over exactly this message for exactly this namespace; agrees with
 * `ssh-keygen -Y verify`. Findings: SIG-ARMOR, SIG-NAMESPACE, SIG-ALGORITHM, SIG-SIGNER, SIG-PRINCIPAL, SIG-EXPIRED,
 * SIG-MESSAGE.
 */
export function verifySsh(claim: SshClaim): SshVerdict {
  const signature = readSshSignature(claim.armored)
  if (signature === null) return no('SIG-ARMOR', 'the signature is torn or is no SSHSIG')
  if (signature.namespace !== claim.namespace) {
    return no('SIG-NAMESPACE', `the signature is for "${signature.namespace}", asked "${claim.namespace}"`)
  }
  if (signature.hash !== hashAlgorithm) {
    return no('SIG-ALGORITHM', `the signature hashes with ${signature.hash}, asked ${hashAlgorithm}`)
  }
  const found = findSigner(claim, signature)
  if (!found.valid || provesMessage(claim, signature)) return found
  return no('SIG-MESSAGE', `the signature of ${found.signer.principal} is not over these bytes`)
}

function findSigner(claim: SshClaim, signature: SshSignature): SshVerdict {
  const encoded = signature.publicBlob.toString('base64')
  const sameKey = claim.signers.filter((signer) => signer.key.split(' ')[1] === encoded)
  if (sameKey.length === 0) return no('SIG-SIGNER', `the signing key ${shorten(encoded)} is no allowed signer`)
  const named = sameKey.filter(({ principal }) => claim.principal === undefined || principal === claim.principal)
  if (named.length === 0) {
    return no('SIG-PRINCIPAL', `the signing key belongs to ${sameKey[0]?.principal}, not to ${claim.principal}`)
  }
  const permitted = named.filter((signer) => signer.namespaces.includes(claim.namespace))
  if (permitted.length === 0) {
    return no(
      'SIG-NAMESPACE',
      `${named[0]?.principal} may sign "${named[0]?.namespaces.join()}", not "${claim.namespace}"`,
    )
  }
  const signer = permitted.find((candidate) => isValidAt(candidate, claim.at))
  if (signer) return { valid: true, signer }
  return no(
    'SIG-EXPIRED',
    `the key of ${permitted[0]?.principal} was not valid at ${new Date(claim.at * 1000).toISOString()}`,
  )
}

/** Both ends count as valid, as in ssh-keygen. */
function isValidAt({ validAfter, validBefore }: Signer, at: number): boolean {
  return at >= (validAfter ?? Number.NEGATIVE_INFINITY) && at <= (validBefore ?? Number.POSITIVE_INFINITY)
}

function provesMessage(claim: SshClaim, signature: SshSignature): boolean {
  const opened = openPublicKey(signature.publicBlob)
  const check = opened?.kind.signatures[signature.algorithm]
  if (!opened || !check) return false
  return check(opened.key, signedData(claim.namespace, claim.message), signature.signature)
}

function no(code: string, message: string): SshVerdict {
  return { valid: false, finding: { severity: 'error', code, message } }
}

function shorten(encoded: string): string {
  return `…${encoded.slice(-12)}`
}
