import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { aRepo, temporaryFolder } from '@helix/testkit'
import { describe, expect, test, vi } from 'vitest'
import { isGitAtLeast } from './git-version.ts'
import { headState, isAncestor, isShallow, listRefs, mergeBase, openGit, readRef, resolve, treeOf } from '../index.ts'

describe('opening a repository', () => {
  test('finds the top level from a folder inside', async () => {
    const repo = aRepo({ files: { 'a/b/c': '' } })
    const gitDir = join(repo.root, '.git')
    expect(await openGit(join(repo.root, 'a/b'))).toEqual({
      root: repo.root, gitDir, commonDir: gitDir, bare: false, objectFormat: 'sha1',
    }) // prettier-ignore
  })

  test('tells a linked worktree from the repository that it belongs to', async () => {
    const repo = aRepo({ commits: [{ message: 'a', files: { a: '' } }] })
    const folder = join(temporaryFolder(), 'linked')
    repo.git('worktree', 'add', '-q', folder)
    const gitDir = join(repo.root, '.git')
    expect(await openGit(folder)).toMatchObject({
      root: folder,
      gitDir: join(gitDir, 'worktrees/linked'),
      commonDir: gitDir,
    })
  })

  test('is not led elsewhere by variables that a hook inherits', async () => {
    const [repo, other] = [aRepo(), aRepo()]
    vi.stubEnv('GIT_DIR', join(other.root, '.git'))
    vi.stubEnv('GIT_WORK_TREE', other.root)
    expect(await openGit(repo.root)).toMatchObject({ root: repo.root })
    vi.unstubAllEnvs()
  })

  test('knows SHA-256 repositories', async () => {
    const folder = temporaryFolder()
    const { mustGit } = await import('@helix/testkit')
    mustGit(folder, ['init', '-q', '--object-format=sha256'])
    expect(await openGit(folder)).toMatchObject({ objectFormat: 'sha256' })
  })

  test.each([
    ['a folder outside of any repository', 'git/not-a-repo', () => temporaryFolder()],
    ['the .git folder itself', 'git/not-a-repo', () => join(aRepo().root, '.git')],
    ['a bare repository', 'git/bare', () => aRepo({ bare: true }).root],
    ['a folder that is not there', 'git/no-folder', () => join(temporaryFolder(), 'gone')],
  ])('%s is refused with %s and a hint', async (_, code, folder) => {
    await expect(openGit(folder())).rejects.toMatchObject({ code, hint: expect.stringMatching(/.{8}/) })
  })

  test('opens a bare repository where one is asked for', async () => {
    const { root } = aRepo({ bare: true })
    expect(await openGit(root, { bare: true })).toMatchObject({ root, gitDir: root, commonDir: root, bare: true })
  })

  test('says so when git is not there, too old, or distrusts the owner', async () => {
    const repo = aRepo()
    const folder = temporaryFolder()
    vi.stubEnv('PATH', folder)
    await expect(openGit(repo.root)).rejects.toMatchObject({ code: 'git/missing' })
    script(folder, 'echo "git version 2.33.9"')
    await expect(openGit(repo.root)).rejects.toMatchObject({
      code: 'git/too-old',
      message: expect.stringContaining('2.33.9'),
    })
    // The usual repository is found without git.
    vi.stubEnv('GIT_CEILING_DIRECTORIES', '/nowhere')
    script(folder, `echo "fatal: detected dubious ownership in repository at '/x'" >&2; exit 128`)
    await expect(openGit(repo.root, { checkVersion: false })).rejects.toMatchObject({
      code: 'git/dubious-ownership',
      hint: 'git config --global --add safe.directory /x',
    })
    script(folder, 'echo odd >&2; exit 3')
    await expect(openGit(repo.root, { checkVersion: false })).rejects.toMatchObject({ code: 'git/failed' })
    script(folder, 'echo "error: unknown option: --path-format" >&2; exit 129')
    await expect(openGit(repo.root, { checkVersion: false })).rejects.toMatchObject({ code: 'git/too-old' })
    vi.unstubAllEnvs()
  })
})

function script(folder: string, text: string): void {
  mkdirSync(folder, { recursive: true })
  const { PATH = '' } = process.env
  const file = join(PATH.split(delimiter)[0] ?? folder, 'git')
  writeFileSync(file, `#!/bin/sh\n${text}\n`)
  chmodSync(file, 0o755)
}

test.each([
  ['git version 2.34.0', true],
  ['git version 2.33.9', false],
  ['git version 2.39.5 (Apple Git-154)', true],
  ['git version 3.0.rc1', true],
  ['git version 1.99.1', false],
  ['git from the moon', false],
])('%s is at least 2.34: %s', (text, expected) => {
  expect(isGitAtLeast(text, [2, 34])).toBe(expected)
})

describe('revisions', () => {
  test('HEAD is a branch with or without a commit, or a commit alone', async () => {
    const repo = aRepo()
    const git = await openGit(repo.root)
    expect(await headState(git)).toEqual({ branch: 'refs/heads/main', commit: null })
    const commit = repo.commit('a', { files: { a: '' } })
    expect(await headState(git)).toEqual({ branch: 'refs/heads/main', commit })
    repo.git('switch', '-q', '--detach')
    expect(await headState(git)).toEqual({ branch: null, commit })
  })

  test('HEAD is told together with the refs of a name', async () => {
    const repo = aRepo()
    const git = await openGit(repo.root)
    const names = ['refs/heads/helix', 'refs/remotes/origin/helix']
    const told = async () => [
      (await headState(git)).commit,
      ...(await Promise.all(names.map((ref) => readRef(git, ref)))),
    ]
    expect(await told()).toEqual([null, null, null])
    const head = repo.commit('a', { files: { a: '' } })
    expect(await told()).toEqual([head, null, null])
    repo.git('branch', 'helix')
    repo.git('branch', 'other')
    repo.git('update-ref', 'refs/remotes/origin/helix', head)
    repo.git('switch', '-q', '--detach')
    expect(await told()).toEqual([head, head, head])
  })

  test('a revision names a commit, through tags, or nothing', async () => {
    const repo = aRepo({ commits: [{ message: 'a', files: { a: '' } }] })
    const git = await openGit(repo.root)
    repo.git('tag', '-a', 'v1', '-m', 'v1')
    expect(await resolve(git, 'v1')).toBe(repo.head())
    expect(await resolve(git, 'nothing')).toBeNull()
    expect(await resolve(git, '--all')).toBeNull()
    expect(await resolve(git, repo.head('HEAD:a'))).toBeNull()
    expect(await treeOf(git, 'v1')).toBe(repo.git('rev-parse', 'HEAD^{tree}'))
    await expect(treeOf(git, 'nothing')).rejects.toMatchObject({ code: 'git/unknown-revision' })
  })

  test('ancestors, merge bases and refs', async () => {
    const repo = aRepo()
    const base = repo.commit('base', { files: { a: '' } })
    const side = repo.branch('side').commit('side', { files: { b: '' } })
    const main = repo.switchTo('main').commit('main', { files: { c: '' } })
    const alone = repo.git('commit-tree', `${base}^{tree}`, '-m', 'alone')
    const git = await openGit(repo.root)
    expect(await isAncestor(git, base, main)).toBe(true)
    expect(await isAncestor(git, main, main)).toBe(true)
    expect(await isAncestor(git, main, base)).toBe(false)
    await expect(isAncestor(git, '1'.repeat(40), base)).rejects.toMatchObject({ code: 'git/failed' })
    expect(await mergeBase(git, main, side)).toBe(base)
    expect(await mergeBase(git, main, alone)).toBeNull()
    expect([...(await listRefs(git, 'refs/heads/'))]).toEqual([
      ['refs/heads/main', main],
      ['refs/heads/side', side],
    ])
    expect((await listRefs(git, 'refs/tags/')).size).toBe(0)
  })

  test('a shallow clone is told from a whole one', async () => {
    const repo = aRepo({
      commits: [
        { message: 'a', files: { a: '' } },
        { message: 'b', files: { a: '1' } },
      ],
    })
    expect(isShallow(await openGit(repo.clone('--depth=1').root))).toBe(true)
    expect(isShallow(await openGit(repo.clone().root))).toBe(false)
  })
})
