import { existsSync, symlinkSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { aRepo, runGit, temporaryFolder } from '@helix/testkit'
import { expect, test } from 'vitest'
import { leaveOut, openGit, plainConfig, restore, status, treeWith, writeOutline, writeTree } from '../index.ts'

const commits = [
  { message: 'first', files: { 'e2e/old.test.js': 'the old secret', 'src/a.js': '1' } },
  { message: 'second', files: { 'e2e/deep/a.test.js': 'the secret', 'src/a.js': '2' } },
]

test('an outline holds one commit of what is left, and no object of anything else', async () => {
  const repo = aRepo({ commits })
  const git = await openGit(repo.root)
  const hidden = ['e2e/old.test.js', 'e2e/deep/a.test.js']
  const tree = await treeWith(git, 'HEAD', new Map(hidden.map((path) => [path, null])))
  const folder = join(temporaryFolder(), 'outline')
  const author = { name: 'a', email: 'a@b' }
  const commit = await writeOutline(git, folder, { tree, message: 'second', author })

  const worktree = temporaryFolder()
  writeFileSync(join(worktree, '.git'), `gitdir: ${folder}\n`)
  writeFileSync(join(worktree, 'mine.js'), '')
  const said = (...args: string[]) => runGit(worktree, args).stdout.trim()
  expect(said('log', '--all', '--format=%H %s')).toBe(`${commit} second`)
  expect(said('ls-tree', '-r', '--name-only', 'HEAD')).toBe('src/a.js')
  expect(said('status', '--porcelain')).toBe('D src/a.js\n?? mine.js')
  const objects = said('cat-file', '--batch-all-objects', '--batch-check=%(objecttype)').split('\n')
  expect(objects.toSorted()).toEqual(['blob', 'commit', 'tree', 'tree'])
})

test('settings that are no business of a reader of objects are left out', async () => {
  const repo = aRepo({ commits })
  repo.git('config', 'http.https://example.org.extraheader', 'AUTHORIZATION: basic c2VjcmV0')
  repo.git('config', 'core.fsmonitor', 'touch /tmp/x; false')
  repo.git('config', 'core.autocrlf', 'false')
  const text = await plainConfig(await openGit(repo.root))
  expect(text).toMatch(/^\[core\]\n\trepositoryformatversion = 0\n/)
  expect(text).toContain('autocrlf = false')
  expect(text).not.toMatch(/basic|touch|user/)
})

test('what is left out of a working tree is gone from it, and git sees no change', async () => {
  const repo = aRepo({ commits })
  const git = await openGit(repo.root)
  const before = await writeTree(git)
  await leaveOut(git, ['e2e/deep/a.test.js', 'e2e/old.test.js'])
  expect([existsSync(join(repo.root, 'e2e')), existsSync(join(repo.root, 'src/a.js'))]).toEqual([false, true])
  expect(await status(git)).toMatchObject({ unstaged: [], untracked: [], staged: [] })
  expect(await writeTree(git)).toBe(before)
  await leaveOut(git, ['e2e/old.test.js'])
})

test('paths are restored where they belong, not where a link leads', async () => {
  const repo = aRepo({ commits })
  const git = await openGit(repo.root)
  const elsewhere = temporaryFolder()
  writeFileSync(join(elsewhere, 'a.js'), 'mine')
  await rm(join(repo.root, 'src'), { recursive: true })
  symlinkSync(elsewhere, join(repo.root, 'src'))
  await restore(git, repo.head(), ['src/a.js'])
  expect(repo.read('src/a.js')).toBe('2')
  expect(repo.git('status', '--porcelain')).toBe('')
  writeFileSync(join(repo.root, 'src/a.js'), '3')
  await restore(git, repo.head(), [])
  expect(repo.read('src/a.js')).toBe('3')
})
