import { type Script, type ScriptedCall, startModelServer, type TestRepo } from '@helix/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { addTest, aProduct, helix, playbook } from '../../testing/product.ts'

const sum = { path: 'src/sum.js', content: 'export const sum = (list) => list.reduce((a, b) => a + b, 0)\n' }
const writing = { calls: [{ name: 'write_file', arguments: sum }] }
const done = { type: 'feat', description: 'add lists', why: 'REQ-1 asks for it.', change: 'A fold.' }
const finishing = { calls: [{ name: 'finish', arguments: { ...done, step_complete: true } }] }
const stopping: { calls: ScriptedCall[] } = { calls: [{ name: 'stop', arguments: { reason: 'no way' } }] }

async function serve(script: Script) {
  const server = await startModelServer(script)
  onTestFinished(() => server.close())
  return { server, env: { HELIX_MODEL: 'm', OPENAI_BASE_URL: server.baseUrl } }
}

const runsOf = (repo: TestRepo) => repo.git('ls-tree', '--name-only', 'refs/helix/runs')

test('a run that stopped is named with what it used up', async () => {
  const repo = aProduct({ at: 'BUILD' })
  const { env } = await serve([stopping])
  const { code, stdout } = await helix(repo, ['next'], { env })
  const [run = ''] = runsOf(repo).split('.')
  expect([code, stdout]).toEqual([1, expect.stringContaining(`\nrun      ${run}  1 request, 110 tokens, cost unknown`)])
})

test('a run that was interrupted is said to go on; one that begins is not', async () => {
  const repo = aProduct({ at: 'BUILD' })
  const interruption = new AbortController()
  const { env } = await serve((_, number) => {
    if (number === 1) interruption.abort('SIGINT')
    return [writing, { kind: 'silence' as const, ...finishing }, finishing][number] ?? stopping
  })
  const first = await helix(repo, ['next'], { env, signal: interruption.signal })
  expect(first.stdout).not.toContain('resumed')
  const second = await helix(repo, ['next'], { env })
  expect([second.code, second.stdout]).toEqual([
    0,
    expect.stringMatching(/^resumed {2}\w{26}, which was cut off after 1 request\ncommit /),
  ])
})

test('nobody is paid to work on what only a person can approve', async () => {
  const repo = aProduct({ at: 'BUILD' })
  const stamp = repo.git('log', '-1', '--format=%(trailers:key=Helix-Spec)').trim()
  const changed = { 'playbook.yml': playbook.replace('steps: 12', 'steps: 13') }
  repo.commit(`policy: more requests\n\nWhy: it runs out of them.\n\n${stamp}\n`, { files: changed })
  const { env, server } = await serve([writing, finishing])
  expect((await helix(repo, ['next'], { env })).code).toBe(0)
  const { code, stdout } = await helix(repo, ['next'], { env })
  expect([code, server.requests.length]).toEqual([1, 2])
  expect(stdout).toContain('refused  BUILD waits for a person\n\n  APPROVAL-AWAITED')
  expect(stdout).toContain('next     helix approve policy --why "<reason>"\n         helix next\n')
  expect((await helix(repo, ['approve', 'policy', '--why', 'read'])).code).toBe(0)
  const closed = await helix(repo, ['next'], { env })
  expect([closed.stdout, server.requests.length]).toEqual([expect.stringContaining('done     BUILD'), 2])
})

test('nobody is paid to work on a tree that no gate can measure', async () => {
  const repo = aProduct({ at: 'BUILD' })
  const [{ env, server }, fine] = [await serve([writing, finishing]), repo.head()]
  repo.link('adapters/passwords', '/etc/passwd').commit('chore: a link out of here\n')
  const { code, stderr } = await helix(repo, ['next'], { env })
  expect([code, stderr.includes('adapters/passwords'), server.requests.length]).toEqual([2, true, 0])
  expect(stderr).toContain('helix why git/unsafe-tree')
  repo.git('reset', '--hard', fine)
  repo.link('adapters/sum', '../src/add.js').commit('chore: a link to what is here\n')
  expect([(await helix(repo, ['next'], { env })).code, server.requests.length]).toEqual([0, 2])
})

test('whoever makes a tree that no gate can measure is told so, and mends it', async () => {
  const repo = aProduct({ at: 'BUILD' })
  const [twin, gone] = [{ path: 'src/Add.js', content: '' }, { calls: [{ name: 'delete_file', arguments: { path: 'src/Add.js' } }] }] // prettier-ignore
  const { env, server } = await serve([{ calls: [{ name: 'write_file', arguments: twin }] }, writing, finishing, gone, finishing]) // prettier-ignore
  expect((await helix(repo, ['next'], { env })).code).toBe(0)
  expect(server.requests[3]?.messages.at(-1)?.content).toMatch(/TREE-COLLISION .*src\/Add\.js/)
})

test('whoever runs tests is told which failed and why, also where the runner writes that into its report alone', async () => {
  const repo = aProduct({ at: 'BUILD' })
  const wrong = { path: 'test/more.test.js', content: addTest(4).replaceAll('adds', 'adds wrongly') }
  const running = { calls: [{ name: 'run', arguments: { command: 'unit' } }] }
  const { env, server } = await serve([running, { calls: [{ name: 'write_file', arguments: wrong }] }, running, stopping]) // prettier-ignore
  expect((await helix(repo, ['next'], { env })).code).toBe(1)
  const said = [1, 3].map((number) => server.requests[number]?.messages.at(-1)?.content)
  expect(said[0]).toBe('exit code 0\n1 test: 1 passed\n')
  expect(said[1]).toBe(`exit code 1
2 tests: 1 passed, 1 failed
failed test/more.test.js > adds wrongly
  AssertionError: 3 == 4
  at test/more.test.js:4
`)
})
