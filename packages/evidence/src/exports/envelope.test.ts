import { createPublicKey, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { parsePrivateKey } from '../sshsig/private-key.ts'
import { ecdsaKey } from '../testing/recorded-signatures.ts'
import { aKey } from '../testing/keys.ts'
import { fingerprint } from '../sshsig/fingerprint.ts'
import { openEnvelope, preAuthEncoding, sealStatement, statementType } from './envelope.ts'
import { verifyEnvelope } from './verify-envelope.ts'

const key = parsePrivateKey(aKey().text)
const other = parsePrivateKey(aKey().text)
const namespace = 'helix-judge'
const signer = { principal: 'ci@helix', namespaces: [namespace], key: key.publicKey }
const question = { signers: [signer], namespace, at: 1000 }
const line = sealStatement('{"a":1}', key)
const { payload, signatures } = JSON.parse(line)

/** The envelope with parts of it changed. */
const bent = (changes: object) => JSON.stringify({ payload, payloadType: statementType, signatures, ...changes })
const codeOf = (text: string, changes = {}) => {
  const envelope = openEnvelope(text)
  if (envelope === null) return 'torn'
  const verdict = verifyEnvelope(envelope, { ...question, ...changes })
  return verdict.valid ? verdict.signer.principal : verdict.finding.code
}

const messageOf = (text: string) => {
  const envelope = openEnvelope(text)
  if (envelope === null) throw new Error('torn')
  const verdict = verifyEnvelope(envelope, question)
  return verdict.valid || verdict.finding.message
}

describe('a sealed statement', () => {
  it('is one line that names payload, type and key', () => {
    expect(line).not.toContain('\n')
    expect(JSON.parse(line)).toEqual({
      payload: Buffer.from('{"a":1}').toString('base64'),
      payloadType: 'application/vnd.in-toto+json',
      signatures: [{ keyid: fingerprint(key.publicBlob), sig: expect.any(String) }],
    })
    expect(fingerprint(key.publicBlob)).toMatch(/^SHA256:[A-Za-z0-9+/]{43}$/)
  })

  it('is signed with plain Ed25519 over the pre-authentication encoding', () => {
    const point = Buffer.from(key.publicKey.split(' ')[1] ?? '', 'base64').subarray(-32)
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: point.toString('base64url') }
    const encoded = Buffer.from(`DSSEv1 28 application/vnd.in-toto+json 7 {"a":1}`)
    const sig = Buffer.from(signatures[0].sig, 'base64')
    expect(verify(null, encoded, createPublicKey({ key: jwk, format: 'jwk' }), sig)).toBe(true)
  })

  it('holds for whom the allowed signers list', () => {
    expect(codeOf(line)).toBe('ci@helix')
    expect(codeOf(line, { principal: 'ci@helix' })).toBe('ci@helix')
  })

  it.each([
    ['another payload', bent({ payload: Buffer.from('{"a":2}').toString('base64') }), {}, 'SIG-MESSAGE'],
    ['another type', bent({ payloadType: 'application/vnd.other+json' }), {}, 'SIG-MESSAGE'],
    ['a key that nobody listed', sealStatement('{"a":1}', other), {}, 'SIG-SIGNER'],
    ['the name of a listed key', bent({ signatures: [{ ...signatures[0], sig: JSON.parse(sealStatement('{"a":1}', other)).signatures[0].sig }] }), {}, 'SIG-MESSAGE'], // prettier-ignore
    ['no name', bent({ signatures: [{ sig: signatures[0].sig }] }), {}, 'SIG-SIGNER'],
    ['a key for another purpose', line, { namespace: 'helix-approve' }, 'SIG-NAMESPACE'],
    ['another person', line, { principal: 'ada' }, 'SIG-PRINCIPAL'],
    ['a key that is valid no longer', line, { signers: [{ ...signer, validBefore: 999 }] }, 'SIG-EXPIRED'],
    ['a key that is not valid yet', line, { signers: [{ ...signer, validAfter: 1001 }] }, 'SIG-EXPIRED'],
    [
      'a key of another algorithm',
      bent({ signatures: [{ ...signatures[0], keyid: fingerprint(Buffer.from(ecdsaKey.split(' ')[1] ?? '', 'base64')) }] }), // prettier-ignore
      { signers: [{ ...signer, key: ecdsaKey }] },
      'SIG-MESSAGE',
    ],
  ])('with %s is refused', (_, text, changes, expected) => {
    expect(codeOf(text, changes)).toBe(expected)
  })

  it('says who was asked and what was found', () => {
    expect(messageOf(bent({ signatures: [{ keyid: 'SHA256:x', sig: signatures[0].sig }] }))).toBe(
      'the signing key SHA256:x is no allowed signer',
    )
    expect(messageOf(bent({ signatures: [{ sig: signatures[0].sig }] }))).toBe(
      'the signing key without a name is no allowed signer',
    )
    expect(messageOf(bent({ payload: '' }))).toBe('the signature of ci@helix is not over this statement')
  })

  it('holds when one of its signatures does', () => {
    const foreign = JSON.parse(sealStatement('{"a":1}', other)).signatures[0]
    expect(codeOf(bent({ signatures: [foreign, signatures[0]] }))).toBe('ci@helix')
    expect(codeOf(bent({ signatures: [foreign] }))).toBe('SIG-SIGNER')
  })
})

describe('reading an envelope', () => {
  it('takes both alphabets of base64', () => {
    const bytes = Buffer.from([0xfb, 0xff, 0xbf, 0x3e, 0x3f])
    const standard = bytes.toString('base64')
    const safe = standard.replaceAll('+', '-').replaceAll('/', '_')
    expect(safe).not.toBe(standard)
    expect([standard, safe].map((text) => openEnvelope(bent({ payload: text }))?.payload.equals(bytes))).toEqual([true, true]) // prettier-ignore
  })

  it.each([
    ['no JSON', '{'],
    ['no object', '[]'],
    ['no signature', bent({ signatures: [] })],
    ['a signature that is no base64', bent({ signatures: [{ keyid: '', sig: '*' }] })],
    ['a payload that is no base64', bent({ payload: 'e30' })],
    ['a key too many', bent({ more: 1 })],
    ['no type', JSON.stringify({ payload, signatures })],
  ])('with %s it is torn', (_, text) => {
    expect(openEnvelope(text)).toBeNull()
  })

  it('an empty payload is one', () => {
    expect(openEnvelope(bent({ payload: '' }))?.payload).toHaveLength(0)
  })
})

describe('the pre-authentication encoding', () => {
  it.each([
    ['http://example.com/HelloWorld', 'hello world', 'DSSEv1 29 http://example.com/HelloWorld 11 hello world'],
    ['ä', 'ö', 'DSSEv1 2 ä 2 ö'],
    ['', '', 'DSSEv1 0  0 '],
  ])('of %s counts bytes', (type, body, expected) => {
    expect(preAuthEncoding(type, Buffer.from(body)).toString('utf8')).toBe(expected)
  })
})
