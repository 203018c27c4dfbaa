// The signature format of `ssh-keygen -Y`: OpenSSH, PROTOCOL.sshsig.
import { createHash } from 'node:crypto'
import { readArmor, writeArmor } from './armor.ts'
import { WireReader, wireString, wireUint32 } from './wire.ts'

const magic = 'SSHSIG'
const version = 1
const label = 'SSH SIGNATURE'

/** The hash that ssh-keygen uses unless told otherwise, and the only one that Helix takes. */
export const hashAlgorithm = 'sha512'

export interface SshSignature {
  publicBlob: Buffer
  namespace: string
  hash: string
  algorithm: string
  signature: Buffer
  /** What follows the signature: flags and counter of a key in hardware, else nothing. */
  rest: Buffer
}

/** What is really signed: the message's hash bound to the namespace. */
export function signedData(namespace: string, message: string | Uint8Array): Buffer {
  const hashed = createHash(hashAlgorithm).update(message).digest()
  return Buffer.concat([
    Buffer.from(magic),
    wireString(namespace),
    wireString(''),
    wireString(hashAlgorithm),
    wireString(hashed),
  ])
}

export function writeSshSignature(parts: Omit<SshSignature, 'hash' | 'rest'> & { rest?: Uint8Array }): string {
  const { rest = new Uint8Array() } = parts
  const signature = Buffer.concat([wireString(parts.algorithm), wireString(parts.signature), rest])
  const blob = Buffer.concat([
    Buffer.from(magic),
    wireUint32(version),
    wireString(parts.publicBlob),
    wireString(parts.namespace),
    wireString(''),
    wireString(hashAlgorithm),
    wireString(signature),
  ])
  return writeArmor(label, blob)
}

/** The parts of an armored signature; null when it is torn, of another version, or longer than it says. */
export function readSshSignature(armored: string): SshSignature | null {
  const bytes = readArmor(label, armored)
  if (bytes === null) return null
  const reader = new WireReader(bytes)
  const start = reader.take(magic.length).toString('latin1')
  const found = reader.uint32()
  const publicBlob = reader.string()
  const namespace = reader.text()
  reader.string() // reserved: ignored, and not part of what is signed here
  const hash = reader.text()
  const inner = new WireReader(reader.string())
  const algorithm = inner.text()
  const signature = inner.string()
  const rest = inner.rest()
  if (!reader.complete() || !inner.complete() || start !== magic || found !== version) return null
  return { publicBlob, namespace, hash, algorithm, signature, rest }
}
