import { describe, expect, it } from 'vitest'
import {
  ecdsaKey,
  ecdsaSignatures,
  message,
  namespace,
  rsaKey,
  rsaSignatures,
} from '../../testing/recorded-signatures.ts'
import { readArmor, writeArmor } from '../armor.ts'
import { readSshSignature, writeSshSignature } from '../sshsig.ts'
import { verifySsh } from '../verify-ssh.ts'
import { WireReader, wireString } from '../wire.ts'
import { openPublicKey } from './index.ts'

const armor = (body: string) => writeArmor('SSH SIGNATURE', Buffer.from(body, 'base64'))
const verdict = (key: string, armored: string, said = message) => {
  const signers = [{ principal: 'ci', namespaces: [namespace], key }]
  const found = verifySsh({ armored, namespace, message: said, signers, at: 0 })
  return found.valid ? 'valid' : found.finding.code
}
const blobOf = (key: string) => Buffer.from(key.split(' ')[1] ?? '', 'base64')
/** A part of a key's blob; the algorithm is part 0. */
function partOf(key: string, index: number): Buffer {
  const reader = new WireReader(blobOf(key))
  for (let skipped = 0; skipped < index; skipped++) reader.string()
  return reader.string()
}
const keyOf = (...parts: (Buffer | string)[]) => openPublicKey(Buffer.concat(parts.map((part) => wireString(part))))
const [algorithm, curve, point] = [partOf(ecdsaKey, 0), partOf(ecdsaKey, 1), partOf(ecdsaKey, 2)]
const [exponent, modulus] = [partOf(rsaKey, 1), partOf(rsaKey, 2)]
const join = (...numbers: Uint8Array[]) => Buffer.concat(numbers.map((number) => wireString(number)))

/** The recorded ECDSA signature with other numbers. */
function withNumbers(change: (r: Buffer, s: Buffer) => Buffer): string {
  const held = readSshSignature(armor(ecdsaSignatures['32+32'] ?? ''))
  if (held === null) throw new Error('the recorded signature is torn')
  const reader = new WireReader(held.signature)
  return writeSshSignature({ ...held, signature: change(reader.string(), reader.string()) })
}

describe('signatures of ecdsa-sha2-nistp256', () => {
  it.each(Object.entries(ecdsaSignatures))('with numbers of %s bytes hold', (_, body) => {
    expect(verdict(ecdsaKey, armor(body))).toBe('valid')
    expect(verdict(ecdsaKey, armor(body), `${message} `)).toBe('SIG-MESSAGE')
  })

  it('hold only as two positive numbers of at most 32 bytes', () => {
    const zero = Buffer.alloc(1)
    expect(
      verdict(
        ecdsaKey,
        withNumbers((r, s) => join(r, s)),
      ),
    ).toBe('valid')
    expect(
      verdict(
        ecdsaKey,
        withNumbers((r, s) => join(Buffer.concat([zero, zero, r]), s)),
      ),
    ).toBe('valid')
    const bad: ((r: Buffer, s: Buffer) => Buffer)[] = [
      (r, s) => join(s, r),
      (r) => join(r),
      (r, s) => join(r, s, zero),
      (r, s) => join(Buffer.concat([r, zero]), s),
      (r, s) => join(r, Buffer.concat([s, zero])),
      (r, s) => join(zero, s),
      (r) => join(r, Buffer.alloc(0)),
      (r, s) => join(r.with(0, r[0]! | 0x80), s),
    ]
    expect(bad.map((change) => verdict(ecdsaKey, withNumbers(change)))).toEqual(bad.map(() => 'SIG-MESSAGE'))
  })

  it('come from a whole point on that curve', () => {
    expect(keyOf(algorithm, curve, point)?.kind.algorithm).toBe('ecdsa-sha2-nistp256')
    expect(keyOf(algorithm, 'nistp384', point)).toBeNull()
    expect(keyOf(algorithm, curve, Buffer.concat([Buffer.of(2), point.subarray(1)]))).toBeNull()
    expect(keyOf(algorithm, curve, point.subarray(0, 64))).toBeNull()
    expect(keyOf(algorithm, curve, Buffer.concat([point, Buffer.of(0)]))).toBeNull()
    expect(keyOf(algorithm, curve, point, 'more')).toBeNull()
    expect(keyOf(algorithm, curve)).toBeNull()
    expect(keyOf(algorithm, curve, Buffer.concat([point.subarray(0, 64), Buffer.of(point[64]! ^ 1)]))).toBeNull()
  })
})

describe('signatures of ssh-rsa keys', () => {
  it.each([
    ['ssh-keygen', 'valid'],
    ['rsa-sha2-256', 'valid'],
    ['ssh-rsa', 'SIG-MESSAGE'],
  ])('by %s: %s', (name, expected) => {
    const armored = armor(rsaSignatures[name] ?? '')
    expect(verdict(rsaKey, armored)).toBe(expected)
    expect(verdict(rsaKey, armored, `${message} `)).toBe('SIG-MESSAGE')
  })

  it('come from a whole key of at least 2048 bits', () => {
    expect(keyOf('ssh-rsa', exponent, modulus)?.kind.algorithm).toBe('ssh-rsa')
    expect(keyOf('ssh-rsa', exponent, Buffer.concat([Buffer.alloc(1), modulus.subarray(2)]))).toBeNull()
    expect(keyOf('ssh-rsa', exponent, modulus, 'more')).toBeNull()
    expect(keyOf('ssh-rsa', exponent)).toBeNull()
    expect(keyOf('ssh-rsa', exponent, modulus.subarray(1))).toBeNull()
  })
})

describe('keys and armor', () => {
  it('of an unknown algorithm, or torn, are none', () => {
    expect(openPublicKey(Buffer.alloc(0))).toBeNull()
    expect(keyOf('ssh-dss', point)).toBeNull()
    expect(openPublicKey(blobOf(ecdsaKey).subarray(0, -1))).toBeNull()
    expect(openPublicKey(Buffer.concat([blobOf(ecdsaKey), Buffer.alloc(1)]))).toBeNull()
  })

  it('armor is read back', () => {
    const bytes = Buffer.from(rsaSignatures['ssh-keygen'] ?? '', 'base64')
    expect(readArmor('SSH SIGNATURE', writeArmor('SSH SIGNATURE', bytes))).toEqual(bytes)
    expect(readArmor('OTHER', writeArmor('SSH SIGNATURE', bytes))).toBeNull()
  })
})
