import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readRunLog } from '@helix/agent'
import { type Behaviour, startModelServer, temporaryFolder, type TestRepo } from '@helix/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { openGit } from '@helix/git'
import { cachePlace } from '../../repository/local/cache-place.ts'
import { killRuns } from '../../testing/killed-runs.ts'
import { startHelix } from '../../testing/process.ts'
import { aProduct, helix, stateOf, otherWorktrees } from '../../testing/product.ts'

const writing: Behaviour = {
  calls: [{ id: 'w', name: 'write_file', arguments: { path: 'src/sum.js', content: 'export const sum = 1\n' } }],
}
const finishing: Behaviour = {
  calls: [
    { id: 'f', name: 'finish', arguments: { type: 'feat', description: 'add lists', why: 'asked', change: 'so' } },
  ],
}

/** A server that writes, then says nothing for ever on its second answer, and finishes on every later one. */
async function stallingServer() {
  const stalled = Promise.withResolvers<void>()
  const server = await startModelServer((_, number): Behaviour => {
    if (number === 1) stalled.resolve()
    return number === 0 ? writing : number === 1 ? { ...finishing, kind: 'stall' } : finishing
  })
  onTestFinished(() => server.close())
  return { server, stalled: stalled.promise, env: { HELIX_MODEL: 'scripted', OPENAI_BASE_URL: server.baseUrl } }
}

const logsOf = (repo: TestRepo) => readdirSync(join(repo.root, '.git/helix/runs'))

test('a run that is killed with kill -9 is taken up by the next one, which ends it', async () => {
  const repo = aProduct({ at: 'BUILD' })
  const before = stateOf(repo)
  const { server, stalled, env } = await stallingServer()
  const first = startHelix(repo.root, ['next'], env)
  await stalled
  const busy = await helix(repo, ['next'], { env })
  expect([busy.code, busy.stderr.includes('helix why process/locked')]).toEqual([2, true])
  first.child.kill('SIGKILL')
  await first.ended
  expect(stateOf(repo)).toEqual(before)
  const [log = ''] = logsOf(repo)
  const resumed = await helix(repo, ['next'], { env })
  expect([resumed.code, resumed.stderr]).toEqual([0, ''])
  expect(resumed.stdout).toContain(`run      ${log.replace('.jsonl', '')}  2 requests`)
  expect(logsOf(repo)).toEqual([log])
  const record = readRunLog(readFileSync(join(repo.root, '.git/helix/runs', log)))
  expect(record.problem).toBeNull()
  expect(record.entries.map(({ entry }) => entry).filter((entry) => entry.type === 'decision')).toMatchObject([
    { decision: 'resumed' },
  ])
  expect(server.violations).toEqual([])
  expect([repo.read('src/sum.js'), repo.git('status', '--porcelain')]).toEqual(['export const sum = 1\n', ''])
})

test('Ctrl-C stops a run with 130, and the next one goes on', async () => {
  const repo = aProduct({ at: 'BUILD' })
  const before = stateOf(repo)
  const { stalled, env } = await stallingServer()
  const first = startHelix(repo.root, ['next'], env)
  await stalled
  first.child.kill('SIGINT')
  const { code, signal, stdout } = await first.ended
  expect([code, signal]).toEqual([130, null])
  expect(stdout).toContain('agent/interrupted')
  expect(stateOf(repo)).toEqual(before)
  expect((await helix(repo, ['next'], { env })).code).toBe(0)
  expect(logsOf(repo)).toHaveLength(1)
})

test('a run for another commit is put away with what it made, not continued', async () => {
  const repo = aProduct({ at: 'BUILD' })
  const { stalled, env } = await stallingServer()
  const first = startHelix(repo.root, ['next'], env)
  await stalled
  first.child.kill('SIGKILL')
  await first.ended
  repo.commit('docs: x\n\nHelix-Lane: free\n', { files: { 'README.md': 'x' } })
  const { code, stdout } = await helix(repo, ['next', '--json'], { env })
  expect([code, JSON.parse(stdout).diagnostics[0].code]).toEqual([1, 'agent/rounds'])
  const [kept = ''] = repo.git('for-each-ref', '--format=%(refname)', 'refs/helix/attempts').split('\n')
  expect(repo.git('show', '--format=', '--name-only', kept)).toBe('src/sum.js')
  expect(logsOf(repo)).toHaveLength(2)
})

test('a worktree that was not made to the end is made anew', async () => {
  const repo = aProduct({ at: 'BUILD' })
  repo.write(
    '.git/helix/run.json',
    JSON.stringify({ id: 'x', facts: { base: repo.head(), step: '', spec: '', model: '' } }),
  )
  repo.write('.git/helix/runs/x.jsonl', '{"torn')
  const half = cachePlace(await openGit(repo.root), 'worktrees', 'x')
  mkdirSync(half, { recursive: true })
  writeFileSync(join(half, 'half'), '')
  const server = await startModelServer([writing, finishing])
  onTestFinished(() => server.close())
  const { code, stderr } = await helix(repo, ['next'], { env: { HELIX_MODEL: 'm', OPENAI_BASE_URL: server.baseUrl } })
  expect([code, stderr]).toEqual([0, ''])
  expect(repo.git('show', '--format=', '--name-only')).toBe('src/sum.js')
  expect([otherWorktrees(repo), existsSync(half)]).toEqual([[], false])
})

/** A folder for PATH whose `git` kills who started it as soon as git knows this ref. */
function gitThatKillsAt(repo: TestRepo, ref: string): string {
  const folder = temporaryFolder()
  const { PATH = '' } = process.env
  const known = `git --git-dir='${repo.root}/.git' rev-parse -q --verify ${ref} >/dev/null 2>&1`
  writeFileSync(
    join(folder, 'git'),
    `#!/bin/sh\nexport PATH='${PATH}'\ngit "$@"\ncode=$?\nif ${known}; then kill -9 $PPID; fi\nexit $code\n`,
    { mode: 0o755 },
  )
  return `${folder}:${PATH}`
}

test.each([
  ['when its increment has been committed', 'refs/helix/next'],
  ['when its log has been kept', 'refs/helix/runs'],
])('a run that is killed %s is ended by the next one, and nothing is bought or set aside', async (_, ref) => {
  const repo = aProduct({ at: 'BUILD' })
  const server = await startModelServer([writing, finishing])
  onTestFinished(() => server.close())
  const env = { HELIX_MODEL: 'scripted', OPENAI_BASE_URL: server.baseUrl }
  const { signal } = await startHelix(repo.root, ['next'], { ...env, PATH: gitThatKillsAt(repo, ref) }).ended
  expect(signal).toBe('SIGKILL')
  const ended = await helix(repo, ['next'], { env })
  expect([ended.code, repo.read('src/sum.js')]).toEqual([0, 'export const sum = 1\n'])
  expect(repo.git('for-each-ref', '--format=%(refname)', 'refs/helix')).toBe('refs/helix/runs')
  expect(JSON.parse((await helix(repo, ['log', '--json'])).stdout).runs).toMatchObject([{ ended: 'increment' }])
  expect([otherWorktrees(repo), existsSync(join(repo.root, '.git/helix/run.json'))]).toEqual([[], false])
  expect([server.requests.length, server.violations]).toEqual([2, []])
})

test('what the checkout has already when a run is killed waits no longer, and is not set aside', async () => {
  const repo = aProduct({ at: 'BUILD' })
  const stopping: Behaviour = { calls: [{ name: 'stop', arguments: { reason: 'enough' } }] }
  const server = await startModelServer([writing, finishing, stopping])
  onTestFinished(() => server.close())
  const env = { HELIX_MODEL: 'scripted', OPENAI_BASE_URL: server.baseUrl }
  const commits = repo.git('rev-list', '--count', 'HEAD')
  await startHelix(repo.root, ['next'], { ...env, PATH: gitThatKillsAt(repo, `HEAD~${commits}`) }).ended
  expect(repo.git('rev-parse', 'refs/helix/next')).toBe(repo.head())
  await helix(repo, ['next'], { env })
  expect(repo.git('for-each-ref', '--format=%(refname)', 'refs/helix')).toBe('refs/helix/runs')
  expect(server.requests).toHaveLength(3)
})

/** scripts/kill-runs.ts asks for many; any number gives a series of moments, and the same number the same one. */
const kills = Number(process.env['HELIX_KILLS'] ?? 2)
const moment = momentsOf(Number(process.env['HELIX_KILL_SEED'] ?? 4711))

/** Shares of what a run has left to do, in no order. */
function momentsOf(seed: number): () => number {
  let state = seed
  return () => {
    // The generator of Numerical Recipes: enough to be in no order.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

test(
  'whenever runs are killed, the next one ends with the one increment, nothing is lost and nothing bought twice',
  async () => {
    let [killed, products, repeated] = [0, 0, 0]
    const places: string[] = []
    while (killed < kills) {
      const ran = await killRuns(kills - killed, moment)
      expect(ran.lost).toEqual([])
      places.push(...ran.places)
      killed += ran.kills
      repeated += ran.repeated
      products += 1
    }
    // An answer that was on its way when its run was killed is asked for again, at most once a kill.
    expect(repeated).toBeLessThanOrEqual(killed)
    if (process.env['HELIX_KILLS'] !== undefined) {
      const counts = Map.groupBy(places.toSorted(), (place) => place)
      const told = [...counts].map(([place, all]) => `${String(all.length).padStart(4)}  ${place}\n`)
      process.stdout.write(`${told.join('')}${killed} kills, ${products} increments, ${repeated} requests sent again\n`)
    }
  },
  60_000 + 30_000 * kills,
)
