import { aRepo, twoPeople } from '@helix/testkit'
import { expect, test } from 'vitest'
import { addedIn, ancestorsOf, authorsOf } from './history.ts'
import { openGit } from './open-git.ts'

test('a commit is among its own ancestors, a commit of another branch is not', async () => {
  const repo = aRepo({ files: { a: '1' } })
  const first = repo.commit('first')
  repo.branch('side')
  const side = repo.commit('side', { files: { b: '1' } })
  repo.switchTo('main')
  const second = repo.commit('second', { files: { a: '2' } })
  const git = await openGit(repo.root)
  const gone = '1'.repeat(40)
  expect(await ancestorsOf(git, [first, second, side, gone], second)).toEqual(new Set([first, second]))
  expect(await ancestorsOf(git, [], second)).toEqual(new Set())
})

test('the commit that added a path is found, and nothing for a path that was never there', async () => {
  const repo = aRepo({ files: { a: '1' } })
  repo.commit('first')
  const added = repo.commit('second', { files: { 'x y.yml': '1' } })
  repo.commit('third', { files: { 'x y.yml': '2' } })
  const git = await openGit(repo.root)
  expect(await addedIn(git, 'x y.yml', repo.head())).toBe(added)
  expect(await addedIn(git, 'missing', repo.head())).toBeNull()
})

test('the authors of a path are those who changed it in the range, each once', async () => {
  const repo = aRepo({ files: { spec: '1' } })
  const start = repo.commit('start')
  repo.commit('one', { files: { spec: '2' }, author: twoPeople.ben })
  repo.commit('two', { files: { spec: '3' }, author: twoPeople.ben })
  repo.commit('other', { files: { code: '3' } })
  const git = await openGit(repo.root)
  expect(await authorsOf(git, { from: start, to: repo.head(), path: 'spec' })).toEqual([twoPeople.ben.email])
})
