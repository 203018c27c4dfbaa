import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aRepo, temporaryFolder } from '@helix/testkit'
import { expect, test } from 'vitest'
import { openGit, readRef } from '../index.ts'
import { readRefFile, readRefOid } from './ref-files.ts'

async function aHistory() {
  const repo = aRepo({ commits: [{ message: 'a', files: { a: '' } }] })
  return { repo, git: await openGit(repo.root), head: repo.head() }
}

test('a branch is read where it lies: in a file of its own, packed, or newer than packed', async () => {
  const { repo, git, head } = await aHistory()
  expect(readRefOid(git, 'refs/heads/main')).toBe(head)
  repo.git('tag', '-a', 'v1', '-m', 'v1')
  repo.git('pack-refs', '--all')
  expect(readRefOid(git, 'refs/heads/main')).toBe(head)
  expect(readRefOid(git, 'refs/tags/v1')).toBe(repo.git('rev-parse', 'v1'))
  const second = repo.commit('b', { files: { b: '' } })
  expect(readRefOid(git, 'refs/heads/main')).toBe(second)
})

test('HEAD names a branch, or a commit', async () => {
  const { repo, git, head } = await aHistory()
  expect(readRefFile(git, 'HEAD')).toEqual({ ref: 'refs/heads/main' })
  repo.git('switch', '-q', '--detach')
  expect(readRefFile(git, 'HEAD')).toEqual({ oid: head })
  expect(readRefOid(git, 'HEAD')).toBe(head)
})

test('a ref that names another is followed, in a circle only so far', async () => {
  const { repo, git, head } = await aHistory()
  repo.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/heads/main')
  expect(readRefOid(git, 'refs/remotes/origin/HEAD')).toBe(head)
  repo.git('symbolic-ref', 'refs/heads/round', 'refs/heads/about')
  repo.git('symbolic-ref', 'refs/heads/about', 'refs/heads/round')
  expect(readRefOid(git, 'refs/heads/round')).toBeUndefined()
})

test('a ref that is not there is null, also where its name is a folder of others', async () => {
  const { repo, git } = await aHistory()
  expect(readRefOid(git, 'refs/heads/none')).toBeNull()
  repo.git('branch', 'helix/x')
  expect(readRefOid(git, 'refs/heads/helix')).toBeNull()
  repo.git('pack-refs', '--all')
  expect(readRefOid(git, 'refs/heads/helix')).toBeNull()
})

test.each(['refs/heads/../../config', 'refs/heads//main', 'refs/bisect/bad', 'ORIG_HEAD', 'main', 'refs/heads/ä'])(
  '%s is left to git',
  async (name) => {
    const { git } = await aHistory()
    expect(readRefFile(git, name)).toBeUndefined()
  },
)

test('a file that holds something else is left to git', async () => {
  const { repo, git } = await aHistory()
  for (const text of ['', 'rubbish\n', `${'a'.repeat(39)}\n`]) {
    writeFileSync(join(repo.root, '.git/refs/heads/odd'), text)
    expect(readRefFile(git, 'refs/heads/odd')).toBeUndefined()
  }
})

test('a ref that was torn is not one that never was', async () => {
  const { repo, git, head } = await aHistory()
  repo.git('update-ref', 'refs/heads/helix', head)
  repo.write('.git/refs/heads/helix', '')
  await expect(readRef(git, 'refs/heads/helix')).rejects.toMatchObject({ code: 'git/failed' })
  expect(await readRef(git, 'refs/heads/other')).toBeNull()
})

test('another store of refs is left to git', async () => {
  const { repo, git, head } = await aHistory()
  mkdirSync(join(repo.root, '.git/reftable'))
  expect(readRefFile(git, 'refs/heads/main')).toBeUndefined()
  expect(await readRef(git, 'refs/heads/main')).toBe(head)
  expect(await readRef(git, 'refs/heads/none')).toBeNull()
})

test('a linked worktree has its own HEAD and the branches of all', async () => {
  const { repo, head } = await aHistory()
  const folder = join(temporaryFolder(), 'linked')
  repo.git('worktree', 'add', '-q', '-b', 'side', folder)
  const git = await openGit(folder)
  expect(readRefFile(git, 'HEAD')).toEqual({ ref: 'refs/heads/side' })
  expect([readRefOid(git, 'refs/heads/main'), readRefOid(git, 'refs/heads/side')]).toEqual([head, head])
})

test('which of two lines for one ref counts, only git can tell', async () => {
  const { repo, git, head } = await aHistory()
  const second = repo.commit('b', { files: { b: '' } })
  repo.git('pack-refs', '--all')
  const lines = [head, second].map((oid) => `${oid} refs/heads/main\n`)
  writeFileSync(join(repo.root, '.git/packed-refs'), `# pack-refs with: peeled fully-peeled sorted \n${lines.join('')}`)
  expect(readRefOid(git, 'refs/heads/main')).toBeUndefined()
  expect(await readRef(git, 'refs/heads/main')).toBe(repo.git('rev-parse', 'refs/heads/main').trim())
})
