import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto'
import type { WireReader } from '../wire.ts'

/** A key of one kind, opened. */
export interface OpenKey {
  key: KeyObject
  /** For a key in hardware: the application that it was made for (`ssh:`). */
  application?: string
}

/** What stands behind a signature's algorithm on the wire. */
export interface WireSignature {
  bytes: Buffer
  /** Flags and counter of a key in hardware; empty for all others. */
  rest: Buffer
}

/** One public key algorithm of SSH: how its keys are opened and its signatures checked. */
export interface KeyKind {
  /** As in allowed signers: `ssh-ed25519`. */
  algorithm: string
  /** Its private half cannot leave a device, which says whether somebody touched it. */
  hardware: boolean
  /** Reads what follows the algorithm's name in a key blob; null when that is no such key. */
  open(reader: WireReader): OpenKey | null
  /** Signature algorithms that a key of this kind may use, each with its check. */
  signatures: Readonly<Record<string, (opened: OpenKey, data: Uint8Array, signature: WireSignature) => boolean>>
}

/** Node throws for points off the curve and the like; for a reader of foreign keys that is a no. */
export function openJwk(key: JsonWebKey): OpenKey | null {
  try {
    return { key: createPublicKey({ key, format: 'jwk' }) }
  } catch {
    return null
  }
}
