import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aRepo, temporaryFolder } from '@helix/testkit'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import {
  add, addWorktree, automaticMerge, commit, fastForward, openGit, removeWorktree, resolve, status, tag,
} from '../index.ts' // prettier-ignore

const withFile = (hooks = false) =>
  aRepo({ hooks, commits: [{ message: 'a', files: { a: '1\n', b: '1\n', 'old name': '1\n' } }] })

describe('the working tree', () => {
  test('is told by what is staged, changed and unknown', async () => {
    const repo = withFile()
    repo.git('mv', 'old name', 'new "name\n')
    repo.write('a', '2\n').git('add', 'a')
    repo.write('a', '3\n').write('d/ü', '')
    const git = await openGit(repo.root)
    const told = await status(git)
    expect({ ...told, staged: told.staged.toSorted() }).toEqual({
      staged: ['a', 'new "name\n', 'old name'], unstaged: ['a'], untracked: ['d/ü'], conflicted: [],
    }) // prettier-ignore
    repo.remove('b')
    await add(git, ['b', 'd/ü'])
    await add(git, [])
    expect(await status(git)).toMatchObject({ unstaged: ['a'], untracked: [] })
    expect((await status(git)).staged).toEqual(expect.arrayContaining(['b', 'd/ü']))
  })

  test('tells files in conflict apart', async () => {
    const repo = withFile()
    repo.branch('side').commit('side', { files: { a: 'side' } })
    repo.switchTo('main').commit('main', { files: { a: 'main' } })
    repo.tryGit('merge', 'side')
    expect(await status(await openGit(repo.root))).toEqual({
      staged: [],
      unstaged: [],
      untracked: [],
      conflicted: ['a'],
    })
  })

  test('is committed with the hooks, and a refusal keeps what they said', async () => {
    const repo = withFile(true)
    const git = await openGit(repo.root)
    repo.write('.git/hooks/commit-msg', '#!/bin/sh\necho done >> "$1"; echo "$MARK" >> mark\n', 0o755)
    repo.write('a', '2').git('add', 'a')
    const made = await commit(git, { message: '# one\n', env: { MARK: 'set' } })
    expect(made).toEqual({ commit: repo.head() })
    expect(repo.git('log', '-1', '--format=%B')).toBe('# one\ndone\n')
    expect(repo.read('mark')).toBe('set\n')
    repo.write('.git/hooks/pre-commit', '#!/bin/sh\necho "not today" >&2\nexit 1\n', 0o755)
    const head = repo.head()
    expect(await commit(git, { message: 'x', allowEmpty: true })).toEqual({ commit: null, said: 'not today' })
    repo.write('.git/hooks/pre-commit', '#!/bin/sh\nexit 1\n', 0o755)
    expect(await commit(git, { message: 'x', allowEmpty: true })).toEqual({ commit: null, said: '' })
    repo.remove('.git/hooks/pre-commit')
    expect(await commit(git, { message: 'x' })).toMatchObject({
      commit: null,
      said: expect.stringContaining('nothing'),
    })
    expect(repo.head()).toBe(head)
  })

  test('moves forward only to a descendant, and not over own changes', async () => {
    const repo = withFile()
    const base = repo.head()
    const next = repo.branch('side').commit('side', { files: { a: '2\n' } })
    repo.switchTo('main')
    const git = await openGit(repo.root)
    repo.write('a', 'mine\n')
    expect(await fastForward(git, next)).toMatchObject({ done: false, said: expect.stringContaining('overwritten') })
    expect(repo.read('a')).toBe('mine\n')
    repo.git('restore', 'a')
    expect(await fastForward(git, next)).toEqual({ done: true })
    expect(repo.read('a')).toBe('2\n')
    const aside = repo.git('commit-tree', `${base}^{tree}`, '-p', base, '-m', 'aside')
    expect(await fastForward(git, aside)).toMatchObject({ done: false })
    expect(repo.head()).toBe(next)
  })
})

test('a tag is made once', async () => {
  const repo = withFile()
  const git = await openGit(repo.root)
  expect(await tag(git, 'v1', repo.head())).toBe(true)
  expect(await tag(git, 'v1', repo.head())).toBe(false)
  expect(
    await tag(git, 'v2', repo.head(), { message: 'Version 2\n', tagger: { name: 'helix', email: 'helix@localhost' } }),
  ).toBe(true)
  const tagged = repo.git(
    'for-each-ref',
    '--format=%(objecttype) %(taggername) %(taggeremail) %(contents)',
    'refs/tags/v2',
  )
  expect(tagged).toBe('tag helix <helix@localhost> Version 2\n')
  await expect(tag(git, 'a..b', repo.head())).rejects.toMatchObject({ code: 'git/failed' })
})

test('a user\u2019s own settings and variables do not stop simple-git', async () => {
  const global = join(temporaryFolder(), 'gitconfig')
  writeFileSync(
    global,
    '[user]\n\tname = Global\n\temail = g@example.org\n[core]\n\teditor = vi\n\tsshCommand = ssh -v\n',
  )
  const variables = { GIT_CONFIG_GLOBAL: global, GIT_SSH_COMMAND: 'ssh', GIT_ASKPASS: 'true', GIT_EDITOR: 'vi', EDITOR: 'vi', PAGER: 'less', GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'core.pager', GIT_CONFIG_VALUE_0: 'less', SSH_ASKPASS: 'x', VISUAL: 'vi', GIT_DIR: '/nowhere', PREFIX: '/usr' } // prettier-ignore
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
  onTestFinished(() => void vi.unstubAllEnvs())
  const repo = withFile()
  repo.write('a', '2')
  expect(await status(await openGit(repo.root))).toMatchObject({ unstaged: ['a'] })
})

test('worktrees come and go, and no hook runs in them', async () => {
  const repo = withFile(true)
  repo.write('.git/hooks/post-checkout', '#!/bin/sh\nexit 1\n', 0o755)
  const git = await openGit(repo.root)
  const folder = temporaryFolder()
  const [one, two] = [join(folder, 'one tree'), join(folder, 'two')]
  await addWorktree(git, one, repo.head())
  await addWorktree(git, two, repo.head())
  const listed = () => repo.git('worktree', 'list', '--porcelain').match(/^(?:worktree|branch|detached).*/gm)
  const [main, second] = [
    [`worktree ${repo.root}`, 'branch refs/heads/main'],
    [`worktree ${two}`, 'detached'],
  ]
  expect(listed()).toEqual([...main, `worktree ${one}`, 'detached', ...second])
  writeFileSync(join(one, 'unsaved'), '')
  await removeWorktree(git, one)
  await removeWorktree(git, one)
  expect(existsSync(one)).toBe(false)
  expect(listed()).toEqual([...main, ...second])
  await expect(addWorktree(git, two, repo.head())).rejects.toMatchObject({ code: 'git/failed' })
})

test('an automatic merge is what git would commit', async () => {
  const repo = withFile()
  const base = repo.head()
  const side = repo.branch('side').commit('side', { files: { side: '', a: 'side\n' } })
  const main = repo.switchTo('main').commit('main', { files: { main: '' } })
  const git = await openGit(repo.root)
  const merged = await automaticMerge(git, main, side)
  expect(merged).toEqual({ tree: repo.git('rev-parse', `${repo.merge('side')}^{tree}`), clean: true })
  const clash = repo.git('commit-tree', await clashing(repo.root, base), '-p', base, '-m', 'clash')
  expect(await automaticMerge(git, side, clash)).toMatchObject({ clean: false })
  const alone = repo.git('commit-tree', `${base}^{tree}`, '-m', 'alone')
  expect(await automaticMerge(git, main, alone)).toBeNull()
  await expect(automaticMerge(git, main, '1'.repeat(40))).rejects.toMatchObject({ code: 'git/failed' })
  expect(await resolve(git, 'HEAD')).toBe(repo.head())
})

async function clashing(root: string, base: string): Promise<string> {
  const { treeWith } = await import('../index.ts')
  return treeWith(await openGit(root), base, new Map([['a', 'other\n']]))
}
