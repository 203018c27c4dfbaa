import { openGit } from '@helix/git'
import { aRepo } from '@helix/testkit'
import { expect, test } from 'vitest'
import { planRelease } from './release-plan.ts'

/** The version of a cycle with one feature, in a repository with these tags. */
async function versionAfter(...tags: string[]): Promise<string | undefined> {
  const repo = aRepo({ commits: [{ message: 'chore: begin', files: { a: '1' } }] })
  for (const tag of tags) repo.git('tag', tag)
  const cycleStart = repo.head()
  repo.commit('feat: more', { files: { a: '2' } })
  const plan = await planRelease(await openGit(repo.root), { cycleStart, parent: repo.head(), ended: [] })
  return plan?.version
}

test('a release follows the newest one, before the first the newest version that the project has tagged itself', async () => {
  expect(await versionAfter()).toBe('0.1.0')
  expect(await versionAfter('v6.1.7', 'v6.1.10', 'v7.0.0-beta.1', 'nightly')).toBe('6.2.0')
  expect(await versionAfter('2.0.1')).toBe('2.1.0')
  expect(await versionAfter('v6.1.7', 'release/0.3.0')).toBe('0.4.0')
})
