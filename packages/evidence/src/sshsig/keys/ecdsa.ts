import { verify } from 'node:crypto'
import { WireReader } from '../wire.ts'
import { type KeyKind, openJwk } from './key-kind.ts'

/** RFC 5656, curve nistp256 only. */
export const ecdsa: KeyKind = {
  algorithm: 'ecdsa-sha2-nistp256',
  hardware: false,
  open(reader) {
    const curve = reader.text()
    const point = reader.string()
    // Uncompressed points only: 04, x, y.
    if (curve !== 'nistp256' || point.length !== 65 || point[0] !== 4) return null
    const x = point.subarray(1, 33).toString('base64url')
    const y = point.subarray(33).toString('base64url')
    return openJwk({ kty: 'EC', crv: 'P-256', x, y })
  },
  signatures: {
    'ecdsa-sha2-nistp256': ({ key }, data, { bytes }) => {
      const reader = new WireReader(bytes)
      const [r, s] = [reader.mpint(), reader.mpint()]
      if (!reader.complete() || r.length > 32 || s.length > 32) return false
      const fixed = Buffer.alloc(64)
      r.copy(fixed, 32 - r.length)
      s.copy(fixed, 64 - s.length)
      return verify('sha256', data, { key, dsaEncoding: 'ieee-p1363' }, fixed)
    },
  },
}
