import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parsePrivateKey, sealStatement, signSsh } from '@helix/evidence'
import { temporaryFolder } from '@helix/testkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aProduct, helix } from '../../testing/product.ts'
import {
  aKeyFile,
  aSignedProduct,
  judges,
  type KeyFile,
  type SignedProduct,
  signersPath,
} from '../../testing/signed-product.ts'
import { uriOf } from './repository-uri.ts'

let product: SignedProduct
beforeAll(async () => {
  product = aSignedProduct({ at: 'SPEC_DRAFT', cleanup: afterAll })
  if ((await judge()).code !== 0) throw new Error('the product is not judged')
})

const env = () => ({ HELIX_SIGNING_KEY: product.ci.path })
const judge = () => helix(product.repo, ['verify', '--sign'], { env: env() })
const evidence = (args: string[], world = {}) => helix(product.repo, ['evidence', ...args], { env: env(), ...world })
const keyOf = ({ path }: KeyFile) => parsePrivateKey(readFileSync(path, 'utf8'))
const sign = (key: KeyFile, namespace: string, message: string) =>
  signSsh({ privateKey: keyOf(key), namespace, message })
const codesOf = ({ stdout }: { stdout: string }) =>
  JSON.parse(stdout).diagnostics.map(
    ({ code, where }: { code: string; where?: { name?: string } }) => `${code} ${where?.name}`,
  )

/** The statements of an export, as they were signed. */
async function statements(): Promise<string[]> {
  const { stdout } = await evidence(['export'])
  return stdout.trimEnd().split('\n').map((line) => Buffer.from(JSON.parse(line).payload, 'base64').toString('utf8')) // prettier-ignore
}

/** What `helix evidence verify` says of a file of these envelopes. */
async function verifyLines(...lines: string[]) {
  const file = join(temporaryFolder(), 'their.jsonl')
  writeFileSync(file, lines.join('\n'))
  const verified = await evidence(['verify', file, '--json'])
  return { code: verified.code, codes: codesOf(verified) }
}

describe('helix evidence list', () => {
  test('names a cycle once in a line', async () => {
    const repo = aProduct({ at: 'E2E_RED' })
    expect(await helix(repo, ['verify', '--sign'])).toMatchObject({ code: 0 })
    const { stdout } = await helix(repo, ['evidence', 'list'])
    expect(stdout).toMatch(/^2 {2}pass .* {2}adding SPEC_DRAFT → E2E_RED$/m)
    expect(stdout).toMatch(/^1 {2}start .* {2}idle → adding SPEC_DRAFT$/m)
  })

  test('shows every judgement, who signed it and what it did', async () => {
    const { code, stdout } = await evidence(['list'])
    const [genesis = '', start = ''] = product.repo.git('log', '--reverse', '--format=%h', '--abbrev=12').split('\n')
    expect([code, stdout]).toEqual([
      0,
      `0  genesis   ${genesis}  2026-01-02  ci@helix  idle\n` +
        `1  start     ${start}  2026-01-02  ci@helix  idle → adding SPEC_DRAFT\n`,
    ])
    const { judgements } = JSON.parse((await evidence(['list', '--json'])).stdout)
    expect(judgements[0]).toMatchObject({ sequence: 0, what: 'genesis', digest: expect.stringMatching(/^\w{64}$/) })
  })

  test('needs no working tree: the job that judges has none', async () => {
    const bare = product.repo.clone('--bare')
    const [here, there] = [await evidence(['list']), await helix(bare, ['evidence', 'list'])]
    expect([there.code, there.stdout]).toEqual([0, here.stdout])
    expect((await helix(bare, ['evidence', 'export'], { env: env() })).stdout.split('\n')).toHaveLength(5)
  })

  test('an empty list is one, as it is of decisions and runs', async () => {
    const { code, stdout } = await helix(aProduct(), ['evidence', 'list'])
    expect([code, stdout]).toEqual([0, 'no judgement yet\nnext     helix verify --sign\n'])
  })

  test('to export there must be a chain, and an action that is known', async () => {
    const refused = await helix(aProduct(), ['evidence', 'export'])
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('helix why evidence/no-chain')])
    expect((await evidence(['lst'])).stderr).toMatch(/Did\s+you\s+mean\s+list\?/)
    expect((await evidence(['export', '--format', 'sshsg'])).stderr).toMatch(/Did\s+you\s+mean\s+sshsig\?/)
  })
})

describe('helix evidence export', () => {
  test('the same twice, and verified by the chain', async () => {
    const [once, again] = [await evidence(['export']), await evidence(['export'])]
    expect(once.stdout).toBe(again.stdout)
    const file = join(temporaryFolder(), 'all.jsonl')
    writeFileSync(file, once.stdout)
    const verified = await evidence(['verify', file])
    const count = once.stdout.trimEnd().split('\n').length
    expect([verified.code, verified.stdout]).toEqual([
      0,
      `chain    2 judgements; ${count} pieces about 2 of them\npassed\n`,
    ])
  })

  test('as files, with the public key that a verifier of DSSE needs', async () => {
    const out = temporaryFolder()
    const { code, stdout } = await evidence(['export', '--out', out])
    expect([code, stdout]).toEqual([
      0,
      'exported 2 judgements in 2 files\ncheck    any DSSE verifier, with the Ed25519 key in helix.pem\n',
    ])
    expect(readdirSync(out).toSorted()).toEqual(['helix.intoto.jsonl', 'helix.pem'])
    expect(readFileSync(join(out, 'helix.pem'), 'utf8')).toMatch(/^-----BEGIN PUBLIC KEY-----\n/)
    expect(await evidence(['verify', out])).toMatchObject({ code: 0 })
    const json = JSON.parse((await evidence(['export', '--json'])).stdout)
    expect(json).toMatchObject({ ok: true, judgements: 2, files: [] })
    expect(json.envelopes[0].payloadType).toBe('application/vnd.in-toto+json')
  })

  test('as files that one line checks with ssh-keygen, without Helix', async () => {
    const out = temporaryFolder()
    const { stdout } = await evidence(['export', '--format', 'sshsig', '--out', out])
    expect(stdout).toBe('exported 2 judgements in 6 files\ncheck    sh check.sh\n')
    expect(spawnSync('sh', [join(out, 'check.sh')], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' })
    writeFileSync(join(out, '0001.json'), readFileSync(join(out, '0001.json'), 'utf8').replace('idle', 'idol'))
    expect(spawnSync('sh', [join(out, 'check.sh')]).status).not.toBe(0)
    const verified = await evidence(['verify', out, '--json'])
    expect([verified.code, codesOf(verified)]).toEqual([1, ['SIG-MESSAGE 0001.json']])
  })

  test('what is not signed, or does not hold, is not exported', async () => {
    const unsigned = aProduct()
    expect(await helix(unsigned, ['verify', '--sign'])).toMatchObject({ code: 0 })
    const out = ['--format', 'sshsig', '--out', temporaryFolder()]
    expect((await helix(unsigned, ['evidence', 'export', ...out])).stderr).toContain('helix why evidence/unsigned')
    expect((await evidence(['export', '--format', 'sshsig'])).stderr).toContain('helix why evidence/out')

    const clone = product.repo.clone()
    clone.git('update-ref', 'refs/heads/helix', product.repo.git('rev-parse', 'helix'))
    const first = clone.git('rev-list', '--max-parents=0', 'helix')
    const again = clone.git('commit-tree', `${first}^{tree}`, '-p', 'helix', '-m', 'again')
    clone.git('update-ref', 'refs/heads/helix', again)
    clone.git('update-ref', '-d', 'refs/remotes/origin/helix')
    const refused = await helix(clone, ['evidence', 'export', '--json'], { env: env() })
    expect(refused.code).toBe(1)
    expect(JSON.parse(refused.stdout).diagnostics[0].code).toBe('CHAIN-SECOND-GENESIS')
    expect((await helix(clone, ['evidence', 'export'], { env: env() })).stdout).toContain('the chain does not hold')
  })
})

describe('helix evidence verify', () => {
  test('without a path checks the chain', async () => {
    expect((await evidence(['verify'])).stdout).toBe('chain    2 judgements\npassed\n')
  })

  test('one changed byte of an envelope, or no envelope at all, is refused', async () => {
    const [line = ''] = (await evidence(['export'])).stdout.split('\n')
    const { payload } = JSON.parse(line)
    const bytes = Buffer.from(payload, 'base64')
    const changed = Buffer.from(bytes.with(bytes.length - 20, 0x78)).toString('base64')
    expect(await verifyLines(line.replace(payload, changed))).toEqual({ code: 1, codes: ['SIG-MESSAGE their.jsonl:1'] })
    expect(await verifyLines(line, '{}')).toEqual({ code: 1, codes: ['EVIDENCE-TORN their.jsonl:2'] })
  })

  test('a key that is listed for another purpose, for nothing, or no longer is refused', async () => {
    const [statement = ''] = await statements()
    const stranger = aKeyFile()
    expect(await verifyLines(sealStatement(statement, keyOf(product.anna)))).toEqual({
      code: 1,
      codes: ['SIG-NAMESPACE their.jsonl:1'],
    })
    expect(await verifyLines(sealStatement(statement, keyOf(stranger)))).toEqual({
      code: 1,
      codes: ['SIG-SIGNER their.jsonl:1'],
    })
    const ended = aKeyFile()
    const lines = judges(product.ci) + judges(ended, ',valid-before="20251231Z"')
    const other = aSignedProduct({ files: { [signersPath]: lines } })
    const signed = { env: { HELIX_SIGNING_KEY: product.ci.path } }
    expect(await helix(other.repo, ['verify', '--sign'], signed)).toMatchObject({ code: 0 })
    const file = join(temporaryFolder(), 'a.jsonl')
    const { stdout } = await helix(other.repo, ['evidence', 'export'], signed)
    const payload = Buffer.from(JSON.parse(stdout.split('\n')[0] ?? '').payload, 'base64').toString('utf8')
    writeFileSync(file, sealStatement(payload, keyOf(ended)))
    expect(codesOf(await helix(other.repo, ['evidence', 'verify', file, '--json']))).toEqual(['SIG-EXPIRED a.jsonl:1'])
  })

  test('a good signature over what the chain does not say is refused', async () => {
    const [statement = ''] = await statements()
    const lie = statement.replace('"moved":false', '"moved":true')
    const other = statement.replace(/"judgement":"\w{64}"/, `"judgement":"${'0'.repeat(64)}"`)
    const ci = keyOf(product.ci)
    expect(await verifyLines(sealStatement(lie, ci))).toEqual({ code: 1, codes: ['EVIDENCE-DIFFERS their.jsonl:1'] })
    expect(await verifyLines(sealStatement(other, ci))).toEqual({ code: 1, codes: ['EVIDENCE-UNKNOWN their.jsonl:1'] })
    expect(await verifyLines(sealStatement('{}', ci))).toEqual({ code: 1, codes: ['EVIDENCE-TORN their.jsonl:1'] })
  })

  test('the signatures of other records, purposes and keys are refused, here as by ssh-keygen', async () => {
    const out = temporaryFolder()
    await evidence(['export', '--format', 'sshsig', '--out', out])
    const payload = readFileSync(join(out, '0001.json'), 'utf8')
    const cases: [string, string, string][] = [
      [sign(product.ci, 'helix-approve', payload), payload, 'SIG-NAMESPACE'],
      [sign(product.anna, 'helix-judge', payload), payload, 'SIG-NAMESPACE'],
      [sign(aKeyFile(), 'helix-judge', payload), payload, 'SIG-SIGNER'],
      [readFileSync(join(out, '0000.json.sig'), 'utf8'), payload, 'SIG-MESSAGE'],
      ['torn\n', payload, 'SIG-ARMOR'],
    ]
    for (const [signature, message, expected] of cases) {
      writeFileSync(join(out, '0001.json.sig'), signature)
      writeFileSync(join(out, '0001.json'), message)
      expect(codesOf(await evidence(['verify', out, '--json']))).toEqual([`${expected} 0001.json`])
      expect(spawnSync('sh', [join(out, 'check.sh')]).status).not.toBe(0)
    }
    const foreign = payload.replace('"sequence":1', '"sequence":7')
    writeFileSync(join(out, '0001.json'), foreign)
    writeFileSync(join(out, '0001.json.sig'), sign(product.ci, 'helix-judge', foreign))
    expect(codesOf(await evidence(['verify', out, '--json']))).toEqual(['EVIDENCE-UNKNOWN 0001.json'])
  })

  test('nothing to check is not taken for nothing wrong', async () => {
    const folder = temporaryFolder()
    expect((await evidence(['verify', folder])).stderr).toContain('helix why evidence/nothing')
    expect((await evidence(['verify', join(folder, 'gone')])).stderr).toContain('helix why evidence/no-file')
    writeFileSync(join(folder, '0001.json.sig'), 'x')
    expect(codesOf(await evidence(['verify', folder, '--json']))).toEqual(['EVIDENCE-TORN 0001.json'])
  })
})

describe('where a repository lives', () => {
  test.each([
    ['https://example.org/shop.git', 'git+https://example.org/shop.git'],
    ['https://ada:secret@example.org:8443/a/shop', 'git+https://example.org:8443/a/shop'],
    ['ssh://git@example.org/shop.git', 'git+ssh://example.org/shop.git'],
    ['git@example.org:ada/shop.git', 'git+ssh://example.org/ada/shop.git'],
    ['/home/ada/shop', null],
    ['file:///home/ada/shop', null],
    ['../shop', null],
  ])('%s is told as %s, without names and passwords', (url, expected) => {
    expect(uriOf(url)).toBe(expected)
  })

  test('is said in the statements', async () => {
    const { repo } = product
    repo.git('remote', 'add', 'origin', 'https://ada:secret@example.org/shop.git')
    const told = await statements()
    repo.git('remote', 'remove', 'origin')
    expect(told.every((text) => text.includes('"name":"git+https://example.org/shop.git"'))).toBe(true)
    expect(told.join('\n')).not.toContain('secret')
    expect(told.some((text) => text.includes('https://slsa.dev/verification_summary/v1'))).toBe(true)
  })
})
