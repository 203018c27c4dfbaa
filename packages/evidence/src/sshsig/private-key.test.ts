import { describe, expect, it } from 'vitest'
import { aKey } from '../testing/keys.ts'
import { refusal } from '../testing/refusal.ts'
import { parsePrivateKey } from './private-key.ts'

describe('a private key', () => {
  it('gives its public half as allowed signers spell it', () => {
    const key = aKey()
    expect(parsePrivateKey(key.text).publicKey).toBe(key.publicKey)
    expect(parsePrivateKey(key.text.replaceAll('\n', '\r\n')).publicKey).toBe(key.publicKey)
  })

  const whole = aKey().text
  it.each([
    ['with a passphrase', 'evidence/key-encrypted', aKey({ cipher: 'aes256-ctr' }).text],
    ['of another kind', 'evidence/key-kind', aKey({ kind: 'ssh-rsa' }).text],
    ['whose checks differ', 'evidence/key-malformed', aKey({ checks: [7, 8] }).text],
    ['with wrong padding', 'evidence/key-malformed', aKey({ padding: [1, 2, 4] }).text],
    ['whose halves do not belong together', 'evidence/key-malformed', aKey({ point: Buffer.alloc(32, 5) }).text],
    ['whose public half is short', 'evidence/key-malformed', aKey({ point: Buffer.alloc(31, 5) }).text],
    ['in a file of two', 'evidence/key-malformed', aKey({ keys: 2 }).text],
    ['that lacks a line', 'evidence/key-malformed', whole.split('\n').toSpliced(2, 1).join('\n')],
    ['in PEM', 'evidence/key-malformed', '-----BEGIN PRIVATE KEY-----\nMC4C\n-----END PRIVATE KEY-----\n'],
    ['that is empty', 'evidence/key-malformed', ''],
  ])('%s is refused as %s', (_, code, text) => {
    const error = refusal(() => parsePrivateKey(text))
    expect([error.code, error.hint]).toEqual([code, expect.stringContaining('ssh-keygen -t ed25519')])
  })

  it.each([
    ['the private key is encrypted (aes256-ctr); Helix reads no passphrase', aKey({ cipher: 'aes256-ctr' }).text],
    ['the private key is ssh-rsa; Helix signs with ssh-ed25519', aKey({ kind: 'ssh-rsa' }).text],
    ['the private key is of no kind; Helix signs with ssh-ed25519', aKey({ kind: '' }).text],
    [
      'the private key is not readable; expected a public half that belongs to the private half',
      aKey({ checks: [7, 8] }).text,
    ],
    ['the private key is not readable; expected one whole OpenSSH key', aKey({ keys: 2 }).text],
    [
      'the private key is not readable; expected -----BEGIN OPENSSH PRIVATE KEY----- … -----END OPENSSH PRIVATE KEY-----',
      '',
    ],
  ])('says what was found: %s', (message, text) => {
    const error = refusal(() => parsePrivateKey(text))
    expect([error.message, error.hint]).toEqual([
      message,
      'make one for Helix: ssh-keygen -t ed25519 -N "" -C helix -f helix_key',
    ])
  })
})
