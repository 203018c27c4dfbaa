import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRedactor, openRunLog, type RunEntry, type RunHeader } from '@helix/agent'
import { openGit } from '@helix/git'
import { aRepo, type TestRepo } from '@helix/testkit'
import { withLock } from '@helix/process'
import { expect, test } from 'vitest'
import { helix } from '../../testing/product.ts'
import { storeRunLog } from '../next/kept/run-log-ref.ts'

const first = '01ARYZ6S410000000000000000'
const second = '01BRYZ6S410000000000000000'
const header = (id: string): RunHeader => ({
  type: 'run', version: 1, id, helix: '0.1.0', driver: 'builtin', model: 'm', host: 'h',
  step: 'STEP[3/4] BUILD', spec: '', base: 'b'.repeat(40), prompt: 'p', tools: 't',
}) // prettier-ignore
const spent = { steps: 2, usage: { input: 200, output: 20, estimated: false }, cost: null, milliseconds: 3000 }
const call: RunEntry = { type: 'tool-call', id: 'a', name: 'read_file', arguments: '{"path":"a.ts"}' }
const chosen: RunEntry = { type: 'decision', decision: 'a fold', reason: 'shorter', by: 'agent' }
const ended: RunEntry = { type: 'outcome', kind: 'increment', reason: 'add it', findings: [], spent }

const pathOf = (repo: TestRepo, id: string) => join(repo.root, '.git/helix/runs', `${id}.jsonl`)

async function writeRun(repo: TestRepo, id: string, ...entries: RunEntry[]): Promise<void> {
  const log = await openRunLog(pathOf(repo, id), { now: () => 1_767_312_000_000, redact: createRedactor({}) })
  for (const entry of entries) await log.write(entry)
  await log.close()
}

/** A repository with a run that is kept and one that goes on. */
async function aRepoWithRuns(): Promise<TestRepo> {
  const repo = aRepo()
  repo.commit('chore: begin\n', { files: { 'a.ts': '' } })
  await writeRun(repo, first, header(first), call, chosen, ended)
  await storeRunLog(await openGit(repo.root), first, pathOf(repo, first))
  await writeRun(repo, second, header(second), call)
  return repo
}

async function read(repo: TestRepo, ...args: string[]) {
  const { code, stdout } = await helix(repo, ['log', ...args, '--json'])
  return { code, ...JSON.parse(stdout) }
}

test('runs are listed newest first, with what they used up', async () => {
  const repo = await aRepoWithRuns()
  expect(await read(repo)).toMatchObject({
    code: 0,
    runs: [
      { id: second, ended: 'cut' },
      { id: first, ended: 'increment', step: 'STEP[3/4] BUILD' },
    ],
    total: { runs: 2, requests: 2, input: 200, output: 20, cost: null, unpriced: 1 },
  })
  const { stdout } = await helix(repo, ['log', '--cost'])
  expect(stdout).toContain(`${first}  2026-01-02 00:00  STEP[3/4] BUILD  builtin m  increment  2 requests, 220 tokens, cost unknown\n`) // prettier-ignore
  expect(stdout).toMatch(/\ntotal {4}2 runs, 2 requests, .* cost unknown; the price of 1 is unknown/)
})

test('a run is named by its first letters or as the latest, and its entries are filtered', async () => {
  const repo = await aRepoWithRuns()
  expect((await read(repo, '01ar')).entries.map(({ type }: RunEntry) => type)).toEqual(['run', 'tool-call', 'decision', 'outcome']) // prettier-ignore
  expect((await read(repo, 'latest')).run.id).toBe(second)
  expect((await read(repo, first, '--only', 'decision')).entries).toEqual([
    { seq: 2, at: '2026-01-02T00:00:00.000Z', ...chosen },
  ])
  expect((await helix(repo, ['log', first])).stdout).toMatch(
    / 2 {2}00:00:00 {2}decision {5}by the agent: a fold: shorter\n/,
  )
  for (const [args, code] of [
    [['01'], 'log/unknown-run'],
    [['zz'], 'log/unknown-run'],
    [[first, '--only', 'decison'], 'log/unknown-kind'],
  ] as const) {
    const ran = await helix(repo, ['log', ...args])
    expect([ran.code, ran.stderr.includes(`helix why ${code}`)]).toEqual([2, true])
  }
})

test('a changed line of a kept log is refused with its place, and the run is not counted', async () => {
  const repo = await aRepoWithRuns()
  const path = pathOf(repo, first)
  writeFileSync(path, readFileSync(path, 'utf8').replace('shorter', 'shortest'))
  expect((await read(repo, first)).code).toBe(0)
  await storeRunLog(await openGit(repo.root), first, path)

  const problem = { code: 'RUN-LOG-SUM', where: { line: 3, name: first } }
  const one = await read(repo, first)
  expect(one).toMatchObject({ code: 1, ok: false, diagnostics: [problem] })
  expect(one.entries).toHaveLength(2)
  expect(await read(repo)).toMatchObject({ code: 1, runs: [{ id: second }], diagnostics: [problem] })
})

test('a run is open while somebody writes its log; else one without an end was cut', async () => {
  const repo = await aRepoWithRuns()
  const ends = async () => (await read(repo)).runs.map(({ ended }: { ended: string }) => ended)
  writeFileSync(join(repo.root, '.git/helix/run.json'), JSON.stringify({ id: second, facts: {} }))
  const lock = join(repo.root, '.git/helix/next.lock')
  await withLock(lock, async () => expect(await ends()).toEqual(['open', 'increment']))
  expect(await ends()).toEqual(['cut', 'increment'])

  const kept = pathOf(repo, first)
  writeFileSync(kept, readFileSync(kept, 'utf8').split(/(?<=\n)/).slice(0, -1).join('')) // prettier-ignore
  await storeRunLog(await openGit(repo.root), first, kept)
  await withLock(lock, async () => expect(await ends()).toEqual(['open', 'cut']))
  expect((await read(repo, first)).run).toMatchObject({ ended: 'cut', spent: { steps: 0 } })
})

test('a run that goes on is followed until its end', async () => {
  const repo = await aRepoWithRuns()
  const following = helix(repo, ['log', '--follow'])
  await writeRun(repo, second, ended)
  const { code, stdout } = await following
  expect([code, stdout.match(/ (?:run|tool-call|outcome) /g)?.map((kind) => kind.trim())]).toEqual([
    0, ['run', 'tool-call', 'outcome'],
  ]) // prettier-ignore
  appendFileSync(pathOf(repo, second), 'torn')
  expect(await read(repo, second)).toMatchObject({ code: 0, run: { ended: 'increment' } })
})

test(
  'a run that was killed and put away, its last line torn, is followed no further',
  { timeout: 20_000 },
  async () => {
    const repo = await aRepoWithRuns()
    appendFileSync(pathOf(repo, second), '{"type":"tool-res')
    const following = helix(repo, ['log', '--follow'])
    await storeRunLog(await openGit(repo.root), second, pathOf(repo, second))
    const { code, stdout } = await following
    expect([code, stdout.match(/ (?:run|tool-call|tool-result) /g)?.length]).toEqual([0, 2])
  },
)

test('a clone without runs says so', async () => {
  const repo = aRepo()
  repo.commit('chore: begin\n', { files: { a: '' } })
  expect((await helix(repo, ['log'])).stdout).toBe('no run was made in this clone yet\n')
  expect((await helix(repo, ['log', 'latest'])).stderr).toContain('helix why log/unknown-run')
})
