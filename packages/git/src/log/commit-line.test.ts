import { aRepo, mustGit, temporaryFolder } from '@helix/testkit'
import { expect, test } from 'vitest'
import { log, openGit, readLine, readMessages } from '../index.ts'

test('a line of commits is what git log shows of it, in its order', async () => {
  const repo = aRepo({
    commits: [
      { message: 'a', allowEmpty: true },
      { message: 'b\n\ntree of life\nparent of none\ncommitter x> 1 +0000', allowEmpty: true },
    ],
  })
  repo.commit('c', { allowEmpty: true })
  const git = await openGit(repo.root)
  const shown = await log(git, { to: repo.head() })
  const dates = repo.git('log', '--reverse', '--format=%ct').split('\n').map(Number)
  const line = await readLine(git, repo.head())
  expect(line).toEqual(shown.map(({ commit, parents, tree }, index) => ({ commit, parents, tree, at: dates[index] })))
})

test('of a merge it follows the first parent and names both', async () => {
  const repo = aRepo({ commits: [{ message: 'a', allowEmpty: true }] })
  repo.branch('side').commit('side', { allowEmpty: true })
  const side = repo.head()
  repo.switchTo('main').commit('b', { allowEmpty: true })
  const first = repo.head()
  repo.merge('side')
  const line = await readLine(await openGit(repo.root), repo.head())
  expect(line.map(({ parents }) => parents.length)).toEqual([0, 1, 2])
  expect(line.at(-1)?.parents).toEqual([first, side])
})

test('where history is cut off, that is said', async () => {
  const repo = aRepo({
    commits: [
      { message: 'a', allowEmpty: true },
      { message: 'b', allowEmpty: true },
      { message: 'c', allowEmpty: true },
    ],
  })
  const shallow = temporaryFolder()
  mustGit(shallow, ['clone', '-q', '--depth', '2', `file://${repo.root}`, '.'])
  await expect(readLine(await openGit(shallow), repo.head())).rejects.toMatchObject({ code: 'git/shallow' })
})

test('a replaced commit is read as it was made, and what is no commit is missing', async () => {
  const repo = aRepo({
    commits: [
      { message: 'a', allowEmpty: true },
      { message: 'b', allowEmpty: true },
    ],
  })
  const tip = repo.head()
  const other = repo.git('commit-tree', 'HEAD^{tree}', '-m', 'other')
  repo.git('replace', tip, other)
  const git = await openGit(repo.root)
  expect(await readLine(git, tip)).toHaveLength(2)
  expect(await readMessages(git, [tip])).toEqual(new Map([[tip, 'b']]))
  const blob = repo.git('hash-object', '-w', '--stdin')
  for (const oid of [blob, '0'.repeat(40)]) {
    await expect(readLine(git, oid)).rejects.toMatchObject({ code: 'git/missing-object' })
    expect(await readMessages(git, [oid])).toEqual(new Map())
  }
})
