import { chmodSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs' // prettier-ignore
import { join } from 'node:path'
import { aRepo, temporaryFolder } from '@helix/testkit'
import { expect, test } from 'vitest'
import { checkoutTree, entriesOf, openGit, readTree, watchFiles } from '../index.ts'

/** A checkout of four files and a link, and what is told of it. */
async function watched() {
  const repo = aRepo().write('src/a.js', 'one').write('tool', '#!', 0o755).write('b', '').write('d/c', 'c')
  repo.link('link', 'src/a.js').commit('a')
  const git = await openGit(repo.root)
  const folder = join(temporaryFolder(), 'checkout')
  await checkoutTree(git, 'HEAD', folder)
  const look = watchFiles(folder, await readTree(git, 'HEAD'))
  return {
    at: (path: string) => join(folder, path),
    told: () => look().map(({ path, differs }) => `${path} ${differs}`),
  }
}

test('nothing is told of files that nobody wrote, nor of files beside them', async () => {
  const { at, told } = await watched()
  readFileSync(at('src/a.js'))
  writeFileSync(at('src/new.js'), 'new')
  expect(told()).toEqual([])
})

test('what holds something else is told every time', async () => {
  const { at, told } = await watched()
  const { atime, mtime } = statSync(at('src/a.js'))
  writeFileSync(at('src/a.js'), 'two')
  utimesSync(at('src/a.js'), atime, mtime)
  expect([told(), told()]).toEqual([['src/a.js true'], ['src/a.js true']])
})

test('what is written over with the same bytes is told once, also through a copy', async () => {
  const { at, told } = await watched()
  writeFileSync(at('src/a.js'), 'two')
  writeFileSync(at('src/a.js'), 'one')
  expect([told(), told()]).toEqual([['src/a.js false'], []])
  writeFileSync(at('copy'), 'one')
  renameSync(at('copy'), at('src/a.js'))
  expect(told()).toEqual(['src/a.js false'])
})

test('a file that is gone, has another mode, or is another kind of thing is not that of the tree', async () => {
  const { at, told } = await watched()
  unlinkSync(at('b'))
  chmodSync(at('tool'), 0o644)
  rmSync(at('d'), { recursive: true })
  writeFileSync(at('d'), '')
  unlinkSync(at('link'))
  symlinkSync('tool/x.js', at('link'))
  expect(told()).toEqual(['b true', 'd/c true', 'link true', 'tool true'])
})

test('files that are in no tree are watched from when they are read', () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'a.js'), 'one')
  writeFileSync(join(folder, 'tool'), '', { mode: 0o755 })
  const look = watchFiles(folder, entriesOf(folder, ['a.js', 'tool']))
  expect(look()).toEqual([])
  writeFileSync(join(folder, 'a.js'), 'two')
  writeFileSync(join(folder, 'tool'), '')
  expect(look()).toEqual([
    { path: 'a.js', differs: true },
    { path: 'tool', differs: false },
  ])
})
