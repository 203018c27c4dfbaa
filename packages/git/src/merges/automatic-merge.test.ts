import { join } from 'node:path'
import { aRepo } from '@helix/testkit'
import { expect, test } from 'vitest'
import { automaticMerge, mergeAhead, openGit, type Sides } from '../index.ts'

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

test('what git makes of two branches does not depend on the settings of a user', async () => {
  const lines = Array.from({ length: 30 }, (_, at) => `line ${at}\n`)
  const repo = aRepo({ commits: [{ message: 'root', files: { 'old/a': lines.join(''), 'old/b': 'b\n' } }] })
  repo.branch('side').commit('side', { files: { 'old/a': lines.with(3, 'another\n').join(''), 'old/c': 'c\n' } })
  repo.switchTo('main').git('mv', 'old', 'new')
  repo.commit('move')
  const settings = {
    'merge.renames': 'false', 'diff.renames': 'false', 'merge.directoryRenames': 'true', 'merge.renormalize': 'true', 'merge.renameLimit': '1',
    'diff.renameLimit': '1', 'core.attributesFile': join(repo.root, 'attributes'),
  } // prettier-ignore
  repo.write('attributes', '* merge=binary\n')
  const made = async () => automaticMerge(await openGit(repo.root), repo.head('main'), repo.head('side'))
  const plain = await made()
  for (const [key, value] of Object.entries(settings)) {
    repo.git('config', key, value)
    expect({ key, made: await made() }).toEqual({ key, made: plain })
    repo.git('config', '--unset', key)
  }
})
