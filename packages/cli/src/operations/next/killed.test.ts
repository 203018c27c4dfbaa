import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readRunLog } from '@helix/agent'
import { type Behaviour, startModelServer, type TestRepo } from '@helix/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { killRuns } from '../../testing/killed-runs.ts'
import { startHelix } from '../../testing/process.ts'
import { aProduct, helix, stateOf } from '../../testing/product.ts'

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
  repo.write('.git/helix/worktrees/x/half', '').write('.git/helix/runs/x.jsonl', '{"torn')
  const server = await startModelServer([writing, finishing])
  onTestFinished(() => server.close())
  const { code, stderr } = await helix(repo, ['next'], { env: { HELIX_MODEL: 'm', OPENAI_BASE_URL: server.baseUrl } })
  expect([code, stderr]).toEqual([0, ''])
  expect(repo.git('show', '--format=', '--name-only')).toBe('src/sum.js')
  expect(readdirSync(join(repo.root, '.git/helix/worktrees'))).toEqual([])
})

/** HELIX_KILLS=100 vitest run packages/cli/src/operations/next/killed.test.ts -t whenever */
const kills = Number(process.env['HELIX_KILLS'] ?? 2)

test(
  'whenever runs are killed, the next one ends with the one increment and nothing is lost',
  async () => {
    for (let killed = 0; killed < kills;) {
      // From the start of the process to where gates run and the commit lands, in no order.
      const ran = await killRuns(kills - killed, (kill) => 300 + (((killed + kill) * 1543) % 4700))
      expect(ran.lost).toEqual([])
      killed += ran.kills
    }
  },
  60_000 + 20_000 * kills,
)
