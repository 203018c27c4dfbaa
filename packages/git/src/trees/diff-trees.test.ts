import { aRepo } from '@helix/testkit'
import { expect, test } from 'vitest'
import { diffTrees, openGit } from '../index.ts'
import { mustGit } from '../plumbing/run-git.ts'
import { parseRawChanges } from '../plumbing/raw-changes.ts'

const states: Record<string, string>[] = [
  { a: '1', 'd/e/f': '2', 'd.x': '3', 'd/z': '4' },
  { a: '1', 'd/e/f': '3', 'd.x': '3', 'ä/\u{1f600}': '5' },
  { 'a/b': '1', 'd/e': '2', 'd.x': '', d0: '' },
  { d: 'a file now' },
]

test('trees differ as git says it', async () => {
  const repo = aRepo()
  const commits: string[] = []
  for (const files of states) {
    if (commits.length > 0) repo.git('rm', '-rq', '.')
    commits.push(repo.commit('x', { files }))
  }
  const git = await openGit(repo.root)
  for (const before of commits)
    for (const after of commits) {
      const told = await mustGit(repo.root, ['diff-tree', '-r', '-z', '--no-abbrev', '--no-renames', before, after])
      const expected = before === after ? [] : parseRawChanges(told.toString('utf8'))
      expect(await diffTrees(git, before, after)).toEqual(expected)
    }
  const all = await diffTrees(git, null, commits[0] ?? '')
  expect(all.map(({ path, before }) => [path, before])).toEqual(
    ['a', 'd.x', 'd/e/f', 'd/z'].map((path) => [path, null]),
  )
})
