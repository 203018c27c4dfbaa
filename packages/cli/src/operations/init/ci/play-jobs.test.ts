import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import type { Judgement, Position } from '@helix/core'
import { type Files, temporaryFolder, type TestRepo } from '@helix/testkit'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type GithubEvent, type GithubPlay, playGithub } from '../../../testing/hosts/github-actions.ts'
import { playGitlab } from '../../../testing/hosts/gitlab-ci.ts'
import { aHostApiApart, type Replies } from '../../../testing/hosts/host-api.ts'
import { aHost, type Loopback } from '../../../testing/hosts/loopback.ts'
import { aProduct, playbook } from '../../../testing/product.ts'
import { fetchLines } from './github-scripts.ts'
import { type CiHostName, ciHosts } from './index.ts'

const digest = createHash('sha512').update('the package').digest('base64')

const jobsOf = (host: CiHostName, integrity = `sha512-${digest}`): Files => ({
  [ciHosts[host].path]: ciHosts[host].render({
    branch: 'main',
    node: '24.21.0',
    verifier: '0.1.0',
    integrity,
    packageManager: { name: 'npm', version: null },
  }),
})

interface Shop extends Loopback {
  /** A developer's clone. */
  repo: TestRepo
  keys: Record<string, string>
  settings: { secrets: Record<string, string>; vars: Record<string, string> }
}

interface ShopOptions {
  playbook?: string
  host?: CiHostName
  at?: 'SPEC_DRAFT' | 'BUILD'
  signing?: 'ssh' | 'none'
  integrity?: string
}

/** A product on a host, at the start of a cycle; its judgements are signed. */
function aShop(options: ShopOptions = {}): Shop {
  const { host = 'github', at = 'SPEC_DRAFT', signing = 'ssh', integrity, playbook: rules = playbook } = options
  const key = join(temporaryFolder(), 'judge')
  spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', key])
  const repo = aProduct({
    at,
    playbook: rules.replace('signing: none', `signing: ${signing}`),
    files: {
      ...jobsOf(host, integrity),
      '.helix/allowed_signers': `ci@helix namespaces="helix-judge" ${readFileSync(`${key}.pub`, 'utf8')}`,
    },
  })
  const keys = { HELIX_JUDGE_KEY: readFileSync(key, 'utf8') }
  return { ...aHost(repo), repo, keys, settings: { secrets: { ...keys }, vars: {} } }
}

const main = 'refs/heads/main'

/** What a developer has pushed to main, and how the host plays its workflow for it. */
function push(shop: Shop, play: GithubPlay = {}) {
  publish(shop, 'main')
  return land(shop, play)
}

const land = (shop: Shop, play: GithubPlay = {}) =>
  playGithub(shop, { name: 'push', ref: main, sha: shop.remote.head('main') }, shop.settings, play)

/** As a person, whom the host knows. */
function publish({ repo, remote }: Shop, branch: string): void {
  remote.git('fetch', '-q', repo.root, `+${branch}:${branch}`)
}

/** A branch of one commit, and its merge into main, which the host makes for a pull request. */
function propose(shop: Shop, branch: string, message: string, files: Files): string {
  shop.repo.git('switch', '-q', '-c', branch, 'main')
  shop.repo.commit(message, { files })
  publish(shop, branch)
  return mergedByHost(shop, branch)
}

function mergedByHost({ remote }: Shop, branch: string): string {
  const tree = remote.git('merge-tree', '--write-tree', 'main', branch)
  const merge = remote.git('-c', 'user.name=host', '-c', 'user.email=host@example.org', 'commit-tree', '-p', 'main', '-p', branch, '-m', `Merge ${branch}`, tree) // prettier-ignore
  remote.git('update-ref', 'refs/pull/1/merge', merge)
  return merge
}

const chainOf = ({ remote }: Shop): Judgement[] =>
  remote.tryGit('rev-parse', '--verify', '-q', 'helix').code === 0
    ? remote
        .git('rev-list', '--reverse', 'helix')
        .split('\n')
        .map((commit) => JSON.parse(remote.git('show', `${commit}:judgement.json`)))
    : []

const nameOf = (position: Position) => (position === 'idle' ? position : position.step)
const stepOf = (shop: Shop) =>
  chainOf(shop)
    .map(({ to }) => nameOf(to))
    .findLast((name) => name !== 'idle')
const resultsOf = ({ jobs }: ReturnType<typeof playGithub>) => [jobs['measure']?.result, jobs['judge']?.result]

const early: Files = { 'adapters/early.js': 'export {}\n' }
const why = '\n\nWhy: wanted.\n'
const docs = 'docs: say more\n\nHelix-Lane: free\n'

test('the token of a job is asked for when it is used, and stands in no file', () => {
  const folder = temporaryFolder()
  const [settings = ''] = fetchLines.filter((line) => line.startsWith('git config'))
  const env = { PATH: process.env['PATH'], GITHUB_TOKEN: 't0k3n', GIT_TERMINAL_PROMPT: '0' }
  const script = `git init -q --bare . && ${settings} && printf 'protocol=https\\nhost=github.com\\n\\n' | git credential fill`
  const { stdout } = spawnSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8', env })
  expect(stdout).toContain('username=x-access-token\npassword=t0k3n\n')
  expect(readFileSync(join(folder, 'config'), 'utf8')).not.toContain('t0k3n')
})

// Each job starts several processes.
const patient = { timeout: 120_000 }

/** The same host, with an API that answers so. */
async function asking(shop: Shop, replies: Replies): Promise<Shop> {
  const { url, close } = await aHostApiApart('/repos/acme/shop', replies)
  onTestFinished(close)
  return { ...shop, api: url }
}

/** Changes the bundle that the job has taken. */
const bend =
  (how: (bytes: Buffer) => Uint8Array) =>
  ({ temp }: { temp: string }) => {
    const bundle = join(temp, 'bundle', 'helix.bundle')
    writeFileSync(bundle, how(readFileSync(bundle)))
  }

describe('the GitHub workflow', patient, () => {
  test('a first push is measured, judged, signed and pushed', () => {
    const shop = aShop()
    const run = push(shop)
    expect(resultsOf(run)).toEqual(['success', 'success'])
    expect(chainOf(shop)[0]).toMatchObject({ from: 'idle', to: 'idle' })
    expect(stepOf(shop)).toBe('SPEC_DRAFT')
    expect(new Set(chainOf(shop).map(({ signature }) => signature?.principal))).toEqual(new Set(['ci@helix']))
    expect(run.jobs['judge']?.summary).toContain('## Helix: ✅ passed')
    expect(JSON.stringify(run.jobs)).not.toContain('PRIVATE KEY')
  })

  test('a push that breaks a rule is refused, with annotations and a summary, and moves nothing', () => {
    const shop = aShop()
    shop.repo.commit(`feat: early${why}`, { files: early })
    const { jobs } = push(shop)
    expect(jobs['judge']?.result).toBe('failure')
    expect(jobs['judge']?.log).toContain('::error file=adapters/early.js,title=LAYER-CLOSED::')
    expect(jobs['judge']?.summary).toContain('LAYER&#45;CLOSED')
    expect(stepOf(shop)).toBeUndefined()
  })

  test('a pull request is judged with what it merges into, without the key; a fork has no token that writes', () => {
    const shop = aShop()
    push(shop)
    const tip = shop.remote.head('helix')
    propose(shop, 'honest', docs, { 'README.md': 'more\n' })
    const ref = 'refs/pull/1/merge'
    const honest = playGithub(shop, { name: 'pull_request', ref, sha: shop.remote.head(ref) }, shop.settings)
    expect([resultsOf(honest), honest.jobs['judge']?.log]).toEqual([['success', 'success'], expect.any(String)])
    propose(shop, 'early', `feat: early${why}`, early)
    const fork: GithubEvent = { name: 'pull_request', ref, sha: shop.remote.head(ref), fork: true }
    const refused = playGithub(shop, fork, shop.settings)
    expect(resultsOf(refused)).toEqual(['success', 'failure'])
    expect(refused.jobs['judge']?.log).toContain('LAYER-CLOSED')
    expect(shop.remote.head('helix')).toBe(tip)
  })

  test('an entry of the merge queue is judged as it would land, and signed only when it has', () => {
    const shop = aShop()
    push(shop)
    const { length } = chainOf(shop)
    propose(shop, 'honest', docs, { 'README.md': 'more\n' })
    const sha = shop.remote.head('refs/pull/1/merge')
    const queued: GithubEvent = { name: 'merge_group', ref: 'refs/heads/gh-readonly-queue/main/pr-1', sha }
    shop.remote.git('update-ref', queued.ref, sha)
    expect(resultsOf(playGithub(shop, queued, shop.settings))).toEqual(['success', 'success'])
    expect(chainOf(shop)).toHaveLength(length)
    shop.remote.git('update-ref', main, sha)
    expect(resultsOf(land(shop, { run: 2 }))).toEqual(['success', 'success'])
    expect(chainOf(shop).length).toBeGreaterThan(length)
  })

  test('of two jobs that advance at once one wins, and each advance is recorded once', () => {
    const shop = aShop({ at: 'BUILD', signing: 'none' })
    const other = () => expect(resultsOf(land(shop, { run: 2 }))).toEqual(['success', 'success'])
    const run = push(shop, { before: { 'Judge, sign and push': other } })
    expect(resultsOf(run)).toEqual(['success', 'success'])
    expect(run.jobs['judge']?.log).toContain('judged   0 commits')
    expect(chainOf(shop).map(({ to }) => nameOf(to))).toEqual(['idle', 'SPEC_DRAFT', 'E2E_RED', 'BUILD'])
  })

  test('a measurement that is cancelled fails, is not recorded, and can be made again', () => {
    const shop = aShop()
    const cancelled = push(shop, { cancel: 'Measure' })
    expect(resultsOf(cancelled)).toEqual(['cancelled', 'failure'])
    expect(cancelled.jobs['judge']?.log).toContain('BUNDLE-')
    expect(chainOf(shop)).toEqual([])
    expect(resultsOf(land(shop, { again: cancelled }))).toEqual(['success', 'success'])
    expect(stepOf(shop)).toBe('SPEC_DRAFT')
  })

  test('a bundle of an earlier commit is refused, and moves nothing', () => {
    const shop = aShop()
    const { artifacts } = push(shop)
    const before = shop.remote.head('helix')
    shop.repo.commit(docs, { files: { 'README.md': 'more\n' } })
    const replayed = push(shop, { run: 2, artifacts })
    expect(replayed.jobs['judge']?.result).toBe('failure')
    expect(replayed.jobs['judge']?.log).toContain('BUNDLE-')
    expect(shop.remote.head('helix')).toBe(before)
  })

  test('a bundle that was bent, cut off or emptied is refused; the honest one then passes', () => {
    const shop = aShop()
    shop.settings.secrets = {}
    let run = push(shop)
    expect(run.jobs['judge']?.log).toContain('sign/no-key')
    Object.assign(shop.settings.secrets, shop.keys)
    const ways = [
      (bytes: Buffer) => bytes.with(bytes.length >> 1, (bytes[bytes.length >> 1] ?? 0) ^ 1),
      (bytes: Buffer) => bytes.subarray(0, -10),
      () => Buffer.alloc(0),
    ]
    for (const how of ways) {
      run = land(shop, { again: run, before: { 'Judge, sign and push': bend(how) } })
      expect([run.jobs['judge']?.result, run.jobs['judge']?.log]).toEqual([
        'failure',
        expect.stringContaining('BUNDLE-'),
      ])
      expect(chainOf(shop)).toEqual([])
    }
    expect(resultsOf(land(shop, { again: run }))).toEqual(['success', 'success'])
  })

  test('a package with other bytes than those that are pinned is not run', () => {
    const shop = aShop({ integrity: `sha512-${'a'.repeat(86)}==` })
    const { jobs } = push(shop)
    expect([jobs['measure']?.result, jobs['judge']?.result]).toEqual(['failure', 'failure'])
    expect(jobs['judge']?.log).toContain('helix-autobahn@0.1.0 is sha512-')
    expect(chainOf(shop)).toEqual([])
  })

  test('a review of the pull request that landed counts for what asks for an approval, and nothing passes where the host does not answer', async () => {
    const rules = playbook.replace('self: true', 'self: false\nreviewers: {ben-b: ben@example.org}')
    const shop = aShop({ at: 'SPEC_DRAFT', playbook: rules })
    expect(resultsOf(push(shop))).toEqual(['success', 'success'])
    const stricter = { 'playbook.yml': `${shop.repo.read('playbook.yml')}# stricter\n` }
    propose(shop, 'strict', 'policy: stricter\n\nWhy: it was lax.\n', stricter)
    const head = shop.repo.head()
    // The host deletes the branch, and keeps the commit under the number of the pull request.
    shop.remote.git('update-ref', 'refs/pull/7/head', head)
    shop.remote.git('update-ref', '-d', 'refs/heads/strict')
    shop.repo.git('switch', '-q', 'main')
    shop.repo.commit('policy: stricter (#7)\n\nWhy: it was lax.\n', { files: stricter })
    const landed = shop.repo.head()
    const silent = push(shop, { run: 2 })
    expect(silent.jobs['judge']?.log).toContain('who reviewed this is not known')
    const { length } = chainOf(shop)
    const pull = { number: 7, merged_at: '2026-01-02T00:00:00Z', merge_commit_sha: landed, user: { login: 'anna-a' }, head: { sha: head }, base: { ref: 'main' } } // prettier-ignore
    const review = { id: 1, user: { login: 'ben-b' }, state: 'APPROVED', commit_id: head, body: '', submitted_at: '2026-01-01T00:00:00Z' } // prettier-ignore
    const told = await asking(shop, { [`/commits/${landed}/pulls`]: [pull], '/pulls/7/reviews': [review] })
    const again = land(told, { again: silent })
    expect([resultsOf(again), again.jobs['judge']?.log]).toEqual([['success', 'success'], expect.any(String)])
    expect([length, chainOf(shop).length]).toEqual([2, 3])
    expect(chainOf(shop).at(-1)?.approvals).toMatchObject([{ by: 'ben@example.org', review: { host: 'github', saw: head } }]) // prettier-ignore
  })

  test('a chain that does not begin with the pinned judgement is not added to', () => {
    const shop = aShop()
    push(shop)
    const before = shop.remote.head('helix')
    shop.settings.vars['HELIX_GENESIS'] = 'a'.repeat(64)
    expect(land(shop, { run: 2 }).jobs['judge']?.result).toBe('failure')
    expect(shop.remote.head('helix')).toBe(before)
  })
})

const gitlabPush = (shop: Shop, options: Parameters<typeof playGitlab>[2] = {}) => {
  publish(shop, 'main')
  const key = join(temporaryFolder(), 'key')
  writeFileSync(key, shop.keys['HELIX_JUDGE_KEY'] ?? '')
  const event = { source: 'push' as const, branch: 'main', sha: shop.remote.head('main') }
  return playGitlab(shop, event, { scoped: { HELIX_JUDGE_KEY: key }, ...options })
}

describe('the GitLab pipeline', patient, () => {
  test('a first push is measured, judged, signed and pushed', () => {
    const shop = aShop({ host: 'gitlab' })
    const { measure, judge, quality } = gitlabPush(shop)
    expect([measure.result, judge.result]).toEqual(['success', 'success'])
    expect(stepOf(shop)).toBe('SPEC_DRAFT')
    expect(quality).toBe('[]\n')
  })

  test('a merge request is judged without the key, and its findings are reported', () => {
    const shop = aShop({ host: 'gitlab' })
    gitlabPush(shop)
    const before = shop.remote.git('rev-parse', 'helix')
    const sha = propose(shop, 'early', `feat: early${why}`, early)
    const { judge, quality } = playGitlab(shop, { source: 'merge_request_event', sha })
    expect(judge.result).toBe('failure')
    expect(quality).toContain('"check_name": "LAYER-CLOSED"')
    expect(shop.remote.git('rev-parse', 'helix')).toBe(before)
  })

  test('a job that measures does not start where it sees the key', () => {
    const { measure, judge } = gitlabPush(aShop({ host: 'gitlab' }), { leaked: true })
    expect([measure.result, judge.result]).toEqual(['failure', 'failure'])
    expect(measure.log).toContain('must be limited to the environment helix')
  })
})
