// Agreement with OpenSSH in both directions, where ssh-keygen is installed.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@helix/testkit'
import { afterAll, describe, expect, it } from 'vitest'
import { parseAllowedSigners } from './allowed-signers.ts'
import { parsePrivateKey } from './private-key.ts'
import { signSsh } from './sign-ssh.ts'
import { verifySsh } from './verify-ssh.ts'

const installed = spawnSync('ssh-keygen', ['-?']).error === undefined
const namespace = 'helix-judge'
const message = '{"sequence":0}'
const at = Math.floor(Date.now() / 1000)

const signersOf = (publicKey: string, options = `namespaces="${namespace}"`) => `ci@helix ${options} ${publicKey}\n`

const helixVerifies = (armored: string, signers: string, asked = { namespace, message }) =>
  verifySsh({ ...asked, armored, signers: parseAllowedSigners(signers), at, principal: 'ci@helix' }).valid

describe.skipIf(!installed)('agreement with ssh-keygen', () => {
  const folder = temporaryFolder(afterAll)
  const file = (name: string) => join(folder, name)
  const keygen = (args: string[], input = '') => spawnSync('ssh-keygen', args, { cwd: folder, input })
  const makeKey = (name: string, args: string[], passphrase = '') => {
    const made = keygen(['-q', '-N', passphrase, '-C', 'a comment', '-f', file(name), ...args])
    expect(made.status).toBe(0)
    const publicKey = readFileSync(file(`${name}.pub`), 'utf8')
      .split(' ')
      .slice(0, 2)
      .join(' ')
    return { text: readFileSync(file(name), 'utf8'), publicKey }
  }
  const sign = (name: string, purpose: string) => {
    writeFileSync(file('message'), message)
    expect(keygen(['-q', '-Y', 'sign', '-f', file(name), '-n', purpose, file('message')], 'y\n').status).toBe(0)
    return readFileSync(file('message.sig'), 'utf8')
  }
  const keygenVerifies = (armored: string, signers: string, asked = { namespace, message }) => {
    writeFileSync(file('signers'), signers)
    writeFileSync(file('sig'), armored)
    const args = ['-Y', 'verify', '-f', file('signers'), '-I', 'ci@helix', '-n', asked.namespace, '-s', file('sig')]
    return keygen(args, asked.message).status === 0
  }

  it('takes Helix’s signatures, byte for byte the same as its own', () => {
    const { text, publicKey } = makeKey('ours', ['-t', 'ed25519'])
    const privateKey = parsePrivateKey(text)
    expect(privateKey.publicKey).toBe(publicKey)
    const armored = signSsh({ privateKey, namespace, message })
    expect(keygenVerifies(armored, signersOf(publicKey))).toBe(true)
    expect(sign('ours', namespace)).toBe(armored)
  })

  it.each([
    ['ed25519', ['-t', 'ed25519']],
    ['ecdsa', ['-t', 'ecdsa', '-b', '256']],
    ['rsa', ['-t', 'rsa', '-b', '2048']],
  ])('its %s signatures are taken, several times over', (name, args) => {
    const { publicKey } = makeKey(name, args)
    // ECDSA numbers vary in length: leading zeros and sign bytes.
    for (let round = 0; round < (name === 'ecdsa' ? 20 : 1); round++) {
      expect(helixVerifies(sign(name, namespace), signersOf(publicKey))).toBe(true)
    }
    const armored = sign(name, namespace)
    const cases: [string, { namespace: string; message: string }][] = [
      [signersOf(publicKey), { namespace: 'helix-tune', message }],
      [signersOf(publicKey), { namespace, message: `${message} ` }],
      [signersOf(publicKey, 'namespaces="helix-tune"'), { namespace, message }],
      [signersOf(publicKey, `valid-before="20200101Z",namespaces="${namespace}"`), { namespace, message }],
      [signersOf(publicKey, `namespaces="${namespace}",valid-after="20990101Z"`), { namespace, message }],
      [signersOf(makeKey(`${name}-other`, args).publicKey), { namespace, message }],
    ]
    for (const [signers, asked] of cases) {
      expect([keygenVerifies(armored, signers, asked), helixVerifies(armored, signers, asked)]).toEqual([false, false])
    }
    const valid = signersOf(publicKey, `namespaces="${namespace}",valid-after="20200101Z",valid-before="209901010000Z"`)
    expect([keygenVerifies(armored, valid), helixVerifies(armored, valid)]).toEqual([true, true])
  })

  it('its keys with a passphrase and of other kinds are refused by name', () => {
    const locked = makeKey('locked', ['-t', 'ed25519'], 'secret')
    expect(() => parsePrivateKey(locked.text)).toThrow(expect.objectContaining({ code: 'evidence/key-encrypted' }))
    const rsa = makeKey('rsa-private', ['-t', 'rsa', '-b', '2048'])
    expect(() => parsePrivateKey(rsa.text)).toThrow(expect.objectContaining({ code: 'evidence/key-kind' }))
  })
})
