import { log, openGit } from '@helix/git'
import { aRepo } from '@helix/testkit'
import { expect, test } from 'vitest'
import { incrementOf } from '../standing/increments.ts'
import { specFilesOf } from './spec-files.ts'

test('every commit has the spec and the decisions of its own tree, on every branch', async () => {
  const repo = aRepo({ commits: [{ message: 'a', files: { 'docs/spec.md': '1', 'src/a.js': '' } }] })
  repo.branch('side')
  repo.commit('b', { files: { 'docs/adr/0001-why-b.md': 'b' } })
  repo.switchTo('main')
  repo.commit('c', { files: { 'src/a.js': 'c' } })
  repo.merge('side')
  repo.remove('docs/spec.md').commit('d')
  const git = await openGit(repo.root)
  const filesAt = specFilesOf(git)
  const found: string[][] = []
  for (const commit of await log(git, { to: repo.head() })) {
    found.push((await filesAt(incrementOf(commit, ''), 'docs/spec.md')).map(({ path }) => path))
    const paths = repo.git('ls-tree', '-r', '--name-only', commit.commit).split('\n')
    expect(found.at(-1)).toEqual(paths.filter((path) => path.startsWith('docs/')))
  }
  expect(new Set(found.map((paths) => paths.length))).toEqual(new Set([1, 2]))
})
