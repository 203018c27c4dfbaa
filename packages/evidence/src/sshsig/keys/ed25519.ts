import { verify } from 'node:crypto'
import { type KeyKind, openJwk } from './key-kind.ts'

/** RFC 8709. */
export const ed25519: KeyKind = {
  algorithm: 'ssh-ed25519',
  open(reader) {
    const point = reader.string()
    if (!reader.complete() || point.length !== 32) return null
    return openJwk({ kty: 'OKP', crv: 'Ed25519', x: point.toString('base64url') })
  },
  signatures: {
    'ssh-ed25519': (key, data, signature) => signature.length === 64 && verify(null, data, key, signature),
  },
}
