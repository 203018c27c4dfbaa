import { spawnSync } from 'node:child_process'
import { createPublicKey, verify } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@helix/testkit'
import { expect, test } from 'vitest'
import { aProduct, helix, playbook } from './support/product.ts'

const signers = '.helix/allowed_signers'

/** A product whose judgements are signed, with a chain of two: genesis, and the start of a cycle. */
function aSignedProduct() {
  const key = join(temporaryFolder(), 'judge')
  spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', key])
  const publicKey = readFileSync(`${key}.pub`, 'utf8').trim()
  const repo = aProduct({
    at: 'SPEC_DRAFT',
    playbook: playbook.replace('signing: none', 'signing: ssh'),
    files: { [signers]: `ci@helix namespaces="helix-judge" ${publicKey}\n` },
  })
  const env = { HELIX_SIGNING_KEY: key }
  expect(helix(repo, ['verify', '--sign'], env)).toMatchObject({ code: 0 })
  return { repo, env, point: Buffer.from(publicKey.split(' ')[1] ?? '', 'base64').subarray(-32) }
}

function sshKeygenAccepts(signersFile: string, signature: string, message: Uint8Array): boolean {
  const argv = ['-Y', 'verify', '-f', signersFile, '-I', 'ci@helix', '-n', 'helix-judge', '-s', signature]
  return spawnSync('ssh-keygen', argv, { input: message }).status === 0
}

test('REQ-6 ssh-keygen accepts every exported judgement, and refuses it after one changed byte', () => {
  const { repo } = aSignedProduct()
  const folder = temporaryFolder()

  const exported = helix(repo, ['evidence', 'export', '--format', 'sshsig', '--out', folder])

  expect(exported).toMatchObject({ code: 0 })
  const signatures = readdirSync(folder).filter((name) => name.endsWith('.sig'))
  expect(signatures.length).toBe(2)
  for (const name of signatures) {
    const signature = join(folder, name)
    const payload = readFileSync(signature.slice(0, -'.sig'.length))
    const changed = Buffer.from(payload)
    changed.writeUInt8(changed.readUInt8(changed.length >> 1) ^ 1, changed.length >> 1)
    for (const file of [join(repo.root, signers), join(folder, 'allowed_signers')]) {
      expect([sshKeygenAccepts(file, signature, payload), sshKeygenAccepts(file, signature, changed)]).toEqual([
        true,
        false,
      ])
    }
  }
})

test('REQ-6 every exported envelope holds a statement about what was judged, signed over its pre-authentication encoding', () => {
  const { repo, env, point } = aSignedProduct()
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), point])
  const key = createPublicKey({ key: spki, format: 'der', type: 'spki' })
  const judged = repo
    .git('log', '--reverse', '--format=%H %T')
    .split('\n')
    .map((line) => line.split(' '))

  const exported = helix(repo, ['evidence', 'export', '--format', 'in-toto'], env)

  expect(exported).toMatchObject({ code: 0 })
  const envelopes = exported.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(envelopes.length).toBeGreaterThanOrEqual(judged.length)
  const subjects = new Set<string>()
  for (const { payload, payloadType, signatures } of envelopes) {
    expect(payloadType).toBe('application/vnd.in-toto+json')
    const body = Buffer.from(payload, 'base64')
    const encoded = Buffer.concat([Buffer.from(`DSSEv1 ${payloadType.length} ${payloadType} ${body.length} `), body])
    expect(signatures.length).toBe(1)
    expect(verify(null, encoded, key, Buffer.from(signatures[0].sig, 'base64'))).toBe(true)
    const statement = JSON.parse(body.toString('utf8'))
    expect(statement).toMatchObject({ _type: 'https://in-toto.io/Statement/v1' })
    for (const { digest } of statement.subject) subjects.add(`${digest.gitCommit} ${digest.gitTree}`)
  }
  expect([...subjects].toSorted()).toEqual(judged.map((pair) => pair.join(' ')).toSorted())
})

test('REQ-6 nothing is signed without a key, and no key of another purpose will do', () => {
  const { repo } = aSignedProduct()
  const other = join(temporaryFolder(), 'approve')
  spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', other])

  const argv = ['evidence', 'export', '--format', 'in-toto', '--json']
  const [without, foreign] = [helix(repo, argv), helix(repo, argv, { HELIX_SIGNING_KEY: other })]

  expect([without, foreign].map(({ code, stdout }) => [code, JSON.parse(stdout).diagnostics[0].code])).toEqual([
    [2, 'sign/no-key'],
    [2, 'sign/not-allowed'],
  ])
})
