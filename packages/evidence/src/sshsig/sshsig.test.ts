import { describe, expect, it } from 'vitest'
import { aKey } from '../testing/keys.ts'
import { readArmor, writeArmor } from './armor.ts'
import { parsePrivateKey } from './private-key.ts'
import { signSsh } from './sign-ssh.ts'
import { type SshClaim, verifySsh } from './verify-ssh.ts'

const privateKey = parsePrivateKey(aKey().text)
const namespace = 'helix-judge'
const message = 'the payload'
const armored = signSsh({ privateKey, namespace, message })
const signer = { principal: 'ci@helix', namespaces: [namespace], key: privateKey.publicKey }
const claim: SshClaim = { armored, namespace, message, signers: [signer], at: 1000 }
/** The armored signature with bytes of its blob changed. */
const bend = (change: (blob: Buffer) => Uint8Array) =>
  writeArmor('SSH SIGNATURE', change(readArmor('SSH SIGNATURE', armored) ?? Buffer.alloc(0)))
const flip = (index: number) => bend((blob) => blob.with(index < 0 ? blob.length + index : index, 0x7e))

describe('an SSH signature', () => {
  it('names who signed', () => {
    expect(verifySsh(claim)).toEqual({ valid: true, signer })
    expect(verifySsh({ ...claim, principal: 'ci@helix' })).toEqual({ valid: true, signer })
  })

  it('is the same bytes each time, in lines of 70', () => {
    expect(signSsh({ privateKey, namespace, message })).toBe(armored)
    const lines = armored.split('\n')
    expect(lines[0]).toBe('-----BEGIN SSH SIGNATURE-----')
    expect(lines[1]).toHaveLength(70)
    expect(lines.slice(-2)).toEqual(['-----END SSH SIGNATURE-----', ''])
  })

  it('survives CRLF and lines of other lengths', () => {
    expect(verifySsh({ ...claim, armored: armored.replaceAll('\n', '\r\n') }).valid).toBe(true)
  })

  it.each<[string, string, Partial<SshClaim>]>([
    ['no text', 'SIG-ARMOR', { armored: '' }],
    ['text without its end', 'SIG-ARMOR', { armored: armored.slice(0, -10) }],
    ['text without its beginning', 'SIG-ARMOR', { armored: armored.slice(5) }],
    ['text without a line', 'SIG-ARMOR', { armored: armored.split('\n').toSpliced(2, 1).join('\n') }],
    ['base64 with a stranger in it', 'SIG-ARMOR', { armored: armored.replace('U1NI', 'U1*I') }],
    ['base64 with one character more', 'SIG-ARMOR', { armored: armored.replace('U1NI', 'U1*NI') }],
    ['base64 with more padding', 'SIG-ARMOR', { armored: armored.replace(/=*(?=\n-----END)/, '====') }],
    ['an empty block', 'SIG-ARMOR', { armored: writeArmor('SSH SIGNATURE', Buffer.alloc(0)) }],
    ['bytes behind the end', 'SIG-ARMOR', { armored: bend((blob) => Buffer.concat([blob, Buffer.from('x')])) }],
    ['another magic', 'SIG-ARMOR', { armored: flip(0) }],
    ['another version', 'SIG-ARMOR', { armored: bend((blob) => blob.with(9, 2)) }],
    ['a length beyond the end', 'SIG-ARMOR', { armored: bend((blob) => blob.with(10, 0x7f)) }],
    ['another purpose', 'SIG-NAMESPACE', { armored: signSsh({ privateKey, namespace: 'helix-tune', message }) }],
    ['a key for another purpose', 'SIG-NAMESPACE', { signers: [{ ...signer, namespaces: ['helix-tune'] }] }],
    ['a key nobody listed', 'SIG-SIGNER', { signers: [{ ...signer, key: aKey().publicKey }] }],
    ['no signers', 'SIG-SIGNER', { signers: [] }],
    ['another name', 'SIG-PRINCIPAL', { principal: 'ada' }],
    ['a key that is not valid yet', 'SIG-EXPIRED', { signers: [{ ...signer, validAfter: 1001 }] }],
    ['a key that is valid no longer', 'SIG-EXPIRED', { signers: [{ ...signer, validBefore: 999 }] }],
    ['another message', 'SIG-MESSAGE', { message: 'the payloae' }],
    ['a changed signature', 'SIG-MESSAGE', { armored: flip(-1) }],
    [
      'another hash',
      'SIG-ALGORITHM',
      { armored: bend((blob) => Buffer.from(blob.toString('latin1').replace('sha512', 'sha513'), 'latin1')) },
    ],
    [
      'another signature algorithm',
      'SIG-MESSAGE',
      {
        armored: bend((blob) =>
          Buffer.from(blob.toString('latin1').replace(/ssh-ed25519(?!.*ssh-ed25519)/s, 'ssh-ed25518'), 'latin1'),
        ),
      },
    ],
  ])('with %s is %s', (_, code, changes) => {
    const verdict = verifySsh({ ...claim, ...changes })
    expect(verdict.valid ? 'valid' : verdict.finding.code).toBe(code)
  })

  it('both ends of a key’s validity count', () => {
    const exact = { ...signer, validAfter: 1000, validBefore: 1000 }
    expect(verifySsh({ ...claim, signers: [exact] }).valid).toBe(true)
  })

  it('a key listed for two purposes on two lines may do either', () => {
    const signers = [{ ...signer, namespaces: ['helix-tune'] }, { ...signer, validBefore: 5 }, signer]
    expect(verifySsh({ ...claim, signers }).valid).toBe(true)
  })

  it.each<[string, Partial<SshClaim>]>([
    ['the signature is torn or is no SSHSIG', { armored: '' }],
    ['the signature is for "helix-judge", asked "helix-approve"', { namespace: 'helix-approve' }],
    ['ci@helix may sign "a,b", not "helix-judge"', { signers: [{ ...signer, namespaces: ['a', 'b'] }] }],
    [`the signing key …${privateKey.publicKey.slice(-12)} is no allowed signer`, { signers: [] }],
    ['the signing key belongs to ci@helix, not to ada', { principal: 'ada' }],
    ['the key of ci@helix was not valid at 1970-01-01T00:16:40.000Z', { signers: [{ ...signer, validBefore: 999 }] }],
    ['the signature of ci@helix is not over these bytes', { message: 'the payloae' }],
    [
      'the signature hashes with sha513, asked sha512',
      { armored: bend((blob) => Buffer.from(blob.toString('latin1').replace('sha512', 'sha513'), 'latin1')) },
    ],
  ])('says measured against asked: %s', (message, changes) => {
    const verdict = verifySsh({ ...claim, ...changes })
    expect(verdict.valid || verdict.finding).toMatchObject({ severity: 'error', message })
  })
})
