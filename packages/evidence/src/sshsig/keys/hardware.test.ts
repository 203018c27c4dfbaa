import { describe, expect, it } from 'vitest'
import { aHardwareKey } from '../../testing/hardware-keys.ts'
import { hardwareSignatures, message } from '../../testing/recorded-signatures.ts'
import { writeArmor } from '../armor.ts'
import { readSshSignature, writeSshSignature } from '../sshsig.ts'
import { verifySsh } from '../verify-ssh.ts'
import { WireReader, wireString } from '../wire.ts'
import { inHardware } from './hardware.ts'
import { isHardwareKey, openPublicKey } from './index.ts'
import { rsa } from './rsa.ts'

const namespace = 'helix-approve'
const armor = (body: string) => writeArmor('SSH SIGNATURE', Buffer.from(body, 'base64'))
const codeOf = (key: string, armored: string, said = message) => {
  const signers = [{ principal: 'ada', namespaces: [namespace], key }]
  const found = verifySsh({ armored, namespace, message: said, signers, at: 0 })
  return found.valid ? 'valid' : found.finding.code
}

describe.each(Object.entries(hardwareSignatures))('a signature of a recorded %s key', (algorithm, recorded) => {
  const key = `${algorithm} ${recorded.key}`
  it('holds when the key was touched, over these bytes only', () => {
    expect(codeOf(key, armor(recorded.touched))).toBe('valid')
    expect(codeOf(key, armor(recorded.touched), `${message} `)).toBe('SIG-MESSAGE')
  })

  it('does not hold untouched', () => {
    expect(codeOf(key, armor(recorded.untouched))).toBe('SIG-UNTOUCHED')
    expect(codeOf(key, armor(recorded.untouched), `${message} `)).toBe('SIG-MESSAGE')
  })

  it('says so', () => {
    const signers = [{ principal: 'ada', namespaces: [namespace], key }]
    const verdict = verifySsh({ armored: armor(recorded.untouched), namespace, message, signers, at: 0 })
    expect(verdict).toEqual({
      valid: false,
      finding: {
        severity: 'error',
        code: 'SIG-UNTOUCHED',
        message: 'the key of ada signed without being touched',
      },
    })
  })

  it('covers flags and counter', () => {
    const parts = readSshSignature(armor(recorded.untouched))
    if (parts === null) throw new Error('the recorded signature is torn')
    const withRest = (rest: Buffer) => codeOf(key, writeSshSignature({ ...parts, rest }))
    expect(withRest(parts.rest)).toBe('SIG-UNTOUCHED')
    const others = [
      Buffer.of(1, 0, 0, 0, 7),
      Buffer.of(0, 0, 0, 0, 8),
      Buffer.of(0, 0, 0, 0),
      Buffer.of(0, 0, 0, 0, 7, 0),
      Buffer.alloc(0),
    ]
    expect(others.map(withRest)).toEqual(others.map(() => 'SIG-MESSAGE'))
  })
})

describe.each(['ed25519', 'ecdsa'] as const)('a new %s key in hardware', (kind) => {
  it.each([
    [1, 'valid'],
    [5, 'valid'],
    [0, 'SIG-UNTOUCHED'],
    [4, 'SIG-UNTOUCHED'],
  ])('with the flags %i is %s', (flags, expected) => {
    const key = aHardwareKey(kind)
    expect(codeOf(key.publicKey, key.sign({ namespace, message, flags }))).toBe(expected)
  })

  it('signs for its own application', () => {
    const key = aHardwareKey(kind, 'ssh:helix')
    expect(codeOf(key.publicKey, key.sign({ namespace, message, counter: 0xffffffff }))).toBe('valid')
    const blob = Buffer.from(key.publicKey.split(' ')[1] ?? '', 'base64')
    const reader = new WireReader(blob)
    const parts = Array.from({ length: kind === 'ed25519' ? 2 : 3 }, () => reader.string())
    const moved = Buffer.concat([...parts, 'ssh:other'].map((part) => wireString(part)))
    const signature = readSshSignature(key.sign({ namespace, message }))
    if (signature === null) throw new Error('torn')
    const armored = writeSshSignature({ ...signature, publicBlob: moved })
    expect(codeOf(`${key.publicKey.split(' ')[0]} ${moved.toString('base64')}`, armored)).toBe('SIG-MESSAGE')
  })

  it('is no key without its application, nor with more', () => {
    const blob = Buffer.from(aHardwareKey(kind).publicKey.split(' ')[1] ?? '', 'base64')
    expect(openPublicKey(blob)?.opened.application).toBe('ssh:')
    expect(openPublicKey(blob.subarray(0, -8))).toBeNull()
    expect(openPublicKey(Buffer.concat([blob, wireString('more')]))).toBeNull()
  })
})

describe('a key in hardware', () => {
  it('is told by its algorithm', () => {
    expect(isHardwareKey(aHardwareKey('ecdsa').publicKey)).toBe(true)
    expect(isHardwareKey('sk-ssh-ed25519@openssh.com')).toBe(true)
    expect(isHardwareKey('ssh-ed25519 AAAA')).toBe(false)
    expect(isHardwareKey('sk-ssh-rsa@openssh.com AAAA')).toBe(false)
  })

  it('exists only of kinds that sign under their own name', () => {
    expect(() => inHardware(rsa)).toThrow('ssh-rsa does not sign under its own name')
  })
})
