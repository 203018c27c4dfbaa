import type { Finding, Principal, Signer } from '@helix/core'

/** Who is asked for: a key that is listed for this purpose, at this time. */
export interface SignerQuestion {
  signers: readonly Signer[]
  /** Only keys listed for this purpose count. */
  namespace: string
  /** Seconds since the epoch at which the key must be valid. */
  at: number
  /** Who is said to have signed; without it any allowed signer will do. */
  principal?: Principal
}

export type SignerFound = { valid: true; signer: Signer } | { valid: false; finding: Finding }

/** Whose key this is. Findings: SIG-SIGNER, SIG-PRINCIPAL, SIG-NAMESPACE, SIG-EXPIRED. */
export function findSigner(publicBlob: Uint8Array, { signers, namespace, at, principal }: SignerQuestion): SignerFound {
  const encoded = Buffer.from(publicBlob).toString('base64')
  const sameKey = signers.filter((signer) => signer.key.split(' ')[1] === encoded)
  if (sameKey.length === 0) return noSigner('SIG-SIGNER', `the signing key ${shorten(encoded)} is no allowed signer`)
  const named = sameKey.filter((signer) => principal === undefined || principal === signer.principal)
  if (named.length === 0) {
    return noSigner('SIG-PRINCIPAL', `the signing key belongs to ${sameKey[0]?.principal}, not to ${principal}`)
  }
  const permitted = named.filter((signer) => signer.namespaces.includes(namespace))
  if (permitted.length === 0) {
    const [first] = named
    return noSigner('SIG-NAMESPACE', `${first?.principal} may sign "${first?.namespaces.join()}", not "${namespace}"`)
  }
  const signer = permitted.find((candidate) => isValidAt(candidate, at))
  if (signer) return { valid: true, signer }
  const when = new Date(at * 1000).toISOString()
  return noSigner('SIG-EXPIRED', `the key of ${permitted[0]?.principal} was not valid at ${when}`)
}

/** Both ends count as valid, as in ssh-keygen. */
function isValidAt({ validAfter, validBefore }: Signer, at: number): boolean {
  return at >= (validAfter ?? Number.NEGATIVE_INFINITY) && at <= (validBefore ?? Number.POSITIVE_INFINITY)
}

export function noSigner(code: string, message: string): { valid: false; finding: Finding } {
  return { valid: false, finding: { severity: 'error', code, message } }
}

function shorten(encoded: string): string {
  return `…${encoded.slice(-12)}`
}
