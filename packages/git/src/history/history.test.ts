import { aRepo, twoPeople } from '@helix/testkit'
import { expect, test } from 'vitest'
import { lastChangeOf } from './last-change.ts'
import { addedIn, ancestorsOf, authorsOf, readGraph } from './history.ts'
import { openGit } from '../repository/open-git.ts'
import { readMessages } from '../log/read-messages.ts'

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

test('a graph has parents before children, and ends nowhere in the middle', async () => {
  const repo = aRepo({ commits: [{ message: 'first', files: { a: '1' } }] })
  const first = repo.head()
  const side = repo.branch('side').commit('side', { files: { b: '1' } })
  const main = repo.switchTo('main').commit('main', { files: { c: '1' } })
  repo.git('merge', '-q', '--no-ff', '-m', 'merge', 'side')
  const graph = await readGraph(await openGit(repo.root), repo.head())
  const places = new Map(graph.map(({ commit }, at) => [commit, at]))
  expect(graph[0]).toEqual({ commit: first, parents: [] })
  expect(graph.at(-1)).toEqual({ commit: repo.head(), parents: [main, side] })
  expect(graph.every(({ commit, parents }) => parents.every((one) => places.get(one)! < places.get(commit)!))).toBe(
    true,
  )
  const shallow = await openGit(repo.clone('--depth=2').root)
  await expect(readGraph(shallow, repo.head())).rejects.toMatchObject({ code: 'git/shallow' })
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

test('the first commit adds what it holds, whatever a user lets git show of it', async () => {
  const repo = aRepo({ files: { a: '1' } })
  const first = repo.commit('first')
  for (const [key, value] of [['log.showRoot', 'false'], ['i18n.logOutputEncoding', 'UTF-16']] as const) repo.git('config', key, value) // prettier-ignore
  const git = await openGit(repo.root)
  expect(await addedIn(git, 'a', first)).toBe(first)
  expect(await authorsOf(git, { to: first })).toEqual([twoPeople.anna.email])
})

test('the end of a shallow clone did not add what it holds', async () => {
  const repo = aRepo()
  repo.commit('first', { files: { a: '1' } })
  repo.commit('second', { files: { b: '1' } })
  const third = repo.commit('third', { files: { c: '1' } })
  const git = await openGit(repo.clone('--depth=2').root)
  await expect(addedIn(git, 'a', third)).rejects.toMatchObject({ code: 'git/shallow', hint: 'git fetch --unshallow' })
  expect(await addedIn(git, 'c', third)).toBe(third)
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

test('the last change of a path is the newest commit that made one, also on a branch whose side a merge did not take', async () => {
  const repo = aRepo({ files: { a: '1', 'x*': '1' } })
  const first = repo.commit('first')
  repo.branch('side')
  const side = repo.commit('side', { files: { a: '2' } })
  repo.switchTo('main')
  repo.commit('other', { files: { b: '1', xy: '1' } })
  repo.git('merge', '-q', '--no-ff', '-s', 'ours', '-m', 'Merge', 'side')
  const git = await openGit(repo.root)
  expect(await lastChangeOf(git, 'a', repo.head())).toBe(side)
  expect(await lastChangeOf(git, 'a', first)).toBe(first)
  expect(await lastChangeOf(git, 'x*', repo.head())).toBe(first)
  expect(await lastChangeOf(git, 'missing', repo.head())).toBeNull()
})

test('messages are read as they are stored, for many commits at once', async () => {
  const repo = aRepo({ files: { a: '1' } })
  const first = repo.commit('first ä\n\nWhy: \ttwo\n\n\n')
  const second = repo.commit('second\n', { allowEmpty: true })
  const git = await openGit(repo.root)
  expect(await readMessages(git, [second, first, second])).toEqual(
    new Map([
      [second, 'second\n'],
      [first, 'first ä\n\nWhy: \ttwo\n\n\n'],
    ]),
  )
  expect(await readMessages(git, [])).toEqual(new Map())
})
