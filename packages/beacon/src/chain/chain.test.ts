import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { HelixError, type Judgement, sha256 } from '@helix/core'
import { encodeJudgement, recordOf } from '@helix/evidence'
import { openGit, treeWith } from '@helix/git'
import { aRepo, type TestRepo } from '@helix/testkit'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextJudgement, report, reports } from '../testing/judgements.ts'
import { appendJudgement, appendJudgements } from './append-judgement.ts'
import { fetchChain, pushChain, takeRemoteChain } from './publish-chain.ts'
import { readChain, readChainAt } from './read-chain.ts'
import { readReport } from './read-report.ts'

const open = (repo: TestRepo) => openGit(repo.root, { checkVersion: false, bare: true })
const at = 1_800_000_000

async function append(repo: TestRepo, times = 1) {
  const git = await open(repo)
  for (let left = times; left > 0; left--) {
    const { records } = await readChain(git)
    await appendJudgement(git, nextJudgement(records), reports, { at: at + records.length })
  }
}

const refusal = (code: string, message = '') =>
  expect.objectContaining({ code, message: expect.stringContaining(message), hint: expect.stringMatching(/.{10}/) })

let repo: TestRepo
beforeEach(() => {
  repo = aRepo({ commits: [{ message: 'docs: begin', files: { 'a.txt': 'a\n' } }] })
})

describe('the chain as a branch', () => {
  it('a repository without it has an empty chain', async () => {
    expect(await readChain(await open(repo))).toEqual({ tip: null, records: [] })
  })

  it('reads what was appended, in order, with the time of each', async () => {
    await append(repo, 3)
    const { tip, records } = await readChain(await open(repo))
    expect(tip).toBe(repo.head('helix'))
    expect(records.map(({ judgement, at }) => [judgement.sequence, at])).toEqual([0, 1, 2].map((n) => [n, at + n]))
    expect(records[2]).toMatchObject({ commit: tip, digest: sha256(repo.git('show', 'helix:judgement.json')) })
    expect(records[2]?.judgement.previous).toBe(records[1]?.digest)
  })

  it('is an orphan branch whose commits hold the judgement and its reports, and nothing else', async () => {
    await append(repo, 2)
    const files = ['judgement.json', `reports/${sha256(report)}`]
    expect(repo.git('ls-tree', '-r', '--name-only', 'helix').split('\n')).toEqual(files)
    expect(repo.tryGit('merge-base', 'main', 'helix').code).toBe(1)
    expect(repo.git('log', '--format=%an <%ae> %cn %s', 'helix').split('\n')).toEqual([
      'helix <helix@localhost> helix 1 verified  idle',
      'helix <helix@localhost> helix 0 genesis  idle',
    ])
  })

  it('equal judgements at equal times give equal commits', async () => {
    const other = aRepo()
    await append(repo, 2)
    await append(other, 2)
    expect(other.head('helix')).toBe(repo.head('helix'))
  })

  it('touches neither the working tree nor the index nor the branch that is checked out', async () => {
    repo.write('a.txt', 'changed\n').write('b.txt', 'new\n')
    const before = [repo.head(), repo.git('status', '--porcelain')]
    await append(repo)
    expect([repo.head(), repo.git('status', '--porcelain')]).toEqual(before)
  })

  it('gives back the bytes of a report, and says when they are not there', async () => {
    await append(repo)
    const git = await open(repo)
    expect(Buffer.from(await readReport(git, repo.head('helix'), sha256(report))).toString()).toBe('{"passed":42}')
    await expect(readReport(git, repo.head('helix'), sha256('x'))).rejects.toEqual(
      refusal('beacon/torn-chain', 'is missing'),
    )
    const tree = await treeWith(git, null, new Map([[`reports/${sha256('x')}`, 'y']]))
    await expect(readReport(git, tree, sha256('x'))).rejects.toEqual(refusal('beacon/torn-chain', 'has other bytes'))
  })

  it('a report that was not handed in is a bug of the caller', async () => {
    const git = await open(repo)
    await expect(appendJudgement(git, nextJudgement([]), new Map())).rejects.toThrow('were not handed in')
    const forged = new Map([[sha256(report), new Uint8Array([1])]])
    await expect(appendJudgement(git, nextJudgement([]), forged)).rejects.not.toBeInstanceOf(HelixError)
  })
})

describe('two that judge at once', () => {
  it('one of them wins, the other changes nothing', async () => {
    await append(repo)
    const git = await open(repo)
    const { records } = await readChain(git)
    const judgement = nextJudgement(records)
    const both = await Promise.allSettled([1, 2].map((n) => appendJudgement(git, judgement, reports, { at: at + n })))
    const lost = both.filter(({ status }) => status === 'rejected')
    expect(lost).toEqual([{ status: 'rejected', reason: refusal('beacon/lost-race', 'judgement 1 first') }])
    expect((await readChain(git)).records).toHaveLength(2)
  })

  it('a judgement that names another predecessor has lost, too', async () => {
    await append(repo)
    const git = await open(repo)
    const stale = nextJudgement((await readChain(git)).records, { previous: sha256('other') })
    await expect(appendJudgement(git, stale, reports)).rejects.toEqual(refusal('beacon/lost-race'))
    await expect(appendJudgement(git, nextJudgement([]), reports)).rejects.toEqual(refusal('beacon/lost-race'))
  })

  it('a push that comes second is refused and moves nothing', async () => {
    const remote = aRepo({ bare: true })
    repo.git('remote', 'add', 'origin', remote.root)
    await append(repo)
    await pushChain(await open(repo))
    const [first, second] = [remote.clone(), remote.clone()]
    await append(first)
    second.git('commit', '-q', '--allow-empty', '-m', 'x')
    await appendJudgement(await open(second), nextJudgement((await readChain(await open(second))).records), reports, {
      at,
    })
    await pushChain(await open(first))
    await expect(pushChain(await open(second))).rejects.toEqual(refusal('beacon/lost-race', 'nothing was pushed'))
    expect(remote.head('helix')).toBe(first.head('helix'))
    await fetchChain(await open(second))
    await expect(readChain(await open(second))).rejects.toEqual(refusal('beacon/diverged', 'refs/remotes/origin/helix'))
  })

  it('of several judgements all are added, or none', async () => {
    const git = await open(repo)
    const first = nextJudgement([])
    const second = nextJudgement([recordOf(first)])
    const torn = nextJudgement([recordOf(first)], { previous: sha256('other') })
    const adding = (...judgements: Judgement[]) =>
      appendJudgements(git, judgements.map((judgement) => ({ judgement, reports })), { at }) // prettier-ignore
    await expect(adding(first, torn)).rejects.toEqual(refusal('beacon/lost-race', 'judgement 1 first'))
    expect((await readChain(git)).records).toEqual([])
    const entries = await adding(first, second)
    expect((await readChain(git)).records).toEqual(entries)
    expect(repo.git('rev-list', '--count', 'helix')).toBe('2')
    expect(await adding()).toEqual([])
  })
})

describe('publishing the chain with tags that show it', () => {
  const tags = ['refs/tags/helix/one', 'refs/tags/helix/two'] as const
  const published = async () => {
    const remote = aRepo({ bare: true })
    repo.git('remote', 'add', 'origin', remote.root)
    await append(repo)
    for (const tag of tags) repo.git('update-ref', tag, 'HEAD')
    return { remote, git: await open(repo) }
  }

  it('takes all of them', async () => {
    const { remote, git } = await published()
    await pushChain(git, 'origin', tags)
    expect([remote.head('helix'), ...tags.map((tag) => remote.head(tag))]).toEqual([repo.head('helix'), repo.head(), repo.head()]) // prettier-ignore
  })

  it('publishes the chain alone where a tag is taken', async () => {
    const { remote, git } = await published()
    const other = repo.git('commit-tree', '-m', 'x', 'HEAD^{tree}')
    repo.git('push', '-q', 'origin', `${other}:${tags[1]}`)
    await expect(pushChain(git, 'origin', tags)).rejects.toEqual(refusal('beacon/tag-taken', 'helix/two'))
    expect(remote.head('helix')).toBe(repo.head('helix'))
    expect(remote.tryGit('rev-parse', '--verify', tags[0]).code).not.toBe(0)
    expect(remote.head(tags[1])).toBe(other)
  })

  it('publishes neither where the chain has moved on, and the remote one can be taken over', async () => {
    const { remote, git } = await published()
    const faster = remote.clone()
    faster.git('commit', '-q', '--allow-empty', '-m', 'x')
    const theirs = await open(faster)
    await appendJudgement(theirs, nextJudgement([]), reports, { at: at + 99 })
    await pushChain(theirs)
    await expect(pushChain(git, 'origin', tags)).rejects.toEqual(refusal('beacon/lost-race', 'nothing was pushed'))
    expect(remote.git('tag')).toBe('')
    expect(await takeRemoteChain(git, 'origin', repo.head())).toBe(false)
    expect(await takeRemoteChain(git, 'origin', repo.head('helix'))).toBe(true)
    expect(repo.head('refs/heads/helix')).toBe(remote.head('helix'))
  })

  it.each([
    ['refs/heads/helix/mine', 'beacon/unpublished', 'helix/mine is in the way', ':refs/heads/helix/mine'],
    ['refs/tags/helix', 'beacon/tag-taken', 'another tag helix;', ':refs/tags/helix '],
    ['refs/tags/helix/one/more', 'beacon/tag-taken', 'another tag helix/one/more;', ':refs/tags/helix/one/more '],
  ] as const)('tells that %s keeps it from being published: %s', async (ref, code, words, hint) => {
    const { remote, git } = await published()
    repo.git('push', '-q', 'origin', `HEAD:${ref}`)
    const refused = await pushChain(git, 'origin', tags).catch((error: unknown) => error)
    expect(refused).toEqual(refusal(code, words))
    expect(refused).toMatchObject({ hint: expect.stringContaining(hint) })
    const isPublished = remote.tryGit('rev-parse', '--verify', '-q', 'refs/heads/helix').code === 0
    expect(isPublished).toBe(code === 'beacon/tag-taken')
  })

  it('is published although another job holds the branch for a moment to publish the same', async () => {
    const { remote, git } = await published()
    mkdirSync(join(remote.root, 'hooks'), { recursive: true })
    const freesLater = '#!/bin/sh\nif [ -e seen ]; then rm -f refs/heads/helix.lock; fi\ntouch seen\n'
    writeFileSync(join(remote.root, 'refs/heads/helix.lock'), '')
    writeFileSync(join(remote.root, 'hooks/pre-receive'), freesLater, { mode: 0o755 })
    await pushChain(git, 'origin', tags)
    expect(remote.git('for-each-ref', '--format=%(refname)').split('\n')).toEqual(
      expect.arrayContaining(['refs/heads/helix', ...tags]),
    )
  })

  it('there is nothing to take over from a remote without a chain', async () => {
    const { git } = await published()
    expect(await takeRemoteChain(git, 'origin', repo.head('helix'))).toBe(false)
  })
})

describe('local and fetched chain', () => {
  it('a plain clone has the chain, and goes on from it', async () => {
    await append(repo, 2)
    const clone = repo.clone()
    expect(clone.tryGit('rev-parse', '--verify', 'refs/heads/helix').code).not.toBe(0)
    expect((await readChain(await open(clone))).tip).toBe(repo.head('helix'))
    await append(clone)
    expect((await readChain(await open(clone))).records).toHaveLength(3)
    expect(clone.git('merge-base', 'refs/heads/helix', 'origin/helix')).toBe(repo.head('helix'))
  })

  it('the longer one is read, whichever that is', async () => {
    await append(repo)
    const clone = repo.clone()
    await append(clone)
    expect((await readChain(await open(clone))).tip).toBe(clone.head('refs/heads/helix'))
    await append(repo, 3)
    clone.git('update-ref', 'refs/heads/helix', clone.head('origin/helix'))
    expect(await fetchChain(await open(clone))).toBe(true)
    expect((await readChain(await open(clone))).tip).toBe(repo.head('helix'))
    await append(clone)
    expect((await readChain(await open(clone))).records).toHaveLength(5)
  })

  it('a remote without a chain is no error', async () => {
    expect(await fetchChain(await open(repo.clone()))).toBe(false)
  })
})

const commit = (parents: string[], files: Record<string, string>) => {
  repo.git('read-tree', '--empty')
  for (const [path, content] of Object.entries(files)) repo.write(path, content).git('add', path)
  const tree = repo.git('write-tree')
  const made = repo.git('commit-tree', tree, '-m', 'x', ...parents.flatMap((parent) => ['-p', parent]))
  repo.git('update-ref', 'refs/heads/helix', made)
  return made
}

describe('a torn branch is refused with its commit', () => {
  const good = encodeJudgement(nextJudgement([]))

  it.each([
    ['without judgement', {}, 'brings no judgement.json'],
    ['with another file only', { 'x.txt': 'x' }, 'brings no judgement.json'],
    ['with half a judgement', { 'judgement.json': good.slice(9) }, 'cannot be read: judgement.json of'],
    ['with blanks in it', { 'judgement.json': `${good}\n` }, 'is not spelled as canonical JSON'],
  ])('%s', async (_, files, expected) => {
    const made = commit([], files)
    await expect(readChain(await open(repo))).rejects.toEqual(refusal('beacon/torn-chain', expected))
    await expect(readChain(await open(repo))).rejects.toMatchObject({ where: { name: made } })
  })

  it('whose second commit repeats the first', async () => {
    const first = commit([], { 'judgement.json': good })
    const second = commit([first], { 'judgement.json': good })
    await expect(readChain(await open(repo))).rejects.toMatchObject({
      code: 'beacon/torn-chain',
      where: { name: second },
      hint: `go back to the last good record: git update-ref refs/heads/helix ${first}; on the host: git push --no-verify --force origin ${first}:refs/heads/helix`,
    })
    const only = commit([], { 'x.txt': 'x' })
    await expect(readChain(await open(repo))).rejects.toMatchObject({
      where: { name: only },
      hint: 'fetch the branch again, or push it from a clone that has it; if it is nobody’s: git update-ref -d refs/heads/helix; on the host: git push --no-verify origin :refs/heads/helix',
    })
  })

  it('whose history has a merge or two roots', async () => {
    await append(repo, 2)
    const side = commit([], { 'judgement.json': good })
    const main = repo.git('rev-parse', 'refs/heads/helix')
    const merge = commit([main, repo.head('main'), side], {
      'judgement.json': encodeJudgement(nextJudgement([], { sequence: 9 })),
    })
    expect(merge).not.toBe(main)
    await expect(readChain(await open(repo))).rejects.toEqual(refusal('beacon/torn-chain', 'is not in one line'))
  })

  it('whose judgement is a program', async () => {
    repo.git('read-tree', '--empty')
    repo.write('judgement.json', good, 0o755).git('add', 'judgement.json')
    repo.git('update-ref', 'refs/heads/helix', repo.git('commit-tree', repo.git('write-tree'), '-m', 'x'))
    await expect(readChain(await open(repo))).rejects.toEqual(refusal('beacon/torn-chain', 'mode 100755'))
  })
})

const folder = () => join(repo.root, '.git/helix/chain')

const files = () => readdirSync(folder())

describe('the cache', () => {
  beforeEach(() => void vi.stubEnv('CI', ''))
  afterEach(() => void vi.unstubAllEnvs())

  it('is neither read nor kept in CI', async () => {
    await append(repo, 2)
    const git = await open(repo)
    const { records } = await readChain(git)
    const [file = ''] = files()
    vi.stubEnv('CI', 'true')
    writeFileSync(join(folder(), file), 'nothing that anybody wrote')
    expect((await readChain(git)).records).toEqual(records)
    await append(repo)
    expect(files()).toEqual([file])
  })

  it('answers without the objects, and keeps the newest tip only', async () => {
    await append(repo, 2)
    const git = await open(repo)
    const { tip, records } = await readChain(git)
    expect(files()).toEqual([`v1-${tip}.json`])
    const elsewhere = { ...(await open(aRepo())), commonDir: git.commonDir }
    expect(await readChainAt(elsewhere, tip)).toEqual({ tip, records })
    await expect(readChainAt(elsewhere, tip, { cache: false })).rejects.toBeInstanceOf(HelixError)
    await append(repo)
    await readChain(git)
    expect(files()).toEqual([`v1-${repo.head('helix')}.json`])
  })

  it.each([
    ['cut', (text: string) => text.slice(0, -1)],
    ['empty', () => ''],
    ['edited', (text: string) => text.replace('"sequence":0', '"sequence":7')],
  ])('a file that is %s is ignored and written anew', async (_, bend) => {
    await append(repo)
    const git = await open(repo)
    const before = await readChain(git)
    const file = join(folder(), `v1-${before.tip}.json`)
    const text = readFileSync(file, 'utf8')
    writeFileSync(file, bend(text))
    expect(await readChain(git)).toEqual(before)
    expect(readFileSync(file, 'utf8')).toBe(text)
  })
})
