import { aRepo } from '@helix/testkit'
import { expect, test } from 'vitest'
import { mergeBaseBelow, openGit, readGraph } from './index.ts'
import { mergeBasesIn } from './merge-base.ts'

/** A numbered history: each commit has the parents that its text names, by their places. */
const shapes: [name: string, parents: number[][]][] = [
  ['a line', [[], [0], [1], [2]]],
  ['branches', [[], [0], [1], [0], [3], [2, 4], [1], [5, 6]]],
  ['criss-cross', [[], [0], [0], [1, 2], [2, 1], [3], [4], [5, 6]]],
  ['histories without a common commit', [[], [0], [], [2], [1, 3]]],
  ['an octopus', [[], [0], [0], [0], [1, 2, 3], [0], [4, 5]]],
]

test.each(shapes)('common ancestors are what git says: %s', async (_, parents) => {
  const repo = aRepo()
  const tree = repo.git('write-tree')
  const commits: string[] = []
  for (const [at, of] of parents.entries()) {
    const flags = of.flatMap((parent) => ['-p', commits[parent] ?? ''])
    commits.push(repo.git('commit-tree', tree, ...flags, '-m', `${at}`))
  }
  const git = await openGit(repo.root)
  const tip = commits.at(-1) ?? ''
  const graph = await readGraph(git, tip)
  for (const ours of commits)
    for (const theirs of commits) {
      const told = repo.tryGit('merge-base', '--all', ours, theirs).stdout.trim()
      const found = mergeBasesIn(graph, ours, theirs)
      expect(found?.toSorted()).toEqual(told.split('\n').filter(Boolean).toSorted())
      expect(await mergeBaseBelow(git, tip, ours, theirs)).toBe(told === '' ? null : told.split('\n')[0])
    }
})
