import { join } from 'node:path'
import { type Files, mustGit, temporaryFolder, TestRepo } from '@helix/testkit'
import { describe, expect, onTestFinished, test } from 'vitest'
import { aHostApi, type Replies } from '../../../testing/hosts/host-api.ts'
import { helix, playbook } from '../../../testing/product.ts'
import { aSignedProduct, type SignedProduct } from '../../../testing/signed-product.ts'

const rules = playbook
  .replace('signing: none', 'signing: ssh')
  .replace('self: true', 'self: false\nreviewers: {ben-b: ben@example.org, anna-a: anna@example.org}')
  .replace(', {gate: tests, of: unit}', '')

/** A product on a host that has judged its beginning. */
interface Shop extends SignedProduct {
  remote: TestRepo
}

async function aShop(text = rules): Promise<Shop> {
  const product = aSignedProduct({ playbook: text })
  const env = { HELIX_SIGNING_KEY: product.ci.path }
  expect(await helix(product.repo, ['verify', '--static', '--sign'], { env })).toMatchObject({ code: 0 })
  const root = join(temporaryFolder(), 'shop.git')
  mustGit(product.repo.root, ['clone', '-q', '--bare', product.repo.root, root])
  const remote = new TestRepo(root, { bare: true })
  remote.git('config', 'uploadpack.allowAnySHA1InWant', 'true')
  return { ...product, remote }
}

/** A change of the rules that nobody has approved in the tree. */
function stricter({ repo }: Shop, word = 'stricter'): string {
  const files = { 'playbook.yml': `${repo.read('playbook.yml')}# ${word}\n` }
  return repo.commit(`policy: ${word}\n\nWhy: it was lax.\n`, { files })
}

function docs({ repo }: Shop, files: Files = { 'README.md': 'more\n' }): string {
  return repo.commit('docs: say more\n\nHelix-Lane: free\n', { files })
}

/** The commits of a pull request, which the host keeps under its number; main is checked out again. */
function propose(shop: Shop, number: number, work: () => string): string {
  shop.repo.git('switch', '-q', '-C', `request-${number}`, 'main')
  const head = work()
  shop.repo.git('switch', '-q', 'main')
  shop.remote.git('fetch', '-q', shop.repo.root, `+${head}:refs/pull/${number}/head`)
  return head
}

/** How hosts land a pull request; each answers the commit that main has then. */
const ways = {
  'a merge': ({ repo }: Shop, head: string) => repo.merge(head, 'Merge pull request #7 from acme/request'),
  'a squash': (shop: Shop, head: string) => copied(shop, head, ' (#7)'),
  'a rebase': (shop: Shop, head: string) => copied(shop, head, ''),
}

/** The only commit of a request once more, by the host as committer. */
function copied({ repo }: Shop, head: string, mark: string): string {
  repo.git('cherry-pick', '--no-commit', head)
  const [subject, ...body] = repo.git('log', '-1', '--format=%B', head).split('\n')
  repo.git('-c', 'user.name=host', 'commit', '-q', '--no-verify', '-m', [`${subject}${mark}`, ...body].join('\n'))
  return repo.head()
}

const pull = (number: number, head: string, landed: string | null = null) => ({
  number,
  merged_at: landed === null ? null : '2026-01-02T00:00:00Z',
  merge_commit_sha: landed,
  user: { login: 'anna-a' },
  head: { sha: head },
  base: { ref: 'main' },
})

const review = (saw: string, state = 'APPROVED', login = 'ben-b', id = 1) => ({ id, user: { login }, state, commit_id: saw, body: '', submitted_at: `2026-01-01T00:00:00Z` }) // prettier-ignore

interface Event {
  ref?: string
  sign?: boolean
  /** The branch that is judged. */
  at?: string
}

/** What the job that judges finds: codes of what is wrong, approvals that count. Nothing is measured here. */
async function judge(shop: Shop, replies: Replies, { ref = 'refs/heads/main', sign = true, at = 'main' }: Event = {}) {
  const { url, asked, close } = await aHostApi('/repos/acme/shop', replies)
  onTestFinished(close)
  const env = { PATH: process.env['PATH'], GITHUB_ACTIONS: 'true', GITHUB_TOKEN: 't', GITHUB_API_URL: url, GITHUB_REPOSITORY: 'acme/shop', GITHUB_REF: ref } // prettier-ignore
  return { ...(await judged(shop, env, sign, at)), asked: asked.map(({ path }) => path) }
}

async function judged({ repo, remote, ci }: Shop, env: NodeJS.Dict<string>, sign: boolean, at = 'main') {
  const clone = repo.clone('--no-local', '--single-branch', '--branch', at)
  clone.git('remote', 'set-url', 'origin', remote.root)
  clone.git('fetch', '-q', repo.root, 'helix:helix')
  clone.git('fetch', '-q', 'origin', '+refs/heads/*:refs/remotes/origin/*')
  const args = ['verify', '--judge', join(temporaryFolder(), 'none'), '--reviews', '--json', ...(sign ? ['--sign'] : [])] // prettier-ignore
  const ran = await helix(clone, args, { env: { ...env, HELIX_SIGNING_KEY: ci.path } })
  const { diagnostics }: { diagnostics: { severity: string; code: string; message: string; fix?: string }[] } =
    JSON.parse(ran.stdout)
  const codes = diagnostics.map(({ code }) => code).filter((code) => code !== 'BUNDLE-ABSENT')
  return { code: ran.code, codes, diagnostics }
}

const counted = ['UNATTENDED-CAPABLE']
const awaited = 'APPROVAL-AWAITED'

/** What the host says of the commits of main: `landed` came with a pull request, the others with none. */
function landedWith({ repo }: Shop, requests: Record<string, unknown>): Replies {
  const commits = repo.git('log', '--first-parent', '--format=%H', 'main').split('\n')
  return Object.fromEntries(commits.map((commit) => [`/commits/${commit}/pulls`, [requests[commit] ?? []].flat()]))
}

// Each case starts several processes.
const patient = { timeout: 120_000 }

describe('reviews of a pull request that has landed', patient, () => {
  test.each(Object.entries(ways))('count where the host landed it by %s', async (_, land) => {
    const shop = await aShop()
    const head = propose(shop, 7, () => stricter(shop))
    docs(shop)
    const landed = land(shop, head)
    const replies = landedWith(shop, { [landed]: pull(7, head, landed) })
    expect((await judge(shop, { ...replies, '/pulls/7/reviews': [review(head)] })).codes).toEqual(counted)
    expect((await judge(shop, { ...replies, '/pulls/7/reviews': [] })).codes).toContain(awaited)
  })

  test('of its author, dismissed, taken back, by a stranger or of other rules count for nothing', async () => {
    const shop = await aShop()
    let earlier = ''
    const head = propose(shop, 7, () => {
      earlier = stricter(shop, 'laxer')
      shop.repo.git('reset', '-q', '--hard', 'main')
      return stricter(shop)
    })
    const landed = ways['a squash'](shop, head)
    const host = landedWith(shop, { [landed]: { ...pull(7, head, landed), user: { login: 'Ben-B' } } })
    const others = landedWith(shop, { [landed]: pull(7, head, landed) })
    const back = [review(head), { ...review(head, 'CHANGES_REQUESTED', 'ben-b', 2), submitted_at: '2026-01-02T00:00:00Z' }] // prettier-ignore
    const cases: [Replies, unknown[]][] = [
      [host, [review(head)]],
      [others, [review(head, 'DISMISSED')]],
      [others, back],
      [others, [review(head, 'APPROVED', 'mallory')]],
      [others, [review(earlier)]],
      [others, [review('f'.repeat(40))]],
    ]
    for (const [replies, reviews] of cases) {
      expect((await judge(shop, { ...replies, '/pulls/7/reviews': reviews })).codes).toContain(awaited)
    }
    // All pages are read: who takes a yes back on the second one has taken it back.
    const many = Array.from({ length: 100 }, (__, index) => review(head, index === 0 ? 'APPROVED' : 'COMMENTED'))
    expect((await judge(shop, { ...others, '/pulls/7/reviews': many })).codes).toEqual(counted)
    expect((await judge(shop, { ...others, '/pulls/7/reviews': [...many, ...back.slice(1)] })).codes).toContain(awaited)
  })

  test('approve nothing that the pull request does not bring itself', async () => {
    const shop = await aShop()
    stricter(shop)
    const head = propose(shop, 7, () => docs(shop))
    const landed = ways['a merge'](shop, head)
    const replies = landedWith(shop, { [landed]: pull(7, head, landed) })
    expect((await judge(shop, { ...replies, '/pulls/7/reviews': [review(head)] })).codes).toContain(awaited)
    // Nor what it took over from the branch that it goes to.
    const taking = propose(shop, 8, () => {
      shop.repo.git('reset', '-q', '--hard', head)
      return shop.repo.merge('main', 'Merge main')
    })
    const again = ways['a merge'](shop, taking)
    const both = landedWith(shop, { [again]: pull(8, taking, again) })
    expect((await judge(shop, { ...both, '/pulls/8/reviews': [review(taking)] })).codes).toContain(awaited)
  })

  test('have served when the same change is made again', async () => {
    const shop = await aShop()
    const before = shop.repo.read('playbook.yml')
    const head = propose(shop, 7, () => stricter(shop))
    const landed = ways['a squash'](shop, head)
    const landedFirst = pull(7, head, landed)
    const first = { ...landedWith(shop, { [landed]: landedFirst }), '/pulls/7/reviews': [review(head)] }
    expect((await judge(shop, first)).codes).toEqual(counted)
    // As if it had been judged then: what comes now is made beside it, and names it.
    shop.repo.commit('policy: stricter no more\n\nWhy: it was hard.\n', { files: { 'playbook.yml': before } })
    const again = stricter(shop)
    const range = landedWith(shop, { [again]: { ...landedFirst, merge_commit_sha: 'e'.repeat(40) } })
    expect((await judge(shop, { ...range, '/pulls/7/reviews': [review(head)] })).codes).toContain(awaited)
  })
})

describe('reviews of a pull request that has not landed', patient, () => {
  test('count for what it merges into, and for an entry of the merge queue with those before it', async () => {
    const shop = await aShop()
    const head = propose(shop, 7, () => stricter(shop))
    const replies = { '/pulls/7': pull(7, head), '/pulls/7/reviews': [review(head)] }
    shop.repo.git('switch', '-q', '-C', 'queued', 'main')
    ways['a squash'](shop, head)
    shop.remote.git('fetch', '-q', shop.repo.root, `queued:gh-readonly-queue/main/pr-7-${shop.repo.head('main')}`)
    docs(shop)
    const event = { ref: 'refs/heads/gh-readonly-queue/main/pr-8-abc', sign: false, at: 'queued' }
    const none = { '/pulls/8': pull(8, shop.repo.head()), '/pulls/8/reviews': [] }
    expect((await judge(shop, { ...replies, ...none }, event)).codes).toEqual(counted)
    expect((await judge(shop, { ...replies, ...none, '/pulls/7/reviews': [] }, event)).codes).toContain(awaited)

    shop.repo.git('switch', '-q', '-C', 'merged', 'main')
    ways['a merge'](shop, head)
    const open = { ref: 'refs/pull/7/merge', sign: false, at: 'merged' }
    expect((await judge(shop, replies, open)).codes).toEqual(counted)
    expect((await judge(shop, { ...replies, '/pulls/7/reviews': [] }, open)).codes).toContain(awaited)
  })
})

describe('what would land', patient, () => {
  test('does not pass while it awaits a person, whether or not it is signed', async () => {
    const shop = await aShop(rules.replace(/^reviewers: .*\n/m, ''))
    docs(shop)
    expect((await judge(shop, {}, { sign: false })).diagnostics).toMatchObject([{ code: 'BUNDLE-ABSENT' }])
    stricter(shop)
    const { diagnostics } = await judge(shop, {}, { ref: 'refs/pull/7/merge', sign: false })
    expect(diagnostics).toMatchObject([{ code: 'BUNDLE-ABSENT' }, { code: awaited, severity: 'error' }])
  })
})

test('who may review is told where a review is what is missing, and only there', patient, async () => {
  const shop = await aShop()
  const head = propose(shop, 7, () => stricter(shop))
  const landed = ways['a squash'](shop, head)
  const replies = landedWith(shop, { [landed]: pull(7, head, landed) })
  const told = (await judge(shop, { ...replies, '/pulls/7/reviews': [] })).diagnostics
  expect(told).toContainEqual(expect.objectContaining({ severity: 'note', code: 'APPROVAL-REVIEWER', message: expect.stringContaining('a review by ben-b or anna-a counts') })) // prettier-ignore
  expect((await judge(shop, { ...replies, '/pulls/7/reviews': [review(head)] })).codes).toEqual(counted)
})

describe('a host that does not answer', patient, () => {
  test('lets nothing pass, and is told from one that was not asked', async () => {
    const shop = await aShop()
    const head = propose(shop, 7, () => stricter(shop))
    const landed = ways['a squash'](shop, head)
    const replies = landedWith(shop, { [landed]: pull(7, head, landed) })
    for (const reply of [500, 502, 403, 404, 429, 302, { message: 'no list' }]) {
      const { code, diagnostics } = await judge(shop, { ...replies, '/pulls/7/reviews': reply })
      expect([reply, code, diagnostics[0]?.code]).toEqual([reply, 2, 'verify/reviews-unasked'])
      expect(diagnostics[0]?.fix).toContain('run this job again')
    }
    expect((await judged(shop, { PATH: process.env['PATH'] }, true)).diagnostics[0]?.code).toBe(
      'verify/reviews-unasked',
    )
  })

  test('is not asked where nothing awaits a person, or where the playbook names no reviewer', async () => {
    const calm = await aShop()
    docs(calm)
    expect(await judge(calm, {})).toMatchObject({ codes: [], asked: [] })
    const shop = await aShop(rules.replace(/^reviewers: .*\n/m, ''))
    stricter(shop)
    const { codes, asked } = await judge(shop, {})
    expect([codes.includes(awaited), asked]).toEqual([true, []])
  })
})

const approvals = (at: string | null, username = 'ben-b') => ({ iid: 7, approved_by: [{ user: { username }, approved_at: at }] }) // prettier-ignore

describe('approvals on GitLab', patient, () => {
  test('count for the version that they saw, of the merge request of the pipeline and of those that have landed', async () => {
    const shop = await aShop()
    const onto = shop.repo.head()
    const head = propose(shop, 7, () => stricter(shop))
    const landed = ways['a squash'](shop, head)
    const merge = { iid: 7, state: 'merged', target_branch: 'main', author: { username: 'anna-a' }, sha: head, merge_commit_sha: null, squash_commit_sha: landed } // prettier-ignore
    const version = { head_commit_sha: head, base_commit_sha: onto, created_at: '2026-01-01T00:00:00Z' }
    const replies = {
      [`/repository/commits/${landed}/merge_requests`]: [merge],
      '/merge_requests/7': { ...merge, state: 'opened' },
      '/merge_requests/7/versions': [version],
      '/merge_requests/7/approvals': approvals('2026-01-01T01:00:00Z'),
    }
    const ask = async (changes: Replies = {}, variables: Record<string, string> = {}) => {
      const { url, asked, close } = await aHostApi('/projects/42', { ...replies, ...changes })
      onTestFinished(close)
      const env = { PATH: process.env['PATH'], GITLAB_CI: 'true', CI_API_V4_URL: url, CI_PROJECT_ID: '42', CI_JOB_TOKEN: 'j', CI_COMMIT_BRANCH: 'main', ...variables } // prettier-ignore
      return { ...(await judged(shop, env, true)), headers: asked[0]?.headers }
    }
    const passing = await ask({}, { HELIX_REVIEW_TOKEN: 'r' })
    expect([passing.codes, passing.headers?.['private-token']]).toEqual([counted, 'r'])
    expect((await ask({}, { CI_MERGE_REQUEST_IID: '7' })).codes).toEqual(counted)
    expect((await ask({}, { CI_PROJECT_ID: '99', CI_MERGE_REQUEST_PROJECT_ID: '42', CI_MERGE_REQUEST_IID: '7' })).codes).toEqual(counted) // prettier-ignore
    for (const [at, by] of [[null], ['2025-12-31T00:00:00Z'], ['2026-01-01T01:00:00Z', 'anna-a']] as const) {
      expect((await ask({ '/merge_requests/7/approvals': approvals(at, by) })).codes).toContain(awaited)
    }
    const refused = await ask({ '/merge_requests/7/approvals': 403 })
    expect([refused.code, refused.headers?.['job-token'], refused.diagnostics[0]?.fix]).toEqual([2, 'j', expect.stringContaining('HELIX_REVIEW_TOKEN')]) // prettier-ignore
  })
})
