import type { Increment, Oid } from '@helix/core'
import { log, openGit } from '@helix/git'
import { aRepo } from '@helix/testkit'
import { expect, test } from 'vitest'
import type { Stand } from '../decide/replay.ts'
import { incrementOf } from './standing/increments.ts'
import { surroundingsOf } from './surroundings.ts'

const path = 'docs/spec.md'
const spec = (id: string) => `# S\n\n## ${id} A title\n\nTwo and two give 4.\n`

const stand = (increment: Increment, cycleStart: Oid | null = null): Stand => {
  const here = { position: 'idle' as const, pending: false, done: [], voided: [], findings: [] }
  return { increment, before: here, after: here, cycleStart }
}

test('a commit has the spec of its own tree, whatever the one before it had', async () => {
  const repo = aRepo({ commits: [{ message: 'a', files: { [path]: spec('REQ-1') } }] })
  repo.commit('b', { files: { 'src/a.js': '' } })
  repo.branch('side').commit('c', { files: { [path]: spec('REQ-2') } })
  repo.switchTo('main').commit('d', { files: { 'src/a.js': 'd' } })
  repo.merge('side')
  const git = await openGit(repo.root)
  const at = surroundingsOf(git)
  const found = new Map<string, readonly string[] | undefined>()
  for (const commit of await log(git, { to: repo.head() })) {
    const { spec } = await at(stand(incrementOf(commit, '')), path)
    found.set(commit.message.trim(), spec?.requirements)
  }
  const requirements = ['a', 'b', 'c', 'd'].map((subject) => found.get(subject))
  expect(requirements).toEqual([['REQ-1'], ['REQ-1'], ['REQ-2'], ['REQ-1']])
  expect([...found.values()].at(-1)).toEqual(['REQ-2'])
})

test('what one commit had is given to another only where path and cycle are the same', async () => {
  const repo = aRepo({ commits: [{ message: 'a', files: { [path]: spec('REQ-1'), 'docs/other.md': spec('REQ-9') } }] })
  repo.commit('b', { files: { 'src/a.js': '' } })
  const git = await openGit(repo.root)
  const [a, b] = (await log(git, { to: repo.head() })).map((commit) => incrementOf(commit, ''))
  if (a === undefined || b === undefined) throw new Error('two commits')
  const at = surroundingsOf(git)
  const first = await at(stand(a), path)
  expect(await at(stand(b), path)).toBe(first)
  expect((await at(stand(b), 'docs/other.md')).spec?.requirements).toEqual(['REQ-9'])
  const again = await at(stand(b), path)
  expect(await at(stand(b, a.commit), path)).not.toBe(again)
})
