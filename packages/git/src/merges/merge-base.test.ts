import { aRepo } from '@helix/testkit'
import { expect, test } from 'vitest'
import { mergeBaseBelow, openGit, readGraph } from '../index.ts'
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

test.each(shapes)('the newest commits of a history tell the same, or that they do not hold it: %s', (_, parents) => {
  const graph = parents.map((of, at) => ({ commit: `${at}`, parents: of.map(String) }))
  const all = graph.map(({ commit }) => commit)
  for (const first of all) {
    // What is left descends from nothing that is not.
    const below = new Set([first])
    for (const oid of below) for (const parent of graph[Number(oid)]?.parents ?? []) below.add(parent)
    const newest = graph.filter(({ commit }) => !below.has(commit))
    for (const ours of all) {
      for (const theirs of all) {
        const told = mergeBasesIn(newest, ours, theirs)
        expect([null, mergeBasesIn(graph, ours, theirs)]).toContainEqual(told)
      }
    }
    expect(newest.map(({ commit }) => mergeBasesIn(newest, commit, commit))).toEqual(newest.map(({ commit }) => [commit])) // prettier-ignore
  }
})

test('where two branches fork among the newest commits, these suffice', () => {
  const graph = [['3', '2'], ['4', '3'], ['5', '3']].map(([commit = '', ...of]) => ({ commit, parents: of })) // prettier-ignore
  expect(mergeBasesIn(graph, '4', '5')).toEqual(['3'])
  expect(mergeBasesIn(graph.slice(1), '4', '5')).toBeNull()
})
