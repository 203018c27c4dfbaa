import { aRepo } from '@helix/testkit'
import { expect, test } from 'vitest'
import { blameLine } from './blame-line.ts'
import { openGit } from '../repository/open-git.ts'

test('a line comes from the commit that wrote it, and a line that is not there from none', async () => {
  const repo = aRepo()
  const first = repo.commit('a\n', { files: { 'a b.txt': 'one\ntwo\n' } })
  const second = repo.commit('b\n', { files: { 'a b.txt': 'one\nTWO\n' } })
  const git = await openGit(repo.root)
  const blame = (line: number, path = 'a b.txt') => blameLine(git, { path, line, at: second })
  expect(await Promise.all([blame(1), blame(2), blame(3), blame(0), blame(1, 'nowhere')])).toEqual([
    first,
    second,
    null,
    null,
    null,
  ])
})
