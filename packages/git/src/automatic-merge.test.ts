import { aRepo } from '@helix/testkit'
import { expect, test } from 'vitest'
import { automaticMerge, mergeAhead, openGit, type Sides } from './index.ts'

test('merges that are worked out ahead are those that are worked out alone, refused ones among them', async () => {
  const repo = aRepo({ commits: [{ message: 'base', files: { 'a b': '1\n', c: '1\n' } }] })
  const main = repo.commit('main', { files: { 'a b': 'main\n', c: '2\n' } })
  const side = repo.branch('side', 'HEAD^').commit('side', { files: { d: '' } })
  const clash = repo.branch('clash', 'HEAD^').commit('clash', { files: { 'a b': 'clash\n', c: '3\n' } })
  const alone = repo.git('commit-tree', `${main}^{tree}`, '-m', 'alone')
  const all: Sides[] = [[main, side], [main, clash], [main, alone], [side, clash], [alone, main], [main, main]] // prettier-ignore
  const [one, other] = await Promise.all([openGit(repo.root), openGit(repo.root)])
  await mergeAhead(one, all)
  const found = await Promise.all(all.map((sides) => automaticMerge(one, ...sides)))
  expect(found).toEqual(await Promise.all(all.map((sides) => automaticMerge(other, ...sides))))
  expect(found.map((merge) => merge?.clean)).toEqual([true, false, undefined, true, undefined, true])
})
