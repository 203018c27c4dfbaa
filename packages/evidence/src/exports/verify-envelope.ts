import type { Signer } from '@helix/core'
import { findSigner, noSigner as no, type SignerFound, type SignerQuestion } from '../sshsig/find-signer.ts'
import { fingerprint } from '../sshsig/fingerprint.ts'
import { ed25519 } from '../sshsig/keys/ed25519.ts'
import { openPublicKey } from '../sshsig/keys/index.ts'
import { strictBase64 } from '../sshsig/wire.ts'
import { type Envelope, preAuthEncoding } from './envelope.ts'

/**
 * Whether one of the envelope's signatures is by an allowed signer, listed for the namespace that is asked and valid at
 * that time. A key's fingerprint says which key to try, and nothing else. Findings: SIG-SIGNER, SIG-PRINCIPAL,
 * SIG-NAMESPACE, SIG-EXPIRED, SIG-MESSAGE.
 */
export function verifyEnvelope(envelope: Envelope, question: SignerQuestion): SignerFound {
  const data = preAuthEncoding(envelope.payloadType, envelope.payload)
  const tried = envelope.signatures.map(({ keyid, sig }) => {
    const blob = blobOf(keyid, question.signers)
    if (blob === null) return no('SIG-SIGNER', `the signing key ${keyid || 'without a name'} is no allowed signer`)
    const found = findSigner(blob, question)
    if (!found.valid || proves(blob, data, sig)) return found
    return no('SIG-MESSAGE', `the signature of ${found.signer.principal} is not over this statement`)
  })
  const [first] = tried
  if (first === undefined) throw new Error('an envelope has signatures')
  return tried.find(({ valid }) => valid) ?? first
}

function blobOf(keyid: string, signers: readonly Signer[]): Buffer | null {
  const blobs = signers.flatMap(({ key }) => strictBase64(key.split(' ')[1] ?? '') ?? [])
  return blobs.find((blob) => fingerprint(blob) === keyid) ?? null
}

/** Helix seals with Ed25519 only; the encoding of other algorithms inside an envelope is nowhere agreed upon. */
function proves(blob: Buffer, data: Buffer, sig: Buffer): boolean {
  const key = openPublicKey(blob)
  if (key?.kind !== ed25519) return false
  return ed25519.signatures[ed25519.algorithm]?.(key.opened, data, { bytes: sig, rest: Buffer.alloc(0) }) ?? false
}
