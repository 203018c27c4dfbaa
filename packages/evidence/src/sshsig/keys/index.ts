import { WireReader } from '../wire.ts'
import { ecdsa } from './ecdsa.ts'
import { ed25519 } from './ed25519.ts'
import { inHardware } from './hardware.ts'
import type { KeyKind, OpenKey } from './key-kind.ts'
import { rsa } from './rsa.ts'

export const keyKinds: readonly KeyKind[] = [ed25519, ecdsa, rsa, inHardware(ed25519), inHardware(ecdsa)]

export interface PublicKey {
  kind: KeyKind
  opened: OpenKey
}

/** Opens a public key blob; null for an unknown algorithm, a torn blob or an unsafe key. */
export function openPublicKey(blob: Uint8Array): PublicKey | null {
  const reader = new WireReader(blob)
  const algorithm = reader.text()
  const kind = keyKinds.find((known) => known.algorithm === algorithm)
  const opened = kind?.open(reader)
  return kind && opened && reader.complete() ? { kind, opened } : null
}

/** Whether a key (`sk-ssh-ed25519@openssh.com AAAA…`) lives in a device that must be touched to sign. */
export function isHardwareKey(key: string): boolean {
  const [algorithm] = key.split(' ', 1)
  return keyKinds.some((kind) => kind.hardware && kind.algorithm === algorithm)
}
