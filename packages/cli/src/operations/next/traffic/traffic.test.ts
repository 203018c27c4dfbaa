import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Behaviour, type ScriptedCall, startModelServer, temporaryFolder } from '@helix/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { aProduct, helix, playbook } from '../../../testing/product.ts'

const call = (name: string, given: object = {}): Behaviour => {
  const called: ScriptedCall = { id: name, name, arguments: given }
  return { calls: [called] }
}
const write = (path: string, content: string) => call('write_file', { path, content })
const finish = call('finish', {
  type: 'feat',
  description: 'add lists',
  why: 'REQ-1 asks for sums.',
  change: 'A fold.',
})

async function serve(...script: Behaviour[]) {
  const server = await startModelServer(script)
  onTestFinished(() => server.close())
  return { HELIX_MODEL: 'scripted', OPENAI_BASE_URL: server.baseUrl }
}

const place = () => join(temporaryFolder(), 'traffic.jsonl')

/** A test that fails, and what the model reads of it. */
const failing = `import assert from 'node:assert'
import { test } from 'node:test'
import { sum } from '../src/sum.js'
test('REQ-1 sums', () => assert.equal(sum, 2))
`

test('what gates say of a failing test reads the same in a replay, and nothing is paid for it', async () => {
  const file = place()
  const env = await serve(write('src/sum.js', 'export const sum = 1\n'), write('test/sum.test.js', failing), call('check'), finish, call('stop', { reason: 'enough' })) // prettier-ignore
  const recorded = await helix(aProduct({ at: 'BUILD' }), ['next', '--record', file, '--json'], { env })
  expect(JSON.parse(recorded.stdout).diagnostics[0]).toMatchObject({ code: 'agent/gave-up' })
  expect(readFileSync(file, 'utf8')).toContain('REQ-1 sums')
  expect(statSync(file).mode & 0o777).toBe(0o600)

  const again = aProduct({ at: 'BUILD' })
  const replayed = await helix(again, ['next', '--replay', file, '--json'], { env: {} })
  const { diagnostics, events } = JSON.parse(replayed.stdout)
  expect(diagnostics[0]).toMatchObject({ code: 'agent/gave-up' })
  expect(events[0].run).toMatchObject({ model: 'scripted', price: { from: 'replay' }, outcome: { spent: { cost: 0 } } })
  const run = JSON.parse((await helix(again, ['log', 'latest', '--only', 'run', '--json'])).stdout)
  expect(run.entries).toMatchObject([{ host: expect.stringMatching(/^replay of 127\.0\.0\.1:\d+$/) }])
}, 60_000)

test('answers that nobody asked for are said, and do not count against the run', async () => {
  const file = place()
  const env = await serve(write('src/sum.js', 'export const sum = 1\n'), finish)
  await helix(aProduct({ at: 'BUILD' }), ['next', '--record', file], { env })
  const [header, ...exchanges] = readFileSync(file, 'utf8').trimEnd().split('\n')
  writeFileSync(file, [header, ...exchanges, exchanges[0], ''].join('\n'))
  const { code, stdout } = await helix(aProduct({ at: 'BUILD' }), ['next', '--replay', file], { env: {} })
  expect([code, stdout]).toEqual([0, expect.stringContaining('TRAFFIC-LEFT  1 of 3 recorded answers')])
})

test('a refused recording is told like every refusal, after what the run did', async () => {
  const file = place()
  const env = { ...(await serve(write('src/sum.js', '// hunter2-hunter2\n'), finish)), DB_PASSWORD: 'hunter2-hunter2' }
  const { code, stdout } = await helix(aProduct({ at: 'BUILD' }), ['next', '--record', file], { env })
  expect([code, existsSync(file)]).toEqual([1, false])
  expect(stdout).toMatch(
    /commit .*\n[^]*refused {2}the recording\n[^]*TRAFFIC-SECRET {2}the value of DB_PASSWORD stands in/,
  )
  expect(stdout).not.toContain('hunter2')
})

test('what went wrong at the endpoint is recorded, too', async () => {
  const file = place()
  const env = await serve({ kind: 'error', status: 401, message: 'no such key' })
  expect((await helix(aProduct({ at: 'BUILD' }), ['next', '--record', file], { env })).code).toBe(1)
  const replayed = await helix(aProduct({ at: 'BUILD' }), ['next', '--replay', file, '--json'], { env: {} })
  expect(JSON.parse(replayed.stdout).diagnostics[0]).toMatchObject({ code: 'agent/unauthorized', message: expect.stringContaining('no such key') }) // prettier-ignore
})

const program = playbook.replace('{driver: builtin,', '{driver: command, program: claude,')

test.each([
  ['both at once', ['--record', 'a', '--replay', 'b'], 'cli/usage'],
  ['a mere brief', ['--record', 'a', '--brief'], 'cli/usage'],
  ['what only takes', ['--replay', 'a', '--take'], 'cli/usage'],
  ['a folder that is not there', ['--record', 'no/where/traffic.jsonl'], 'next/recording-place'],
  ['a file that is not there', ['--replay', 'nowhere.jsonl'], 'agent/bad-recording'],
  ['a file that is no recording', ['--replay', 'package.json'], 'agent/bad-recording'],
  ['no model', ['--record', 'a'], 'agent/no-model'],
])('%s is refused before anything is asked', async (_, args, code) => {
  const env = code === 'agent/no-model' ? {} : { HELIX_MODEL: 'm', OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' }
  const ran = await helix(aProduct({ at: 'BUILD' }), ['next', '--json', ...args], { env })
  expect([ran.code, JSON.parse(ran.stdout).diagnostics[0].code]).toEqual([2, code])
})

test('what a program says to its own model is not recorded', async () => {
  const ran = await helix(aProduct({ at: 'BUILD', playbook: program }), ['next', '--record', 'a', '--json'])
  expect([ran.code, JSON.parse(ran.stdout).diagnostics[0].code]).toEqual([2, 'next/traffic-program'])
})
