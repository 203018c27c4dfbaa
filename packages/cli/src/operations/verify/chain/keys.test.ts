import { spawnSync } from 'node:child_process'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { judgementDigest, decodeJudgement } from '@helix/evidence'
import { temporaryFolder, TestRepo, twoPeople } from '@helix/testkit'
import { describe, expect, test } from 'vitest'
import { helix, playbook } from '../../../testing/product.ts'
import {
  aKeyFile,
  approves,
  aSignedProduct,
  become,
  judges,
  type KeyFile,
  signersPath,
} from '../../../testing/signed-product.ts'

type Repo = ReturnType<typeof aSignedProduct>['repo']
const judge = (repo: Repo, key: KeyFile, env: Record<string, string> = {}) =>
  helix(repo, ['verify', '--sign', '--json'], { env: { HELIX_SIGNING_KEY: key.path, ...env } })
const newest = (repo: Repo, at = 'helix') => JSON.parse(repo.git('show', `${at}:judgement.json`))
const pinOf = (repo: Repo) => judgementDigest(decodeJudgement(repo.git('show', 'helix:judgement.json')))
const codesOf = ({ stdout }: { stdout: string }) =>
  JSON.parse(stdout).diagnostics.map(({ severity, code }: { severity: string; code: string }) => `${severity} ${code}`)

/** A change of the rules, approved by somebody else before it is committed, as people do it. */
async function changeRules(repo: Repo, files: Record<string, string>, approver: KeyFile) {
  for (const [path, text] of Object.entries(files)) repo.write(path, text)
  repo.git('add', '-A')
  repo.git('commit', '-q', '-m', 'policy: other keys\n\nWhy: it was time.\n')
  become(repo, twoPeople.ben)
  const approved = await helix(repo, ['approve', 'policy', '--why', 'seen', '--key', approver.path])
  become(repo, twoPeople.anna)
  expect(approved).toMatchObject({ code: 0 })
  return approved
}

describe('keys of a repository that signs', () => {
  test('a new key is let in by the old one, and what the old one signed stays valid', async () => {
    const { repo, ci, anna, ben } = aSignedProduct()
    const fresh = aKeyFile()
    expect(await judge(repo, ci)).toMatchObject({ code: 0 })
    const others = approves(anna) + approves(ben, twoPeople.ben.email)
    await changeRules(repo, { [signersPath]: judges(ci) + judges(fresh) + others }, ben)

    const early = await judge(repo, fresh)
    const [tooEarly] = JSON.parse(early.stdout).diagnostics
    expect([early.code, tooEarly.code]).toEqual([2, 'sign/not-allowed'])
    expect(tooEarly.fix).toMatch(/^judge with a key that was listed before, .*: ci@helix ssh-ed25519 …\S{12}; this one/)
    expect(newest(repo).sequence).toBe(0)
    expect(await judge(repo, ci)).toMatchObject({ code: 0 })

    await changeRules(repo, { [signersPath]: judges(fresh) + others }, ben)
    expect(await judge(repo, fresh)).toMatchObject({ code: 0 })
    repo.commit('docs: a word\n\nHelix-Lane: free\n', { files: { 'README.md': 'x\n' } })
    const late = await judge(repo, ci)
    expect(late.code).toBe(2)
    expect(JSON.parse(late.stdout).diagnostics[0].fix).toBe(
      `judge with a key that is listed: ci@helix ssh-ed25519 …${judges(fresh).trim().slice(-12)}`,
    )
    expect(await judge(repo, fresh)).toMatchObject({ code: 0 })
    expect(await helix(repo, ['evidence', 'verify'])).toMatchObject({ code: 0 })
    expect((await helix(repo, ['evidence', 'list'])).stdout.match(/ci@helix/g)).toHaveLength(4)
  })

  test('a change of the keys is counted by the keys before it', async () => {
    const { repo, ci } = aSignedProduct()
    expect(await judge(repo, ci)).toMatchObject({ code: 0 })
    const mine = aKeyFile()
    const lines = judges(ci) + judges(mine) + approves(mine, 'mallory@example.org')
    repo.write(signersPath, lines).git('add', '-A')
    repo.git('commit', '-q', '-m', 'policy: my own key\n\nWhy: I want in.\n')
    become(repo, { name: 'Mallory', email: 'mallory@example.org' })

    const refused = await helix(repo, ['approve', 'policy', '--why', 'mine', '--key', mine.path, '--json'])

    expect(refused.code).toBe(2)
    expect(JSON.parse(refused.stdout).diagnostics.map(({ code }: { code: string }) => code)).toEqual([
      'approve/not-counted',
      'SIG-SIGNER',
    ])
    const verdict = await judge(repo, ci)
    expect([verdict.code, codesOf(verdict)]).toEqual([1, ['error APPROVAL-AWAITED']])
  })

  test('signing does not go back to none, whoever approves it', async () => {
    const { repo, ci, ben } = aSignedProduct()
    expect(await judge(repo, ci)).toMatchObject({ code: 0 })
    await changeRules(repo, { 'playbook.yml': repo.read('playbook.yml').replace('signing: ssh', 'signing: none') }, ben)

    const refused = await judge(repo, ci)

    expect(refused.code).toBe(1)
    expect(codesOf(refused)).toContain('error SIGNING-DROPPED')
    expect(newest(repo).signature.principal).toBe('ci@helix')
    const unsigned = await helix(repo, ['verify', '--sign', '--json'])
    expect([unsigned.code, JSON.parse(unsigned.stdout).diagnostics[0].code]).toEqual([2, 'sign/no-key'])
  })

  test('the last judging key is not taken away', async () => {
    const { repo, ci, anna, ben } = aSignedProduct()
    expect(await judge(repo, ci)).toMatchObject({ code: 0 })
    await changeRules(repo, { [signersPath]: approves(anna) + approves(ben, twoPeople.ben.email) }, ben)
    expect(codesOf(await judge(repo, ci))).toContain('error SIGNING-LOCKED')
  })

  test('when all judging keys are lost, people found the repository anew, with a genesis of its own', async () => {
    const { repo, ci, ben, anna } = aSignedProduct({ at: 'SPEC_DRAFT' })
    expect(await judge(repo, ci)).toMatchObject({ code: 0 })
    const old = repo.head('helix')
    const fresh = aKeyFile()
    const [rules, idle] = [repo.read('playbook.yml'), '{"version":1,"cycle":null,"step":null}\n']
    repo.remove('playbook.yml').commit('chore: leave Helix, its key is lost\n')
    const lines = judges(fresh) + approves(anna) + approves(ben, twoPeople.ben.email)
    const files = { 'playbook.yml': rules, [signersPath]: lines, 'progress.json': idle }
    repo.commit('build: adopt Helix anew\n', { files })
    repo.git('branch', '-m', 'helix', 'helix-until-2026')

    expect(await judge(repo, fresh)).toMatchObject({ code: 2 })
    expect(await judge(repo, fresh, { HELIX_GENESIS: `commit:${repo.head()}` })).toMatchObject({ code: 0 })

    expect(newest(repo)).toMatchObject({ sequence: 0, subject: { commit: repo.head() }, base: repo.head() })
    expect(await judge(repo, fresh, { HELIX_GENESIS: `commit:${repo.head()}` })).toMatchObject({ code: 0 })
    const elsewhere = await judge(repo, fresh, { HELIX_GENESIS: `commit:${repo.head('HEAD~1')}` })
    expect([elsewhere.code, codesOf(elsewhere)]).toEqual([1, ['error CHAIN-PINNED']])
    expect(repo.head('helix-until-2026')).toBe(old)
    expect(await helix(repo, ['evidence', 'verify'])).toMatchObject({ code: 0 })
  })
})

test('what the guide says to do then works as it stands there, past hooks and with tags on the host', async () => {
  const rules = playbook
    .replace('signing: none', 'signing: ssh')
    .replace('shown: [file]', 'shown: [file, tag]')
    .replace(', {gate: tests, of: unit}', '')
  const { repo, ci } = aSignedProduct({ at: 'SPEC_DRAFT', hooks: true, playbook: rules })
  const host = join(temporaryFolder(), 'shop.git')
  repo.git('clone', '-q', '--bare', repo.root, host)
  repo.git('remote', 'add', 'origin', host)
  const remote = new TestRepo(host, { bare: true, hooks: true })
  const fresh = aKeyFile()
  const push = (env: Record<string, string>) => helix(repo, ['verify', '--sign', '--push'], { env })
  expect(await push({ HELIX_SIGNING_KEY: ci.path })).toMatchObject({ code: 0 })
  expect(remote.git('tag', '-l')).toContain('helix/adding/SPEC_DRAFT@')
  const guide = readFileSync(join(import.meta.dirname, '../../../../../../docs/guides/keys-and-evidence.md'), 'utf8')
  const recipe = /## When all judging keys are lost[^]*?```sh\n([^]*?)```/.exec(guide)?.[1] ?? ''
  const script = join(temporaryFolder(), 'editor')
  writeFileSync(script, `sed -i 's#^ci@helix.*#${judges(fresh).trim()}#' "$1"\n`)

  const { status, stderr } = spawnSync('sh', ['-e', '-c', recipe], {
    cwd: repo.root,
    encoding: 'utf8',
    env: { ...process.env, EDITOR: `sh ${script}` },
  })

  expect({ status, stderr }).toMatchObject({ status: 0 })
  const judging = { HELIX_SIGNING_KEY: fresh.path, HELIX_GENESIS: `commit:${repo.head()}` }
  expect(await push(judging)).toMatchObject({ code: 0 })
  expect([newest(repo).sequence, remote.head('main'), remote.head('helix')]).toEqual([
    0,
    repo.head(),
    repo.head('helix'),
  ])
})

describe('genesis', () => {
  test('is the pinned one, and one that is gone is not replaced', async () => {
    const { repo, ci } = aSignedProduct()
    expect(await judge(repo, ci)).toMatchObject({ code: 0 })
    const pinned = { HELIX_GENESIS: pinOf(repo) }
    repo.commit('docs: a word\n\nHelix-Lane: free\n', { files: { 'README.md': 'x\n' } })
    expect(await judge(repo, ci, pinned)).toMatchObject({ code: 0 })

    repo.git('branch', '-D', 'helix')
    const gone = await judge(repo, ci, pinned)
    expect([gone.code, codesOf(gone)]).toEqual([1, ['error CHAIN-PINNED']])
    expect(repo.tryGit('rev-parse', '--verify', 'helix').code).not.toBe(0)

    expect(await judge(repo, ci)).toMatchObject({ code: 0 })
    const other = await judge(repo, ci, { HELIX_GENESIS: 'f'.repeat(64) })
    expect([other.code, codesOf(other)]).toEqual([1, ['error CHAIN-PINNED']])
  })

  test('comes once: a second one is refused, and nothing follows it', async () => {
    const { repo, ci } = aSignedProduct({ at: 'SPEC_DRAFT' })
    expect(await judge(repo, ci)).toMatchObject({ code: 0 })
    const [tip, first] = [repo.head('helix'), repo.git('rev-list', '--max-parents=0', 'helix')]
    const again = repo.git('commit-tree', `${first}^{tree}`, '-p', tip, '-m', 'again')
    repo.git('update-ref', 'refs/heads/helix', again)

    const refused = await judge(repo, ci)

    expect(refused.code).toBe(1)
    expect(codesOf(refused)).toContain('error CHAIN-SECOND-GENESIS')
    expect(repo.head('helix')).toBe(again)
  })
})

describe('who approves', () => {
  test('an author does not approve own work, under a second name for the same key either', async () => {
    const { repo, anna } = aSignedProduct()
    repo.write('playbook.yml', `${repo.read('playbook.yml')}# stricter\n`).git('add', '-A')
    const own = await helix(repo, ['approve', 'policy', '--why', 'mine', '--key', anna.path, '--json'])
    expect([own.code, JSON.parse(own.stdout).diagnostics[0].code]).toEqual([2, 'approve/own'])
    repo.git('commit', '-q', '-m', 'policy: stricter\n\nWhy: it was lax.\n')
    become(repo, twoPeople.ben)
    const foreign = await helix(repo, ['approve', 'policy', '--why', 'x', '--key', anna.path, '--json'])
    expect(JSON.parse(foreign.stdout).diagnostics.map(({ code }: { code: string }) => code)).toEqual([
      'approve/not-counted',
      'SIG-PRINCIPAL',
    ])
  })

  test('a key on a disk is told as one that needs nobody', async () => {
    const { repo, ben } = aSignedProduct()
    repo.write('playbook.yml', `${repo.read('playbook.yml')}# stricter\n`).git('add', '-A')
    repo.git('commit', '-q', '-m', 'policy: stricter\n\nWhy: it was lax.\n')
    become(repo, twoPeople.ben)
    const { code, stdout } = await helix(repo, ['approve', 'policy', '--why', 'seen', '--key', ben.path])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^approved policy \w{12} → \w{12}\nby {7}ben@example\.org {2}UNATTENDED-CAPABLE\nin {7}.*\nnext {5}git push\n$/) // prettier-ignore
  })

  test('keys that Helix cannot use by itself sign through ssh-keygen', async () => {
    const rsa = aKeyFile(['-t', 'rsa', '-b', '2048'])
    const { repo } = aSignedProduct({ files: { [signersPath]: approves(rsa, twoPeople.ben.email) } })
    repo.write('playbook.yml', `${repo.read('playbook.yml')}# stricter\n`).git('add', '-A')
    repo.git('commit', '-q', '-m', 'policy: stricter\n\nWhy: it was lax.\n')
    become(repo, twoPeople.ben)
    const env = { PATH: process.env['PATH'], HOME: '/nonexistent' }
    const args = ['approve', 'policy', '--why', 'seen', '--json', '--key']

    const torn = join(repo.root, '..', `${repo.root.split('/').at(-1)}.torn`)
    appendFileSync(torn, 'no key\n')
    const refused = await helix(repo, [...args, torn], { env })
    expect([refused.code, JSON.parse(refused.stdout).diagnostics[0].code]).toEqual([2, 'approve/no-key'])
    expect(await helix(repo, [...args, rsa.path], { env })).toMatchObject({ code: 0 })
    expect(repo.git('log', '-1', '--format=%s')).toMatch(/^policy: approve policy /)
  })
})
