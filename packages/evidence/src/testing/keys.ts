// Throw-away keys for tests, made with node:crypto in OpenSSH's own format.
import { generateKeyPairSync } from 'node:crypto'
import { writeArmor } from '../sshsig/armor.ts'
import { wireString, wireUint32 } from '../sshsig/wire.ts'

export interface TestKey {
  /** The private key's file, as ssh-keygen writes it. */
  text: string
  /** `ssh-ed25519 AAAA…`. */
  publicKey: string
}

interface Parts {
  cipher?: string
  kind?: string
  checks?: [number, number]
  padding?: number[]
  keys?: number
  /** Public half inside the encrypted part; the real one unless told. */
  point?: Buffer
}

/** An ed25519 key; `parts` bends its file. */
export function aKey(parts: Parts = {}): TestKey {
  const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
  const seed = Buffer.from(jwk.d ?? '', 'base64url')
  const point = Buffer.from(jwk.x ?? '', 'base64url')
  const publicBlob = Buffer.concat([wireString('ssh-ed25519'), wireString(point)])
  const [first, second] = parts.checks ?? [7, 7]
  const secret = Buffer.concat([
    wireUint32(first),
    wireUint32(second),
    wireString(parts.kind ?? 'ssh-ed25519'),
    wireString(parts.point ?? point),
    wireString(Buffer.concat([seed, parts.point ?? point])),
    wireString('comment'),
    Buffer.from(parts.padding ?? [1, 2, 3]),
  ])
  const blob = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    wireString(parts.cipher ?? 'none'),
    wireString('none'),
    wireString(''),
    wireUint32(parts.keys ?? 1),
    wireString(publicBlob),
    wireString(secret),
  ])
  return {
    text: writeArmor('OPENSSH PRIVATE KEY', blob),
    publicKey: `ssh-ed25519 ${publicBlob.toString('base64')}`,
  }
}
