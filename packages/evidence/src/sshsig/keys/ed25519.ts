import { verify } from 'node:crypto'
import { type KeyKind, openJwk } from './key-kind.ts'

/** RFC 8709. */
export const ed25519: KeyKind = {
  algorithm: 'ssh-ed25519',
  hardware: false,
  open(reader) {
    const point = reader.string()
    return point.length === 32 ? openJwk({ kty: 'OKP', crv: 'Ed25519', x: point.toString('base64url') }) : null
  },
  signatures: {
    'ssh-ed25519': ({ key }, data, { bytes }) => bytes.length === 64 && verify(null, data, key, bytes),
  },
}
