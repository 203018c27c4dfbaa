import { verify } from 'node:crypto'
import { type KeyKind, openJwk } from './key-kind.ts'

const minimumBytes = 256

/** RFC 8332; keys below 2048 bits and SHA-1 signatures are refused. */
export const rsa: KeyKind = {
  algorithm: 'ssh-rsa',
  hardware: false,
  open(reader) {
    const [exponent, modulus] = [reader.mpint(), reader.mpint()]
    if (modulus.length < minimumBytes) return null
    return openJwk({ kty: 'RSA', e: exponent.toString('base64url'), n: modulus.toString('base64url') })
  },
  signatures: {
    'rsa-sha2-256': ({ key }, data, { bytes }) => verify('sha256', data, key, bytes),
    'rsa-sha2-512': ({ key }, data, { bytes }) => verify('sha512', data, key, bytes),
  },
}
