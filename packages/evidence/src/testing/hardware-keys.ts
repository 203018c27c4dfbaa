// Keys as FIDO devices hold them and the signatures that they make, built by OpenSSH's PROTOCOL.u2f with node:crypto.
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { signedData, writeSshSignature } from '../sshsig/sshsig.ts'
import { wireString, wireUint32 } from '../sshsig/wire.ts'

export interface HardwareKey {
  /** `sk-ssh-ed25519@openssh.com AAAA…`. */
  publicKey: string
  /** An armored signature with these flags (1: touched) and this counter. */
  sign(request: { namespace: string; message: string; flags?: number; counter?: number }): string
}

interface Device {
  algorithm: string
  /** What stands between the algorithm and the application in the blob. */
  parts: Buffer[]
  sign(data: Uint8Array): Buffer
}

const devices: Record<string, () => Device> = {
  ed25519: () => {
    const { privateKey } = generateKeyPairSync('ed25519')
    const point = Buffer.from(privateKey.export({ format: 'jwk' }).x ?? '', 'base64url')
    return { algorithm: 'sk-ssh-ed25519@openssh.com', parts: [point], sign: (data) => sign(null, data, privateKey) }
  },
  ecdsa: () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const { x = '', y = '' } = privateKey.export({ format: 'jwk' })
    const point = Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')])
    const algorithm = 'sk-ecdsa-sha2-nistp256@openssh.com'
    return { algorithm, parts: [Buffer.from('nistp256'), point], sign: (data) => numbersOf(privateKey, data) }
  },
}

/** A key of the kind `ed25519` or `ecdsa`, made for an application. */
export function aHardwareKey(kind: 'ed25519' | 'ecdsa', application = 'ssh:'): HardwareKey {
  const make = devices[kind]
  if (make === undefined) throw new Error(kind)
  const device = make()
  const { algorithm } = device
  const publicBlob = Buffer.concat([algorithm, ...device.parts, application].map((part) => wireString(part)))
  return {
    publicKey: `${algorithm} ${publicBlob.toString('base64')}`,
    sign({ namespace, message, flags = 1, counter = 7 }) {
      const rest = Buffer.concat([Buffer.of(flags), wireUint32(counter)])
      const signed = Buffer.concat([hash(application), rest, hash(signedData(namespace, message))])
      return writeSshSignature({ publicBlob, namespace, algorithm, signature: device.sign(signed), rest })
    },
  }
}

function numbersOf(key: KeyObject, data: Uint8Array): Buffer {
  const fixed = sign('sha256', data, { key, dsaEncoding: 'ieee-p1363' })
  return Buffer.concat([mpint(fixed.subarray(0, 32)), mpint(fixed.subarray(32))])
}

function mpint(magnitude: Buffer): Buffer {
  const start = magnitude.findIndex((byte) => byte !== 0)
  const bytes = magnitude.subarray(start)
  return wireString((bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.alloc(1), bytes]) : bytes)
}

function hash(data: string | Uint8Array): Buffer {
  return createHash('sha256').update(data).digest()
}
