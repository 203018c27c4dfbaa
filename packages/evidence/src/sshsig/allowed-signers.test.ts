import { describe, expect, it } from 'vitest'
import { aHardwareKey } from '../testing/hardware-keys.ts'
import { aKey } from '../testing/keys.ts'
import { refusal } from '../testing/refusal.ts'
import { parseAllowedSigners } from './allowed-signers.ts'
import { wireString } from './wire.ts'

const key = aKey().publicKey
const parse = (line: string) => parseAllowedSigners(line)
const base64 = key.split(' ')[1] ?? ''

function refusals(text: string): [number | undefined, string][] {
  const { code, findings } = refusal(() => parse(text))
  expect(code).toBe('evidence/allowed-signers')
  expect(findings.every((finding) => finding.code === 'SIGNERS-LINE')).toBe(true)
  return findings.map(({ where, message }) => [where?.line, message])
}

const kinds =
  '(ssh-ed25519, ecdsa-sha2-nistp256, ssh-rsa, sk-ssh-ed25519@openssh.com, sk-ecdsa-sha2-nistp256@openssh.com)'

describe('allowed signers', () => {
  it('reads principal, purpose, key and times; comments and blank lines are skipped', () => {
    const text = `# people\r\n\r\nada namespaces="helix-approve" ${key} Ada's laptop\r\nci  namespaces="helix-judge",valid-after="20260131Z",VALID-BEFORE="202601312359Z"\t${key}\n`
    expect(parse(text)).toEqual([
      { principal: 'ada', namespaces: ['helix-approve'], key },
      {
        principal: 'ci',
        namespaces: ['helix-judge'],
        key,
        validAfter: Date.UTC(2026, 0, 31) / 1000,
        validBefore: Date.UTC(2026, 0, 31, 23, 59) / 1000,
      },
    ])
    expect(parse(`ada namespaces="a",valid-before="20260131235958Z" ${key}`)[0]?.validBefore).toBe(
      Date.UTC(2026, 0, 31, 23, 59, 58) / 1000,
    )
    expect(parse('')).toEqual([])
  })

  const shortRsa = Buffer.concat([
    wireString('ssh-rsa'),
    wireString(Buffer.from([3])),
    wireString(Buffer.alloc(128, 0x41)),
  ])
  it.each([
    ['a wildcard', `*@x namespaces="a" ${key}`, '"*@x" must be one principal, without wildcards and quotes'],
    [
      'two principals',
      `ada,bob namespaces="a" ${key}`,
      '"ada,bob" must be one principal, without wildcards and quotes',
    ],
    [
      'a quoted principal',
      `"ada" namespaces="a" ${key}`,
      '""ada"" must be one principal, without wildcards and quotes',
    ],
    ['no purpose', `ada ${key}`, 'asked one namespace a line, found 0'],
    ['two purposes', `ada namespaces="a,b" ${key}`, 'namespaces="a,b" must be one namespace, without wildcards'],
    ['any purpose', `ada namespaces="helix-*" ${key}`, 'namespaces="helix-*" must be one namespace, without wildcards'],
    [
      'an authority',
      `ada cert-authority,namespaces="a" ${key}`,
      'cert-authority is not supported: list the keys themselves',
    ],
    ['an unknown option', `ada namespace="a" ${key}`, 'unknown option "namespace"; did you mean namespaces="…"?'],
    ['an option far from any', `ada toString="a" ${key}`, 'unknown option "toString"'],
    ['an option twice', `ada namespaces="a",namespaces="b" ${key}`, 'namespaces stands twice'],
    [
      'a local time',
      `ada namespaces="a",valid-after="20260131" ${key}`,
      '"20260131" is no time in UTC; form: 20260131Z or 20260131235959Z',
    ],
    [
      'a day that does not exist',
      `ada namespaces="a",valid-after="20260231Z" ${key}`,
      '"20260231Z" is no time in UTC; form: 20260131Z or 20260131235959Z',
    ],
    [
      'a month that does not exist',
      `ada namespaces="a",valid-after="20261331Z" ${key}`,
      '"20261331Z" is no time in UTC; form: 20260131Z or 20260131235959Z',
    ],
    ['no key', 'ada namespaces="a"', `no key of a known kind ${kinds}`],
    ['a DSA key', 'ada namespaces="a" ssh-dss AAAA', `no key of a known kind ${kinds}`],
    [
      'a torn hardware key',
      'ada namespaces="a" sk-ssh-ed25519@openssh.com AAAA',
      'the key of ada is torn or not sk-ssh-ed25519@openssh.com',
    ],
    ['a torn key', `ada namespaces="a" ${key.slice(0, -8)}`, 'the key of ada is torn or not ssh-ed25519'],
    ['a key without bytes', 'ada namespaces="a" ssh-ed25519', 'the key of ada is torn or not ssh-ed25519'],
    ['a key of another kind', `ada namespaces="a" ssh-rsa ${base64}`, 'the key of ada is torn or not ssh-rsa'],
    [
      'a short RSA key',
      `ada namespaces="a" ssh-rsa ${shortRsa.toString('base64')}`,
      'the key of ada is torn or not ssh-rsa',
    ],
    ['words before the key', `ada namespaces="a" what ${key}`, '"what" is neither options nor a key'],
  ])('%s is refused', (_, line, message) => {
    expect(refusals(line)).toEqual([[1, message]])
  })

  it.each([
    ['a blank that is none to ssh-keygen', `ada\u00a0b namespaces="a" ${key}`],
    ['a blank in the place of a blank', `ada\u00a0namespaces="a" ${key}`],
    ['a mark at the start of the file', `\ufeffada namespaces="a" ${key}`],
    ['a sign of form that nobody sees', `ada\ufe0f namespaces="a" ${key}`],
    ['a letter that nobody sees', `ada\u200b namespaces="a" ${key}`],
    ['a time before all times', `ada namespaces="a",valid-after="19691231Z" ${key}`],
  ])('%s is refused, as by ssh-keygen or by the eye', (_, line) => {
    expect(refusals(line)).toHaveLength(1)
  })

  it('a comment after the key may say anything', () => {
    expect(parseAllowedSigners(`ada namespaces="a" ${key} Ada\u00a0L.\n`)).toHaveLength(1)
  })

  it.each([
    [
      'an option before the namespace',
      `ada xnamespaces="a" ${key}`,
      'unknown option "xnamespaces"; did you mean namespaces="…"?',
    ],
    [
      'letters after a value',
      `ada namespaces="a"b ${key}`,
      'unknown option "namespaces="a"b"; did you mean namespaces="…"?',
    ],
    ['an option without a value', `ada namespaces ${key}`, 'namespaces="" must be one namespace, without wildcards'],
    [
      'digits before a time',
      `ada namespaces="a",valid-after="120260131Z" ${key}`,
      '"120260131Z" is no time in UTC; form: 20260131Z or 20260131235959Z',
    ],
    [
      'letters after a time',
      `ada namespaces="a",valid-after="20260131Zx" ${key}`,
      '"20260131Zx" is no time in UTC; form: 20260131Z or 20260131235959Z',
    ],
    [
      'a key with a stranger in it',
      `ada namespaces="a" ${key.slice(0, -6)}*${key.slice(-6)}`,
      'the key of ada is torn or not ssh-ed25519',
    ],
  ])('%s is refused too', (_, line, message) => {
    expect(refusals(line)).toEqual([[1, message]])
  })

  it('a key in hardware is listed like any other', () => {
    const hardware = aHardwareKey('ed25519').publicKey
    expect(parse(`ada namespaces="a" ${hardware} a yellow one\n`)).toEqual([
      { principal: 'ada', namespaces: ['a'], key: hardware },
    ])
  })

  it('lines may be indented', () => {
    expect(parse(`  ada namespaces="a" ${key}  \n   \n`)).toHaveLength(1)
  })

  it('the refusal names file, line and form', () => {
    const error = refusal(() => parse(`ada namespaces="a" ${key}\nbob ${key}\n`))
    expect([error.message, error.hint, error.where]).toEqual([
      '.helix/allowed_signers:2: asked one namespace a line, found 0',
      'Form of a line: ada@example.org namespaces="helix-approve" ssh-ed25519 AAAA…',
      { path: '.helix/allowed_signers', line: 2 },
    ])
    expect(error.findings[0]?.severity).toBe('error')
  })

  it('every bad line is named, and one bad line refuses all', () => {
    const text = `ada namespaces="a" ${key}\n* namespaces="a" ${key}\n\nbob ${key}\n`
    expect(refusals(text).map(([line]) => line)).toEqual([2, 4])
  })
})
