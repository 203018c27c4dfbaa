import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { aRepo, temporaryFolder, type TestRepo } from '@helix/testkit'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { openGit } from '../index.ts'
import { findPlainRepository } from './plain-repository.ts'

afterEach(() => void vi.unstubAllEnvs())

/** git has to be asked where this is null; otherwise it must say the same. */
async function agrees(folder: string): Promise<boolean> {
  const found = findPlainRepository(folder)
  // A ceiling makes `openGit` ask git, and lies beside.
  vi.stubEnv('GIT_CEILING_DIRECTORIES', '/nowhere')
  const asked = await openGit(folder)
  vi.unstubAllEnvs()
  expect(found ?? asked).toEqual(asked)
  return found !== null
}

test('the usual repository is found from everywhere inside it, as git finds it', async () => {
  const repo = aRepo({ files: { 'a/b/c': '' } })
  expect(await agrees(repo.root)).toBe(true)
  expect(await agrees(join(repo.root, 'a/b'))).toBe(true)
  const link = join(temporaryFolder(), 'link')
  symlinkSync(join(repo.root, 'a'), link)
  expect(await agrees(link)).toBe(true)
})

const worktreeOf = (repo: TestRepo) => {
  const folder = join(temporaryFolder(), 'linked')
  repo.commit('a', { files: { a: '' } })
  repo.git('worktree', 'add', '-q', folder)
  return folder
}

test.each<[string, (repo: TestRepo) => string]>([
  ['a linked worktree', worktreeOf],
  ['a repository with extensions', (repo) => set(repo, 'extensions.worktreeConfig', 'true')],
  ['a repository that includes settings', (repo) => set(repo, 'include.path', '/nowhere')],
  ['a repository of a newer format', (repo) => set(repo, 'core.repositoryFormatVersion', '1')],
  ['a repository whose working tree is said', (repo) => set(repo, 'core.worktree', repo.root)],
])('%s is left to git', async (_, make) => {
  expect(await agrees(make(aRepo()))).toBe(false)
})

function set(repo: TestRepo, key: string, value: string): string {
  repo.git('config', key, value)
  return repo.root
}

test.each<[string, () => string]>([
  ['a bare repository', () => aRepo({ bare: true }).root],
  ['one that only says that it is bare', () => set(aRepo(), 'core.bare', 'true')],
  ['the .git folder', () => join(aRepo().root, '.git')],
  ['a folder in .git', () => join(aRepo().root, '.git/objects')],
  ['a folder outside of any', () => temporaryFolder()],
  ['a folder that is not there', () => join(temporaryFolder(), 'gone')],
])('%s is left to git, which refuses it', (_, folder) => {
  expect(findPlainRepository(folder())).toBeNull()
})

test('an empty .git folder is left to git', () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, '.git'))
  expect(findPlainRepository(folder)).toBeNull()
})

test('bounds of the search that the user has set are left to git', () => {
  const { root } = aRepo()
  vi.stubEnv('GIT_CEILING_DIRECTORIES', '/nowhere')
  expect(findPlainRepository(root)).toBeNull()
})

test('a repository of somebody else is left to git', () => {
  const { root } = aRepo()
  const own = process.geteuid
  onTestFinished(() => void Object.assign(process, { geteuid: own }))
  Object.assign(process, { geteuid: () => 4_000_000 })
  expect(findPlainRepository(root)).toBeNull()
  // A system that does not tell who runs a process.
  Object.assign(process, { geteuid: undefined })
  expect(findPlainRepository(root)).toBeNull()
})
