import { createPrivateKey, type KeyObject } from 'node:crypto'
import { HelixError } from '@helix/core'
import { readArmor } from './armor.ts'
import { WireReader } from './wire.ts'

/** An ed25519 key that can sign. */
export interface SshPrivateKey {
  /** `ssh-ed25519 AAAA…`, as a line of allowed signers spells it. */
  publicKey: string
  publicBlob: Buffer
  key: KeyObject
}

const magic = 'openssh-key-v1\0'
const hint = 'make one for Helix: ssh-keygen -t ed25519 -N "" -C helix -f helix_key'

/**
 * Reads a private key as `ssh-keygen -t ed25519` writes it (OpenSSH PROTOCOL.key). Throws HelixError
 * `evidence/key-malformed`, `evidence/key-encrypted` (a passphrase) or `evidence/key-kind` (any algorithm but ed25519).
 */
export function parsePrivateKey(text: string): SshPrivateKey {
  const bytes = readArmor('OPENSSH PRIVATE KEY', text)
  if (bytes === null) throw malformed('-----BEGIN OPENSSH PRIVATE KEY----- … -----END OPENSSH PRIVATE KEY-----')
  const outer = new WireReader(bytes)
  const start = outer.take(magic.length).toString('latin1')
  const cipher = outer.text()
  outer.string() // the key derivation's name
  outer.string() // and its options: empty without a passphrase
  const keys = outer.uint32()
  const publicBlob = outer.string()
  const secret = outer.string()
  if (!outer.complete() || start !== magic || keys !== 1) throw malformed('one whole OpenSSH key')
  if (cipher !== 'none') {
    throw new HelixError(
      'evidence/key-encrypted',
      `the private key is encrypted (${cipher}); Helix reads no passphrase`,
      { hint },
    )
  }
  return readSecret(secret, publicBlob)
}

function readSecret(secret: Buffer, publicBlob: Buffer): SshPrivateKey {
  const reader = new WireReader(secret)
  const matches = reader.uint32() === reader.uint32()
  const algorithm = reader.text()
  if (algorithm !== 'ssh-ed25519') {
    throw new HelixError(
      'evidence/key-kind',
      `the private key is ${algorithm || 'of no kind'}; Helix signs with ssh-ed25519`,
      { hint },
    )
  }
  const point = reader.string()
  const seedAndPoint = reader.string()
  reader.string() // comment
  const padding = reader.rest()
  const padded = padding.every((byte, index) => byte === index + 1)
  const whole = reader.complete() && point.length === 32 && seedAndPoint.length === 64
  const named = new WireReader(publicBlob)
  const agrees = named.text() === algorithm && named.string().equals(point) && seedAndPoint.subarray(32).equals(point)
  if (!matches || !padded || !whole || !agrees) throw malformed('a public half that belongs to the private half')
  const jwk = {
    kty: 'OKP',
    crv: 'Ed25519',
    d: seedAndPoint.subarray(0, 32).toString('base64url'),
    x: point.toString('base64url'),
  }
  const key = createPrivateKey({ key: jwk, format: 'jwk' })
  return { publicKey: `${algorithm} ${publicBlob.toString('base64')}`, publicBlob, key }
}

function malformed(expected: string): HelixError {
  return new HelixError('evidence/key-malformed', `the private key is not readable; expected ${expected}`, { hint })
}
