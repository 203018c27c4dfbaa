import { execFileSync } from 'node:child_process'
import { existsSync, lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openGit } from '@helix/git'
import { aRepo, type Files, temporaryFolder } from '@helix/testkit'
import { expect, test } from 'vitest'
import { localPath } from '../../repository/local/local-state.ts'
import { aProduct, playbook } from '../../testing/product.ts'
import { withKeptFolder } from './kept-folder.ts'

async function kept() {
  const repo = aRepo()
  const git = await openGit(repo.root)
  /** The tree with these files, and what is seen of it in the kept folder. */
  const at = async <T>(files: Files, look: (folder: string) => T): Promise<T | null> => {
    for (const path of repo.git('ls-files').trim().split('\n').filter(Boolean)) if (!(path in files)) repo.remove(path)
    repo.commit('change', { files })
    const tree = repo.git('rev-parse', 'HEAD^{tree}').trim()
    return withKeptFolder(git, tree, (folder) => Promise.resolve(look(folder)))
  }
  return { repo, git, at }
}

const text = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8')

test('holds the files of each tree in turn: what is new, changed and gone', async () => {
  const { at } = await kept()
  await at({ 'a.txt': 'a', 'src/b.txt': 'b', 'src/gone.txt': 'x' }, () => undefined)
  const seen = await at({ 'a.txt': 'other a', 'src/b.txt': 'b', 'c/c.txt': 'c' }, (folder) => [
    text(folder, 'a.txt'),
    text(folder, 'src/b.txt'),
    text(folder, 'c/c.txt'),
    existsSync(join(folder, 'src/gone.txt')),
  ])
  expect(seen).toEqual(['other a', 'b', 'c', false])
})

test('what a program left behind is still there, and unchanged files are not written again', async () => {
  const { at } = await kept()
  await at({ 'a.txt': 'a', 'b.txt': 'b' }, (folder) => {
    writeFileSync(join(folder, 'build.info'), 'known')
    utimesSync(join(folder, 'a.txt'), 1, 1)
  })
  const files = { 'a.txt': 'a', 'b.txt': 'b', 'c.txt': 'c' }
  // Its time is not the one that it was written at: somebody may have changed it, and it is written again.
  expect(await at(files, seen)).toEqual([false, 'known'])
  const first = await at({ ...files, 'd.txt': 'd' }, (folder) => readTime(folder, 'b.txt'))
  expect(await at({ ...files, 'e.txt': 'e' }, (folder) => readTime(folder, 'b.txt'))).toBe(first)
})

/** Sets something there, too: whose setting it would be is what is asked. */
function isOwnRepository(folder: string): boolean {
  execFileSync('git', ['config', 'core.hooksPath', 'theirs'], { cwd: folder })
  return execFileSync('git', ['rev-parse', '--show-toplevel'], { cwd: folder, encoding: 'utf8' }) === `${folder}\n`
}

test('what git is asked there it answers of that folder, not of the repository around it', async () => {
  const { repo, at } = await kept()
  for (const text of ['a', 'b']) expect(await at({ 'a.txt': text }, isOwnRepository)).toBe(true)
  expect(repo.git('config', '--list')).not.toContain('theirs')
})

const seen = (folder: string) => [readTime(folder, 'a.txt') === 1, text(folder, 'build.info')]
const readTime = (folder: string, path: string) => lstatSync(join(folder, path)).mtimeMs / 1000

test('a file that a program changed, or put something else in the place of, is the tree’s again', async () => {
  const { at } = await kept()
  const outside = join(temporaryFolder(), 'outside')
  writeFileSync(outside, 'outside')
  await at({ 'a.txt': 'a', 'b.txt': 'b', 'c.txt': 'c' }, (folder) => {
    writeFileSync(join(folder, 'a.txt'), 'changed')
    rmSync(join(folder, 'b.txt'))
    mkdirSync(join(folder, 'b.txt'))
    rmSync(join(folder, 'c.txt'))
    symlinkSync(outside, join(folder, 'c.txt'))
  })
  const seen = await at({ 'a.txt': 'a', 'b.txt': 'b', 'c.txt': 'c', 'd.txt': '' }, (folder) =>
    ['a.txt', 'b.txt', 'c.txt'].map((path) => text(folder, path)),
  )
  expect([seen, readFileSync(outside, 'utf8')]).toEqual([['a', 'b', 'c'], 'outside'])
})

const leave = (folder: string) => writeFileSync(join(folder, 'build.info'), '')
const isLeft = (folder: string) => existsSync(join(folder, 'build.info'))

test('begins anew with another installation and after a torn state', async () => {
  const { repo, git, at } = await kept()
  await at({ 'a.txt': '1' }, leave)
  mkdirSync(join(repo.root, 'node_modules'))
  writeFileSync(join(repo.root, 'node_modules', '.package-lock.json'), '')
  const ignored = { '.gitignore': 'node_modules\n' }
  expect(await at({ ...ignored, 'a.txt': '2' }, isLeft)).toBe(false)
  await at({ ...ignored, 'a.txt': '3' }, leave)
  expect(await at({ ...ignored, 'a.txt': '4' }, isLeft)).toBe(true)
  writeFileSync(localPath(git, 'quick', 'state.json'), '{')
  expect(await at({ ...ignored, 'a.txt': '5' }, isLeft)).toBe(false)
})

test('is not used for a tree with links, nor while another hook is in it', async () => {
  const { repo, git, at } = await kept()
  const inner = await at({ 'a.txt': '1' }, () => at({ 'a.txt': '2' }, () => 'used'))
  expect(inner).toBeNull()
  symlinkSync('a.txt', join(repo.root, 'link'))
  repo.git('add', '-A')
  const tree = repo.git('write-tree').trim()
  expect(await withKeptFolder(git, tree, () => Promise.resolve('used'))).toBeNull()
})

/** A program that passes, and writes down whether it was in this folder before. */
const program = (log: string) => `import { appendFileSync, existsSync, writeFileSync } from 'node:fs'
appendFileSync(${JSON.stringify(log)}, existsSync('build.info') ? 'warm ' : 'cold ')
writeFileSync('build.info', '')
`

test('programs of the hooks build on what they left; tests never do', async () => {
  const log = join(temporaryFolder(), 'log')
  writeFileSync(log, '')
  const types = `types: {run: [${JSON.stringify(process.execPath)}, types.js], quick: true}`
  const repo = aProduct({
    hooks: true,
    playbook: playbook
      .replace('commands:', `commands:\n  ${types}`)
      .replace('{gate: integrity}, ', '{gate: integrity}, {gate: command, of: types}, '),
    files: {
      'types.js': program(log),
      'test/fresh.test.js': `import assert from 'node:assert'
import { existsSync } from 'node:fs'
import { test } from 'node:test'
test('is alone', () => assert.equal(existsSync('build.info'), false))
`,
    },
  })
  for (const name of ['one', 'two']) {
    writeFileSync(join(repo.root, 'src', `${name}.js`), `export const ${name} = 1\n`)
    repo.git('add', '-A')
    repo.git('commit', '-q', '-m', `refactor: ${name}\n\nWhy: it is asked for.`)
  }
  expect(readFileSync(log, 'utf8')).toBe('cold warm ')
})
