import type { KeyObject } from 'node:crypto'
import { WireReader } from '../wire.ts'
import { ecdsa } from './ecdsa.ts'
import { ed25519 } from './ed25519.ts'
import type { KeyKind } from './key-kind.ts'
import { rsa } from './rsa.ts'

export const keyKinds: readonly KeyKind[] = [ed25519, ecdsa, rsa]

export interface PublicKey {
  kind: KeyKind
  key: KeyObject
}

/** Opens a public key blob; null for an unknown algorithm, a torn blob or an unsafe key. */
export function openPublicKey(blob: Uint8Array): PublicKey | null {
  const reader = new WireReader(blob)
  const algorithm = reader.text()
  const kind = keyKinds.find((known) => known.algorithm === algorithm)
  const key = kind?.open(reader)
  return kind && key ? { kind, key } : null
}
