import { aRepo, temporaryFolder } from '@helix/testkit'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isRebased, openGit, operationInProgress } from '../index.ts'

/** Two branches that change the same line. */
function conflicting() {
  const repo = aRepo({ commits: [{ message: 'one', files: { a: '1\n' } }] }).branch('side')
  repo.commit('side', { files: { a: 'side\n' } })
  repo.switchTo('main').commit('main', { files: { a: 'main\n' } })
  return repo
}

test.each([
  ['rebase', ['rebase', 'side']],
  ['cherry-pick', ['cherry-pick', 'side']],
  ['revert', ['revert', '--no-edit', 'HEAD^']],
  ['merge', ['merge', 'side']],
])('a %s that stopped is seen', async (operation, args) => {
  const repo = conflicting()
  if (operation === 'revert') repo.commit('again', { files: { a: 'again\n' } })
  expect(operationInProgress(await openGit(repo.root))).toBeNull()
  expect(repo.tryGit(...args).code).toBe(1)
  expect(operationInProgress(await openGit(repo.root))).toBe(operation)
})

test('a branch that another worktree rebases is known', async () => {
  const repo = conflicting()
  const linked = join(temporaryFolder(), 'linked')
  repo.git('worktree', 'add', '-q', linked, 'side')
  const git = await openGit(repo.root)
  expect(isRebased(git, 'refs/heads/side')).toBe(false)
  expect(repo.tryGit('-C', linked, 'rebase', 'main').code).toBe(1)
  expect([isRebased(git, 'refs/heads/side'), isRebased(git, 'refs/heads/main')]).toEqual([true, false])
  expect(operationInProgress(git)).toBeNull()
})
