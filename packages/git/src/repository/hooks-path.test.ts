import { aRepo } from '@helix/testkit'
import { expect, test, vi } from 'vitest'
import { openGit, readHooksPath, setHooksPath } from '../index.ts'

test('the folder of the hooks is what the repository sets, not what Helix sets on its own command lines', async () => {
  const git = await openGit(aRepo().root)
  expect(await readHooksPath(git)).toBeNull()
  await setHooksPath(git, '/a folder/.husky/_')
  expect(await readHooksPath(git)).toEqual({ path: '/a folder/.husky/_', scope: 'local' })
  await setHooksPath(git, '.husky/_')
  expect(await readHooksPath(git)).toEqual({ path: '.husky/_', scope: 'local' })
  await setHooksPath(git, null)
  await setHooksPath(git, null)
  expect(await readHooksPath(git)).toBeNull()
})

test("a user's own setting is told with its scope, and the repository's wins over it", async () => {
  const repo = aRepo()
  repo.write('gitconfig', '[core]\n\thooksPath = ~/hooks\n')
  vi.stubEnv('GIT_CONFIG_GLOBAL', `${repo.root}/gitconfig`)
  const git = await openGit(repo.root)
  expect(await readHooksPath(git)).toEqual({ path: '~/hooks', scope: 'global' })
  await setHooksPath(git, '.husky/_')
  expect(await readHooksPath(git)).toEqual({ path: '.husky/_', scope: 'local' })
  vi.unstubAllEnvs()
})

test('settings that cannot be read or changed are errors', async () => {
  const repo = aRepo()
  const git = await openGit(repo.root)
  repo.write('.git/config', '[core\n')
  await expect(readHooksPath(git)).rejects.toMatchObject({ code: 'git/failed' })
  await expect(setHooksPath(git, null)).rejects.toMatchObject({ code: 'git/failed' })
})
