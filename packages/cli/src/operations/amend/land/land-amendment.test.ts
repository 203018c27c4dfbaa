import { once } from 'node:events'
import { createServer } from 'node:http'
import { mustGit, temporaryFolder, TestRepo } from '@helix/testkit'
import { describe, expect, onTestFinished, test } from 'vitest'
import { aProduct, helix, spec } from '../../../testing/product.ts'

interface Asked {
  line: string
  token: string
  content: Record<string, string>
}

/** A host's API on loopback: `open` are its requests to merge, `status` what it says to a new one. */
async function aHostApi({ open = [], status = 201 }: { open?: unknown[]; status?: number } = {}) {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const { authorization, 'private-token': token } = request.headers
      const text = Buffer.concat(parts).toString('utf8')
      const line = `${request.method ?? ''} ${decodeURIComponent(request.url ?? '')}`
      asked.push({ line, token: authorization ?? String(token), content: text === '' ? {} : JSON.parse(text) })
      const isMade = request.method === 'POST'
      response.writeHead(isMade ? status : 200, { 'content-type': 'application/json' })
      const url = 'https://host.example/acme/shop/7'
      response.end(JSON.stringify(isMade ? { html_url: url, web_url: url, message: 'no' } : open))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { url: `http://127.0.0.1:${address.port}`, asked }
}

/** A product with an amendment on `main`, whose cycle the remote holds. */
async function amended(address: string) {
  const folder = temporaryFolder()
  mustGit(folder, ['init', '-q', '--bare', '-b', 'main', '.'])
  const repo = aProduct({ at: 'BUILD' })
  repo.git('remote', 'add', 'origin', address)
  // git pushes to the folder, and says the address of the host to everybody who asks.
  repo.git('config', `url.${folder}.insteadOf`, address)
  repo.git('push', '-q', '-u', 'origin', 'main')
  repo.write('docs/spec.md', spec.replace('give 3', 'give 4'))
  await helix(repo, ['amend', 'Sums are four.'])
  return { repo, remote: new TestRepo(folder, { bare: true, hooks: false }) }
}

const github = 'https://github.com/acme/shop.git'
const land = (repo: { root: string }, env: Record<string, string> = {}) =>
  helix(repo, ['amend', 'land'], { env: { HOME: '/nonexistent', ...env } })
const codeOf = async (repo: { root: string }) =>
  JSON.parse((await helix(repo, ['amend', 'land', '--json'])).stdout).diagnostics[0].code
const branch = 'amend/0001-why-sums-are-four'

describe('helix amend land', () => {
  test.each([
    ['GitHub', github, 'GITHUB', 'Bearer secret', '/repos/acme/shop/pulls', { head: branch, base: 'main' }],
    ['GitLab', 'git@gitlab.com:acme/shop.git', 'GITLAB', 'secret', '/projects/acme/shop/merge_requests', { source_branch: branch, target_branch: 'main' }],
  ])('pushes a branch and opens a request to merge it on %s', async (_, address, name, token, path, branches) => {
    const api = await aHostApi()
    const { repo, remote } = await amended(address)
    const ran = await land(repo, { [`${name}_TOKEN`]: 'secret', [`${name}_API_URL`]: api.url })
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(ran.stdout).toBe(`pushed   ${branch}   to origin, for main
request  https://host.example/acme/shop/7
next     helix approve amendment --why "<reason>", or a review on the host
`)
    expect(remote.git('rev-parse', branch)).toBe(repo.git('rev-parse', 'HEAD'))
    const [looked, made] = api.asked
    expect(looked?.line).toContain(`GET ${path}?state=open`)
    expect(made).toMatchObject({ line: `POST ${path}`, token, content: { title: 'spec: Sums are four', ...branches } })
    expect(JSON.stringify(made?.content)).toContain('| REQ-1 | changed | 1 keep |')
  }) // prettier-ignore

  test('finds the one that is open already', async () => {
    const api = await aHostApi({ open: [{ html_url: 'https://host.example/acme/shop/6' }] })
    const { repo } = await amended(github)
    const ran = await land(repo, { GITHUB_TOKEN: 'secret', GITHUB_API_URL: api.url })
    expect(ran.stdout).toContain('request  https://host.example/acme/shop/6   (was open already)\n')
    expect(api.asked.map(({ line }) => line.split(' ', 1)[0])).toEqual(['GET'])
  })

  test.each([
    ['no token', {}, 201, 'GITHUB_TOKEN is not set'],
    ['a token that may not', { GITHUB_TOKEN: 'secret' }, 403, 'this token may not ask (403)'],
    ['nobody who answers', { GITHUB_TOKEN: 'secret', GITHUB_API_URL: 'http://127.0.0.1:1' }, 201, '127.0.0.1:1 did not answer'],
  ])('with %s the branch is pushed, and the error says how to open it', async (_, env, status, why) => {
    const api = await aHostApi({ status })
    const { repo, remote } = await amended(github)
    const ran = await helix(repo, ['amend', 'land', '--json'], { env: { GITHUB_API_URL: api.url, ...env } })
    const [{ code, message, fix }] = JSON.parse(ran.stdout).diagnostics
    expect([ran.code, code]).toEqual([2, 'amend/no-request'])
    expect(message).toContain(why)
    expect(fix).toBe(`gh pr create --base main --head ${branch} --fill, or in a browser: https://github.com/acme/shop/compare/main...${branch}?expand=1`)
    expect(remote.git('branch', '--list', branch)).toContain(branch)
  }) // prettier-ignore

  test('where origin is on no host, the branch is pushed and people merge as they do', async () => {
    const { repo } = await amended('/srv/shop.git')
    expect(await land(repo)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(`merge ${branch} into main as you merge all else\n`),
    })
  })

  test('what has landed, what was rejected, and what has nowhere to go is refused', async () => {
    const { repo } = await amended('/srv/shop.git')
    repo.git('update-ref', '-d', 'refs/remotes/origin/main')
    expect(await codeOf(repo)).toBe('amend/no-target')
    repo.git('push', '-q', 'origin', 'main')
    expect(await codeOf(repo)).toBe('amend/landed')
    repo.git('update-ref', '-d', 'refs/remotes/origin/main')
    repo.git('remote', 'remove', 'origin')
    expect(await codeOf(repo)).toBe('amend/no-remote')
    expect((await helix(repo, ['amend', 'reject', '--why', 'three it is'])).code).toBe(0)
    expect(await codeOf(repo)).toBe('amend/rejected')
  })
})
