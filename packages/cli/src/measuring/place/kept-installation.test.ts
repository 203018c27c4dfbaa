import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs' // prettier-ignore
import { dirname, join } from 'node:path'
import { openGit, type Git } from '@helix/git'
import { aRepo, type TestRepo, temporaryFolder } from '@helix/testkit'
import { expect, test } from 'vitest'
import { localPath } from '../../repository/local/local-state.ts'
import { installationKey, keepInstallation, restoreInstallation } from './kept-installation.ts'

const setup = { run: ['npm', 'ci'], inputs: ['package.json', '*lock*'] }

/** A repository whose tree was laid out and installed in a folder of its own. */
async function installed(files: Record<string, string> = {}) {
  const repo = aRepo()
  repo.commit('build: a product\n', { files: { 'package.json': '{}', 'packages/core/index.js': 'core', ...files } })
  const folder = temporaryFolder()
  place(folder, { 'package.json': '{}', 'packages/core/index.js': 'core', 'node_modules/one/index.js': 'one' })
  return { repo, git: await openGit(repo.root), tree: treeOf(repo), folder }
}

const treeOf = (repo: TestRepo) => repo.git('rev-parse', 'HEAD^{tree}').trim()

function place(folder: string, files: Record<string, string>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
}

async function restored(git: Git, key: string): Promise<string | null> {
  const folder = temporaryFolder()
  place(folder, { 'packages/core/index.js': 'other core' })
  return (await restoreInstallation(git, key, folder)) ? folder : null
}

test('the key is that of the inputs: any other file may change, none of them may', async () => {
  const { repo, git } = await installed({ 'package-lock.json': '1' })
  const key = async (how = setup) => installationKey(git, treeOf(repo), how)
  const before = await key()
  repo.commit('feat: more\n', { files: { 'src/more.js': '' } })
  expect(await key()).toBe(before)
  expect(await key({ ...setup, run: ['npm', 'install'] })).not.toBe(before)
  repo.commit('build: more\n', { files: { 'package-lock.json': '2' } })
  expect(await key()).not.toBe(before)
})

test('another tree gets what was installed, and none of the files that the installation was made beside', async () => {
  const { git, tree, folder } = await installed()
  place(folder, { 'packages/core/node_modules/two/index.js': 'two', '.venv/lib/x.py': 'x' })
  await keepInstallation(git, 'key', tree, folder)
  const other = await restored(git, 'key')
  expect(readFileSync(join(other ?? '', 'node_modules/one/index.js'), 'utf8')).toBe('one')
  expect(readFileSync(join(other ?? '', 'packages/core/node_modules/two/index.js'), 'utf8')).toBe('two')
  expect(readFileSync(join(other ?? '', 'packages/core/index.js'), 'utf8')).toBe('other core')
  expect(existsSync(join(other ?? '', 'package.json'))).toBe(false)
  expect(await restored(git, 'another key')).toBeNull()
})

test('what names its folder, as compiled files do, goes into none whose name has another length', async () => {
  const { git, tree, folder } = await installed()
  place(folder, { '.venv/one.pyc': `${String.fromCharCode(folder.length)}${folder}` })
  await keepInstallation(git, 'key', tree, folder)
  const other = await restored(git, 'key')
  expect(readFileSync(join(other ?? '', '.venv/one.pyc'), 'latin1')).toBe(
    `${String.fromCharCode(folder.length)}${other}`,
  )
  expect(await restoreInstallation(git, 'key', join(temporaryFolder(), 'longer'))).toBe(false)
})

test('what is copied leads to the folder that it lies in, and nowhere back', async () => {
  const { git, tree, folder } = await installed()
  symlinkSync('../packages/core', join(folder, 'node_modules/relative'))
  symlinkSync(join(folder, 'packages/core'), join(folder, 'node_modules/absolute'))
  place(folder, { 'node_modules/.bin/tool': `#!/bin/sh\nNODE_PATH="${folder}/node_modules" exec "${folder}/x"\n` })
  chmodSync(join(folder, 'node_modules/.bin/tool'), 0o755)
  await keepInstallation(git, 'key', tree, folder)
  const other = (await restored(git, 'key')) ?? ''
  expect(realpathSync(join(other, 'node_modules/relative'))).toBe(realpathSync(join(other, 'packages/core')))
  expect(realpathSync(readlinkSync(join(other, 'node_modules/absolute')))).toBe(
    realpathSync(join(other, 'packages/core')),
  )
  const script = readFileSync(join(other, 'node_modules/.bin/tool'), 'utf8')
  expect([script.includes(folder), script.split(other).length]).toEqual([false, 3])
  expect(statSync(join(other, 'node_modules/.bin/tool')).mode & 0o111).toBe(0o111)
})

test('a copy that tests change leaves what is kept as it was', async () => {
  const { git, tree, folder } = await installed()
  await keepInstallation(git, 'key', tree, folder)
  writeFileSync(join(folder, 'node_modules/one/index.js'), 'poisoned')
  const first = await restored(git, 'key')
  writeFileSync(join(first ?? '', 'node_modules/one/index.js'), 'poisoned')
  const second = await restored(git, 'key')
  expect(readFileSync(join(second ?? '', 'node_modules/one/index.js'), 'utf8')).toBe('one')
})

test('the two newest are kept, and a half one is none', async () => {
  const { git, tree, folder } = await installed()
  for (const key of ['first', 'second', 'third']) await keepInstallation(git, key, tree, folder)
  expect(readdirSync(localPath(git, 'installed')).toSorted()).toEqual(['second', 'third'])
  writeFileSync(join(localPath(git, 'installed'), 'third', 'kept.json'), '{')
  expect(await restored(git, 'third')).toBeNull()
})

test('an environment whose Python is gone is none; a link that led nowhere from the start is no matter', async () => {
  const { git, tree, folder } = await installed()
  const python = join(temporaryFolder(), 'python3')
  writeFileSync(python, '')
  mkdirSync(join(folder, '.venv/bin'), { recursive: true })
  symlinkSync(python, join(folder, '.venv/bin/python'))
  symlinkSync('/nowhere/at/all', join(folder, '.venv/bin/other'))
  await keepInstallation(git, 'key', tree, folder)
  expect(await restored(git, 'key')).not.toBeNull()
  rmSync(python)
  expect(await restored(git, 'key')).toBeNull()
})

test('an installation that added nothing is kept, too', async () => {
  const { git, tree, folder } = await installed()
  rmSync(join(folder, 'node_modules'), { recursive: true })
  await keepInstallation(git, 'key', tree, folder)
  expect(await restored(git, 'key')).not.toBeNull()
})
