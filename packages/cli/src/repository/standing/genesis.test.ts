import { openGit } from '@helix/git'
import { aRepo, type TestRepo } from '@helix/testkit'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

beforeEach(() => {
  vi.resetModules()
  vi.stubEnv('CI', undefined)
  vi.stubGlobal('HELIX_BUILD', 'one')
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
})

/** The base of HEAD, and the messages since, as a new process finds them. */
async function sinceGenesis(repo: TestRepo) {
  vi.resetModules()
  const { readSinceGenesis } = await import('./genesis.ts')
  const since = await readSinceGenesis(await openGit(repo.root), repo.head())
  return since && { base: since.base, messages: since.history.increments.map(({ message }) => message.text.trim()) }
}

const playbook = { 'playbook.yml': 'version: 1\n' }

function anAdoption() {
  const repo = aRepo({ commits: [{ message: 'before', files: { a: '1' } }] })
  const base = repo.commit('adopt', { files: playbook })
  return { repo, base }
}

test('the base is the commit that adds the playbook, found or remembered', async () => {
  const { repo, base } = anAdoption()
  expect(await sinceGenesis(repo)).toEqual({ base, messages: [] })
  repo.commit('one', { files: { b: '1' } })
  repo.commit('two', { files: { b: '2', 'playbook.yml': 'version: 1 \n' } })
  expect(await sinceGenesis(repo)).toEqual({ base, messages: ['one', 'two'] })
  expect(await sinceGenesis(repo)).toEqual({ base, messages: ['one', 'two'] })
})

test('there is none without a playbook', async () => {
  expect(await sinceGenesis(aRepo({ commits: [{ message: 'a', files: { a: '1' } }] }))).toBeNull()
})

test('what was found for another branch does not count', async () => {
  const { repo } = anAdoption()
  repo.commit('one', { files: { b: '1' } })
  await sinceGenesis(repo)
  repo.git('switch', '-q', '-c', 'other', 'main~2')
  const base = repo.commit('adopt otherwise', { files: playbook })
  expect(await sinceGenesis(repo)).toEqual({ base, messages: [] })
})

test('what was found for a later commit does not count for an earlier one', async () => {
  const { repo, base } = anAdoption()
  repo.commit('one', { files: { b: '1' } })
  await sinceGenesis(repo)
  repo.git('reset', '-q', '--hard', base)
  expect(await sinceGenesis(repo)).toEqual({ base, messages: [] })
})

test('a history that was written anew is searched again', async () => {
  const { repo } = anAdoption()
  await sinceGenesis(repo)
  repo.git('reset', '-q', '--hard', 'HEAD^')
  const base = repo.commit('adopt again', { files: playbook })
  repo.git('reflog', 'expire', '--expire=now', '--all')
  repo.git('gc', '-q', '--prune=now')
  expect(await sinceGenesis(repo)).toEqual({ base, messages: [] })
})

test('a playbook that was added a second time is searched for', async () => {
  const { repo, base } = anAdoption()
  await sinceGenesis(repo)
  repo.git('rm', '-q', 'playbook.yml')
  repo.commit('leave')
  repo.commit('come back', { files: playbook })
  expect(await sinceGenesis(repo)).toEqual({ base, messages: ['leave', 'come back'] })
})
