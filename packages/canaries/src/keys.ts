import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import type { SshPrivateKey } from '@helix/evidence'

const algorithm = 'ssh-ed25519'

/** A key that is made for one repository of canaries and forgotten with it. */
export function aKey(): SshPrivateKey {
  const { privateKey } = generateKeyPairSync('ed25519')
  const jwk = privateKey.export({ format: 'jwk' })
  const publicBlob = Buffer.concat([field(Buffer.from(algorithm)), field(Buffer.from(jwk.x ?? '', 'base64url'))])
  return {
    publicKey: `${algorithm} ${publicBlob.toString('base64')}`,
    publicBlob,
    key: createPrivateKey({ key: jwk, format: 'jwk' }),
  }
}

/** A string of SSH's wire format (RFC 4251, section 5): its length, then its bytes. */
function field(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}
