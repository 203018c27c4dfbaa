import { aRepo } from '@helix/testkit'
import { expect, test } from 'vitest'
import { openGit } from '../repository/open-git.ts'
import { taggedCommits } from './tags.ts'

test('annotated tags are followed to their commits, and what is no commit is left out', async () => {
  const repo = aRepo({ commits: [{ message: 'one' }, { message: 'two' }].map((one) => ({ ...one, allowEmpty: true })) })
  repo.git('tag', 'release/1', 'HEAD~1')
  repo.git('tag', '-a', '-m', 'x', 'release/2')
  repo.git('tag', 'release/tree', 'HEAD^{tree}')
  repo.git('tag', 'spec@12')
  const git = await openGit(repo.root)
  expect(await taggedCommits(git, 'release/')).toEqual([
    { name: 'release/1', commit: repo.head('HEAD~1') },
    { name: 'release/2', commit: repo.head() },
  ])
  expect(await taggedCommits(git, 'spec@')).toEqual([{ name: 'spec@12', commit: repo.head() }])
  expect(await taggedCommits(git, 'other/')).toEqual([])
  const before = await taggedCommits(git, '')
  repo.git('pack-refs', '--all')
  expect(await taggedCommits(await openGit(repo.root), '')).toEqual(before)
  expect(before.map(({ name }) => name)).toEqual(['release/1', 'release/2', 'spec@12'])
})
