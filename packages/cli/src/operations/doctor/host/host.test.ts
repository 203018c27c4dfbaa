import { createServer } from 'node:http'
import { once } from 'node:events'
import { aRepo, type Cleanup, type TestRepo } from '@helix/testkit'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { run } from '../../../run.ts'
import { testIo } from '../../../testing/test-io.ts'
import { hostChecks } from './index.ts'

interface Asked {
  path: string
  authorization: string | undefined
}

interface FakeGithub {
  url: string
  asked: Asked[]
}

type Replies = Record<string, unknown>

/** A server on loopback that answers as GitHub's API does: 404 for whatever is not named. */
async function aGithub(replies: Replies): Promise<FakeGithub> {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    const path = (request.url ?? '').replace('/repos/acme/shop', '').replace(/\?.*$/, '')
    asked.push({ path, authorization: request.headers.authorization })
    const reply = Object.hasOwn(replies, path) ? replies[path] : 404
    const [status, body] = typeof reply === 'number' ? [reply, { message: 'Not Found' }] : [200, reply]
    if (status === 302) response.setHeader('location', 'http://127.0.0.1:1/')
    response.writeHead(body === notProtected ? 404 : status, { 'content-type': 'application/json' })
    response.end(body === 'not json' ? '<html>' : JSON.stringify(body))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { url: `http://127.0.0.1:${address.port}`, asked }
}

const notProtected = { message: 'Branch not protected' }
const app = 15368

const wellSetUp: Replies = {
  '': {
    allow_squash_merge: true,
    squash_merge_commit_title: 'COMMIT_OR_PR_TITLE',
    squash_merge_commit_message: 'COMMIT_MESSAGES',
  },
  '/rules/branches/main': [
    {
      type: 'required_status_checks',
      ruleset_id: 7,
      parameters: {
        strict_required_status_checks_policy: true,
        required_status_checks: [{ context: 'judge', integration_id: app }],
      },
    },
    { type: 'non_fast_forward', ruleset_id: 7 },
    { type: 'deletion', ruleset_id: 7 },
  ],
  '/rules/branches/helix': [{ type: 'non_fast_forward' }, { type: 'deletion' }],
  '/branches/main/protection': notProtected,
  '/branches/helix/protection': notProtected,
  '/rulesets/7': { bypass_actors: [] },
  '/environments/helix': {
    deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
  },
  '/environments/helix/deployment-branch-policies': { branch_policies: [{ name: 'main' }] },
  '/environments/helix/secrets': { secrets: [{ name: 'HELIX_JUDGE_KEY' }] },
  '/actions/secrets': { secrets: [{ name: 'NPM_TOKEN' }] },
}

async function adopted(args: readonly string[], cleanup: Cleanup = onTestFinished): Promise<TestRepo> {
  const repo = aRepo({
    cleanup,
    commits: [{ message: 'chore: begin', files: { 'package.json': '{}', 'package-lock.json': '{}' } }],
  })
  const io = testIo({ cwd: repo.root, program: [process.execPath, '/opt/helix.js'] })
  expect(await run(['init', '--yes', ...args], io)).toBe(0)
  repo.commit('build: adopt Helix')
  repo.git('remote', 'add', 'origin', 'https://github.com/acme/shop.git')
  return repo
}

async function doctor(repo: TestRepo, env: Record<string, string> = {}) {
  const io = testIo({ cwd: repo.root, env: { HOME: '/nonexistent', PATH: process.env['PATH'], ...env } })
  const code = await run(['doctor', '--host', '--json'], io)
  const { checks }: { checks: { name: string; state: string; found: string }[] } = JSON.parse(io.stdout())
  return { code, states: Object.fromEntries(checks.map(({ name, state }) => [name, state])), found: Object.fromEntries(checks.map(({ name, found }) => [name, found])) } // prettier-ignore
}

// Read only.
let signed: TestRepo
const disposals: (() => void)[] = []
beforeAll(async () => {
  signed = await adopted(['--ci', 'github', '--signing', 'ssh'], (dispose) => disposals.push(dispose))
})
afterAll(() => disposals.forEach((dispose) => dispose()))

async function ask(replies: Replies, repo = signed) {
  const github = await aGithub(replies)
  return { ...(await doctor(repo, { GITHUB_TOKEN: 't0k3n', GITHUB_API_URL: github.url })), asked: github.asked }
}

describe('without a token', () => {
  test('what stands in the repository is judged, and everything else is unconfirmed', async () => {
    const { code, states, found } = await doctor(signed)
    expect(code).toBe(0)
    expect(states).toEqual({
      remote: 'ok',
      jobs: 'ok',
      verifier: 'warning',
      'other jobs': 'ok',
      reviews: 'ok',
      'required check': 'unconfirmed',
      'merge result': 'unconfirmed',
      squash: 'unconfirmed',
      history: 'unconfirmed',
      bypass: 'unconfirmed',
      'chain branch': 'unconfirmed',
      tags: 'unconfirmed',
      environment: 'unconfirmed',
      key: 'unconfirmed',
      genesis: 'unconfirmed',
    })
    expect(Object.keys(states)).toEqual(hostChecks.map(({ name }) => name))
    expect(found['remote']).toBe('acme/shop on github.com, landing on main')
    expect(found['required check']).toContain('GITHUB_TOKEN is not set')
  })

  test('jobs that are not there are a problem', async () => {
    const { code, states } = await doctor(await adopted([]))
    expect([code, states['jobs']]).toEqual([1, 'problem'])
  })

  test('edited jobs are not vouched for', async () => {
    const repo = await adopted(['--ci', 'github'])
    repo.write('.github/workflows/helix.yml', `${repo.read('.github/workflows/helix.yml')}# mine\n`)
    repo.commit('ci: mine')
    expect((await doctor(repo)).states['jobs']).toBe('unconfirmed')
  })

  test.each([
    ['on: pull_request_target\n', 'runs with a token that writes'],
    ['jobs:\n  x:\n    environment: helix # mine\n', 'names helix, perhaps as its environment'],
    ['env:\n  K: ${{ secrets.HELIX_JUDGE_KEY }}\n', 'names HELIX_JUDGE_KEY'],
    ['secrets: inherit\n', 'hands all secrets on'],
  ])('another workflow with %j is told', async (text, says) => {
    const repo = await adopted(['--ci', 'github'])
    repo.write('.github/workflows/other.yml', text)
    repo.commit('ci: other')
    const { states, found } = await doctor(repo)
    expect(states['other jobs']).toBe('warning')
    expect(found['other jobs']).toContain(`.github/workflows/other.yml ${says}`)
  })

  test('what another workflow says in a comment is not told', async () => {
    const repo = await adopted(['--ci', 'github'])
    repo.write('.github/workflows/other.yml', '# not pull_request_target\non: push # no HELIX_JUDGE_KEY\n')
    repo.commit('ci: other')
    expect((await doctor(repo)).states['other jobs']).toBe('ok')
  })

  test('where there is no host one line says so, and not each question', async () => {
    const repo = await adopted([])
    repo.git('remote', 'remove', 'origin')
    const { code, states } = await doctor(repo)
    expect([code, states]).toEqual([1, { remote: 'problem', key: 'ok' }])
  })

  test('GitLab is not asked, and that is said', async () => {
    const repo = await adopted(['--ci', 'gitlab'])
    repo.git('remote', 'set-url', 'origin', 'https://gitlab.com/acme/shop.git')
    const { code, found } = await doctor(repo, { GITHUB_TOKEN: 't0k3n' })
    expect(code).toBe(0)
    expect(found['environment']).toBe("Helix does not ask GitLab's API")
  })
})

describe('with a token', () => {
  test('a host that is set up as the guide says is confirmed, but for what nobody can be asked', async () => {
    const { code, states, asked } = await ask(wellSetUp)
    expect(code).toBe(0)
    expect(Object.entries(states).filter(([, state]) => state !== 'ok')).toEqual([
      ['verifier', 'warning'],
      ['tags', 'unconfirmed'],
      ['genesis', 'unconfirmed'],
    ])
    expect(new Set(asked.map(({ authorization }) => authorization))).toEqual(new Set(['Bearer t0k3n']))
  })

  test('a host without rules is a problem', async () => {
    const { code, states } = await ask({ ...wellSetUp, '/rules/branches/main': [], '/rules/branches/helix': [] })
    expect(code).toBe(1)
    expect(states).toMatchObject({
      'required check': 'problem',
      'merge result': 'warning',
      history: 'problem',
      bypass: 'unconfirmed',
      'chain branch': 'problem',
    })
  })

  test('what rulesets do not show may stand in a protection that the token may not read', async () => {
    const { code, states, found } = await ask({
      ...wellSetUp,
      '/rules/branches/main': [],
      '/branches/main/protection': 403,
    })
    expect(code).toBe(0)
    expect(states).toMatchObject({ 'required check': 'unconfirmed', history: 'unconfirmed', bypass: 'unconfirmed' })
    expect(found['history']).toContain('this token may not ask (403)')
  })

  test('the older branch protection counts as well', async () => {
    const protection = {
      required_status_checks: { strict: true, checks: [{ context: 'judge', app_id: app }] },
      enforce_admins: { enabled: true },
      allow_force_pushes: { enabled: false },
      allow_deletions: { enabled: false },
    }
    const { states } = await ask({ ...wellSetUp, '/rules/branches/main': [], '/branches/main/protection': protection })
    expect(states).toMatchObject({ 'required check': 'ok', 'merge result': 'ok', history: 'ok', bypass: 'ok' })
    const exempt = { ...protection, enforce_admins: { enabled: false } }
    expect((await ask({ ...wellSetUp, '/branches/main/protection': exempt })).states['bypass']).toBe('warning')
  })

  test('a check that anybody can report is a problem', async () => {
    const rules = [{ type: 'required_status_checks', parameters: { required_status_checks: [{ context: 'judge' }] } }]
    const { states, found } = await ask({ ...wellSetUp, '/rules/branches/main': rules })
    expect(states['required check']).toBe('problem')
    expect(found['required check']).toContain('anybody who may write a status')
  })

  test.each([
    [{ allow_squash_merge: false }, 'ok'],
    [
      {
        allow_squash_merge: true,
        squash_merge_commit_title: 'PR_TITLE',
        squash_merge_commit_message: 'COMMIT_MESSAGES',
      },
      'warning',
    ],
    [
      {
        allow_squash_merge: true,
        squash_merge_commit_title: 'COMMIT_OR_PR_TITLE',
        squash_merge_commit_message: 'PR_BODY',
      },
      'warning',
    ],
    [{ full_name: 'acme/shop' }, 'unconfirmed'],
    [403, 'unconfirmed'],
  ])('pull requests that are merged with %j: %s', async (settings, state) => {
    expect((await ask({ ...wellSetUp, '': settings })).states['squash']).toBe(state)
  })

  test('of reviewers it is told whether the job asks for their reviews, and whether they are of this repository', async () => {
    const repo = await adopted(['--ci', 'github'])
    repo.write('playbook.yml', `${repo.read('playbook.yml')}reviewers: {ada-b: ada@example.org}\n`)
    repo.commit('policy: reviewers')
    const may = '/collaborators/ada-b/permission'
    for (const [reply, state] of [
      [{ permission: 'write' }, 'ok'],
      [{ permission: 'read' }, 'warning'],
      [404, 'unconfirmed'],
    ] as const) {
      expect((await ask({ ...wellSetUp, [may]: reply }, repo)).states['reviews']).toBe(state)
    }
    const path = '.github/workflows/helix.yml'
    for (const part of [' --reviews', '      pull-requests: read\n']) {
      const text = repo.read(path)
      repo.write(path, text.replaceAll(part, ''))
      repo.commit('ci: mine')
      expect((await ask({ ...wellSetUp, [may]: { permission: 'write' } }, repo)).states['reviews']).toBe('warning')
      repo.write(path, text)
    }
  })

  test('a merge queue judges what will land', async () => {
    const { states } = await ask({ ...wellSetUp, '/rules/branches/main': [{ type: 'merge_queue' }] })
    expect(states['merge result']).toBe('ok')
  })

  test('bypass lists are told, and so is that they are not shown', async () => {
    expect((await ask({ ...wellSetUp, '/rulesets/7': { bypass_actors: [{}] } })).states['bypass']).toBe('warning')
    expect((await ask({ ...wellSetUp, '/rulesets/7': {} })).states['bypass']).toBe('unconfirmed')
  })

  test.each([
    [{ '/environments/helix': { deployment_branch_policy: null } }, 'problem'],
    [{ '/environments/helix': { deployment_branch_policy: { protected_branches: true, custom_branch_policies: false } } }, 'warning'],
    [{ '/environments/helix/deployment-branch-policies': { branch_policies: [{ name: 'main' }, { name: '*' }] } }, 'warning'],
    [{ '/environments/helix/deployment-branch-policies': { branch_policies: [] } }, 'problem'],
    [{ '/environments/helix/deployment-branch-policies': 403 }, 'unconfirmed'],
    [{ '/environments/helix': 404 }, 'unconfirmed'],
  ])('an environment with %j: %s', async (change, state) => {
    expect((await ask({ ...wellSetUp, ...change })).states['environment']).toBe(state)
  }) // prettier-ignore

  test.each([
    [{ '/actions/secrets': { secrets: [{ name: 'HELIX_JUDGE_KEY' }] } }, 'problem'],
    [{ '/environments/helix/secrets': { secrets: [] } }, 'problem'],
    [{ '/actions/secrets': 403 }, 'unconfirmed'],
    [{ '/environments/helix/secrets': 404 }, 'unconfirmed'],
  ])('a key with %j: %s', async (change, state) => {
    expect((await ask({ ...wellSetUp, ...change })).states['key']).toBe(state)
  })

  test.each([[500], [302], ['not json'], [{ surprising: true }]])('an answer %j confirms nothing', async (reply) => {
    const { code, states } = await ask(Object.fromEntries(Object.keys(wellSetUp).map((path) => [path, reply])))
    expect(code).toBe(0)
    expect(states).toMatchObject({ 'required check': 'unconfirmed', key: 'unconfirmed', history: 'unconfirmed' })
  })

  test('the digest of the first judgement is compared', async () => {
    const repo = await adopted(['--ci', 'github'])
    expect(await run(['verify', '--static', '--sign'], testIo({ cwd: repo.root }))).toBe(0)
    const unpinned = await ask({ ...wellSetUp, '/actions/variables/HELIX_GENESIS': { value: 'f00' } }, repo)
    expect([unpinned.states['genesis'], unpinned.found['genesis']]).toEqual(['problem', expect.stringMatching(/HELIX_GENESIS is f00, the chain here begins with [0-9a-f]{12}$/)]) // prettier-ignore
    const { createHash } = await import('node:crypto')
    const value = createHash('sha256').update(repo.git('show', 'helix:judgement.json')).digest('hex')
    expect((await ask({ ...wellSetUp, '/actions/variables/HELIX_GENESIS': { value } }, repo)).states['genesis']).toBe(
      'ok',
    )
  })
})

describe('the token', () => {
  test('goes to no host but github.com unless GITHUB_API_URL names it', async () => {
    const repo = await adopted(['--ci', 'github'])
    repo.git('remote', 'set-url', 'origin', 'https://git.acme.example/acme/shop.git')
    const { found } = await doctor(repo, { GITHUB_TOKEN: 't0k3n' })
    expect(found['environment']).toBe('the API of git.acme.example is not known: set GITHUB_API_URL')
  })

  test('is not sent in the clear', async () => {
    const env = { GITHUB_TOKEN: 't0k3n', GITHUB_API_URL: 'http://git.acme.example/api/v3' }
    const { found } = await doctor(await adopted(['--ci', 'github']), env)
    expect(found['environment']).toBe('GITHUB_API_URL is not an https address')
  })

  test('is not printed', async () => {
    const repo = await adopted(['--ci', 'github'])
    const io = testIo({ cwd: repo.root, env: { GITHUB_TOKEN: 't0k3n', GITHUB_API_URL: 'http://127.0.0.1:1' } })
    await run(['doctor', '--host'], io)
    expect(io.stdout() + io.stderr()).not.toContain('t0k3n')
    expect(io.stdout()).toContain('no problem found, ')
  })
})
