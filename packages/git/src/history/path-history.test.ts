import { aRepo } from '@helix/testkit'
import { expect, test } from 'vitest'
import { openGit } from '../repository/open-git.ts'
import { pathHistory } from './path-history.ts'

test('every commit that changes a path, parents first, with what stood there afterwards', async () => {
  const repo = aRepo()
  const first = repo.commit('a\n', { files: { 'docs/a b.md': 'one', other: 'x' } })
  repo.commit('b\n', { files: { other: 'y' } })
  const third = repo.commit('c\n', { files: { 'docs/a b.md': 'two', 'docs/ü.md': 'new' } })
  const last = repo.remove('docs/a b.md').commit('d\n')
  const blob = (rev: string, path: string) => repo.git('rev-parse', `${rev}:${path}`)
  const author = repo.git('log', '-1', '--format=%ae')
  const since = await pathHistory(await openGit(repo.root), ['docs'], last, third)
  expect(since.map(({ commit }) => commit)).toEqual([last])

  expect(await pathHistory(await openGit(repo.root), ['docs'], repo.head())).toEqual([
    { commit: first, author, path: 'docs/a b.md', blob: blob(first, 'docs/a b.md') },
    { commit: third, author, path: 'docs/a b.md', blob: blob(third, 'docs/a b.md') },
    { commit: third, author, path: 'docs/ü.md', blob: blob(third, 'docs/ü.md') },
    { commit: last, author, path: 'docs/a b.md', blob: null },
  ])
})

test('a merge shows what it brings, and a path without history has none', async () => {
  const repo = aRepo({ commits: [{ message: 'a', files: { a: '1' } }] })
  repo.branch('side').commit('b\n', { files: { b: '1' } })
  repo.switchTo('main').commit('c\n', { files: { c: '1' } })
  const merge = repo.merge('side')
  const git = await openGit(repo.root)
  expect((await pathHistory(git, ['b'], merge)).map(({ commit }) => commit)).toContain(merge)
  expect([await pathHistory(git, ['nowhere'], merge), await pathHistory(git, [], merge)]).toEqual([[], []])
})
