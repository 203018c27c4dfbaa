import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto'
import type { WireReader } from '../wire.ts'

/** One public key algorithm of SSH: how its keys are opened and its signatures checked. */
export interface KeyKind {
  /** As in allowed signers: `ssh-ed25519`. */
  algorithm: string
  /** Reads what follows the algorithm's name in a key blob; null when that is no such key. */
  open(reader: WireReader): KeyObject | null
  /** Signature algorithms that a key of this kind may use, each with its check. */
  signatures: Readonly<Record<string, (key: KeyObject, data: Uint8Array, signature: Buffer) => boolean>>
}

/** Node throws for points off the curve and the like; for a reader of foreign keys that is a no. */
export function openJwk(key: JsonWebKey): KeyObject | null {
  try {
    return createPublicKey({ key, format: 'jwk' })
  } catch {
    return null
  }
}
