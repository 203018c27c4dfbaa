import { openGit } from '@helix/git'
import { aRepo, mustGit, type TestRepo } from '@helix/testkit'
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

/** So many commits, made at once on top of HEAD. */
function grow(repo: TestRepo, count: number): void {
  const who = 'Anna <anna@localhost> 1767225900 +0000'
  const commits = Array.from({ length: count }, (_, at) => {
    const from = at === 0 ? `from ${repo.head()}\n` : ''
    return `commit refs/heads/main\nauthor ${who}\ncommitter ${who}\ndata 3\nold\n${from}M 100644 inline a\ndata 4\n${at % 9}...\n`
  })
  mustGit(repo.root, ['fast-import', '--quiet', '--force'], {}, commits.join(''))
  repo.git('reset', '-q', '--hard')
}

test.each([
  { older: 3, merges: true },
  { older: 700, merges: false },
  { older: 700, merges: true },
])(
  'what follows the playbook is what git says, whatever lies before it: $older commits, merges $merges',
  async (how) => {
    const { older, merges } = how
    const repo = aRepo({ commits: [{ message: 'first', files: { a: '1' } }] })
    repo.branch('old').commit('forked off before it', { files: { old: '1' } })
    repo.switchTo('main')
    grow(repo, older)
    const base = repo.commit('adopt', { files: playbook })
    repo.commit('one', { files: { b: '1' } })
    if (merges) repo.merge('old', 'Merge old')
    repo.commit('two', { files: { b: '2' } })
    const told = repo.git('log', '--topo-order', '--reverse', '--format=%s', 'HEAD', `^${base}`).split('\n')
    expect(told).toHaveLength(merges ? 4 : 2)
    expect(await sinceGenesis(repo)).toEqual({ base, messages: told })
  },
)

test('of several commits that add a playbook the base is the one that git says is oldest', async () => {
  const { repo, base } = anAdoption()
  repo.branch('twin', 'HEAD^').commit('adopt elsewhere', { files: playbook })
  repo.switchTo('main').merge('twin', 'Merge twin')
  repo.git('rm', '-q', 'playbook.yml')
  repo.commit('leave')
  repo.commit('come back', { files: playbook })
  const messages = ['adopt elsewhere', 'Merge twin', 'leave', 'come back']
  expect(await sinceGenesis(repo)).toEqual({ base, messages })
})

test('a shallow clone is refused only where it ends within what has to be read', async () => {
  const repo = aRepo({ commits: ['1', '2', '3'].map((a) => ({ message: a, files: { a } })) })
  const base = repo.commit('adopt', { files: playbook })
  repo.commit('one', { files: { b: '1' } })
  expect(await sinceGenesis(repo.clone('--depth=3'))).toEqual({ base, messages: ['one'] })
  await expect(sinceGenesis(repo.clone('--depth=1'))).rejects.toMatchObject({ code: 'git/shallow' })
})
