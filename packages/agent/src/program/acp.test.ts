import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Finding, sha256 } from '@helix/core'
import { temporaryFolder } from '@helix/testkit'
import { expect, test } from 'vitest'
import type { RunPorts } from '../driver/port.ts'
import { readRunLog } from '../log/read.ts'
import { createRedactor } from '../log/redact.ts'
import { memoryRunLog } from '../log/write.ts'
import { anAssignment } from '../testing/an-assignment.ts'
import { outside } from '../testing/outside.ts'
import { acpDriver } from './acp.ts'
import { programOf } from './program.ts'

/** An agent that speaks ACP without the SDK: `turn(text)` is what it does with a prompt; `call` asks the client. */
const agent = (turn: string) => `
import { createInterface } from 'node:readline'
import { writeFileSync, existsSync } from 'node:fs'
const waiting = new Map()
let number = 0
const send = (message) => process.stdout.write(JSON.stringify({ jsonrpc: '2.0', ...message }) + '\\n')
const call = (method, params) => new Promise((resolve) => { waiting.set(++number, resolve); send({ id: number, method, params: { sessionId: 's', ...params } }) })
const say = (text) => send({ method: 'session/update', params: { sessionId: 's', update: { sessionUpdate: 'agent_message_chunk', content: { type: 'text', text } } } })
const permission = (kind) => call('session/request_permission', { toolCall: { toolCallId: 't', kind, title: kind + ' it' }, options: [
  { optionId: 'always', name: 'Always', kind: 'allow_always' }, { optionId: 'yes', name: 'Yes', kind: 'allow_once' }, { optionId: 'no', name: 'No', kind: 'reject_once' } ] })
const root = process.cwd()
async function turn(text) { ${turn} }
createInterface(process.stdin).on('line', async (line) => {
  const { id, method, params, result, error } = JSON.parse(line)
  if (method === undefined) return waiting.get(id)?.(result ?? { error })
  if (method === 'initialize') return send({ id, result: { protocolVersion: 1, agentCapabilities: {}, asked: params } })
  if (method === 'session/new') return send({ id, result: { sessionId: 's' } })
  if (method === 'session/prompt') { await turn(params.prompt[0].text); send({ id, result: { stopReason: 'end_turn' } }) }
})
`

interface Setup {
  judged?: Finding[][]
  idle?: number
  mayWrite?: (path: string) => Finding | null
  script?: string
}

async function work(
  turn: string,
  { judged = [], idle = 20_000, mayWrite = () => null, script = agent(turn) }: Setup = {},
) {
  const [root, tools] = [temporaryFolder(), temporaryFolder()]
  writeFileSync(join(root, 'old.txt'), 'one\ntwo\nthree\n')
  writeFileSync(join(tools, 'acp.mjs'), script)
  const read = (path: string) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null)
  const log = memoryRunLog({ now: () => 0, redact: createRedactor({}) })
  const driver = acpDriver({
    program: programOf({ run: [process.execPath, join(tools, 'acp.mjs')] }),
    home: (id) => join(tools, 'homes', id),
    model: null,
    idle,
    environment: {},
    helix: '0.1.0',
  })
  const ports: RunPorts = {
    workspace: { root, mayWrite },
    check: async () => [],
    finished: async () => judged.shift() ?? [],
    tree: async () => sha256(`${read('a.txt')}${read('old.txt')}`),
    log,
    ...outside,
  }
  const outcome = await driver.run(anAssignment, ports)
  const record = readRunLog(log.text())
  expect(record.problem).toBeNull()
  return { outcome, read, entries: record.entries.map(({ entry }) => entry) }
}

const write = `await call('fs/write_text_file', { path: root + '/a.txt', content: text })`

test('an agent gets the brief as a prompt, writes through Helix, and its change is proposed', async () => {
  const { outcome, read, entries } = await work(`say('I am on it'); ${write}`)
  expect([outcome.kind, read('a.txt')]).toEqual(['increment', 'the brief'])
  expect(entries).toMatchObject([
    { type: 'run', driver: 'acp', model: 'acp.mjs' },
    { type: 'program', round: 1, brief: 'the brief' },
    { type: 'program-end', ended: 'exited', output: 'I am on it' },
    { type: 'outcome', kind: 'increment' },
  ])
})

test('it reads lines of files, and neither reads nor writes outside of the worktree or what is closed', async () => {
  const closed: Finding = { severity: 'error', code: 'LAYER-CLOSED', message: 'infra is closed' }
  const { read } = await work(
    `const part = await call('fs/read_text_file', { path: root + '/old.txt', line: 2, limit: 1 })
     const outside = await call('fs/read_text_file', { path: '/etc/passwd' })
     const up = await call('fs/write_text_file', { path: root + '/../up.txt', content: 'x' })
     const git = await call('fs/write_text_file', { path: root + '/.git/hooks/x', content: 'x' })
     const shut = await call('fs/write_text_file', { path: root + '/infra/x', content: 'x' })
     await call('fs/write_text_file', { path: root + '/a.txt', content: JSON.stringify([part.content, ...[outside, up, git, shut].map(({ error }) => error !== undefined)]) })`,
    { mayWrite: (path) => (path.startsWith('infra/') ? closed : null) },
  )
  expect(JSON.parse(read('a.txt') ?? '')).toEqual(['two', true, true, true, true])
  expect([read('../up.txt'), read('infra/x')]).toEqual([null, null])
})

test('permissions are given once and by kind: files yes, programs and network no', async () => {
  const { read, entries } = await work(
    `const answers = []
     for (const kind of ['edit', 'execute', 'fetch', undefined]) answers.push((await permission(kind)).outcome.optionId)
     await call('fs/write_text_file', { path: root + '/a.txt', content: answers.join(' ') })`,
  )
  expect(read('a.txt')).toBe('yes no no no')
  expect(entries.filter((entry) => entry.type === 'decision').map(({ decision }) => decision)).toEqual([
    'permission given', 'permission refused', 'permission refused', 'permission refused',
  ]) // prettier-ignore
})

test('an agent that ends its turn without a change is stopped at', async () => {
  expect((await work(`say('All done, tests pass.')`)).outcome).toMatchObject({
    kind: 'stopped',
    code: 'agent/no-change',
  })
})

test('what was refused goes back in a second session', async () => {
  const finding: Finding = { severity: 'error', code: 'COVERAGE-PATCH', message: 'not met' }
  const { outcome, read } = await work(write, { judged: [[finding]] })
  expect([outcome, read('a.txt')]).toMatchObject([
    { kind: 'increment', spent: { steps: 2 } },
    expect.stringContaining('COVERAGE-PATCH'),
  ])
})

test('an agent that answers with an error is told by that, whatever it prints beside it', async () => {
  const refusing = `console.error('a dump of '.repeat(100)); return send({ id, error: { code: -32603, message: 'Internal error', data: { details: 'the key is wrong' } } })`
  const script = agent('').replace("'session/prompt') {", `'session/prompt') { ${refusing};`)
  expect((await work('', { script })).outcome).toMatchObject({
    code: 'agent/program-failed',
    reason: 'the program broke off: Internal error: the key is wrong',
  })
})

test('a program that breaks the protocol off, or does not speak it, ends the run with what it said', async () => {
  const broken = await work('', { script: `console.error('auth required'); process.exit(1)` })
  expect(broken.outcome).toMatchObject({
    kind: 'stopped',
    code: 'agent/program-failed',
    reason: expect.stringContaining('auth required'),
  })
  const mute = await work('', { script: `setInterval(() => {}, 1000)`, idle: 400 })
  expect(mute.outcome).toMatchObject({ kind: 'stopped', code: 'agent/no-change' })
})

/** An agent that opens no session before somebody has chosen how it gets in, and offers these ways. */
const asking = (offered: string[]) =>
  agent(write)
    .replace(
      `agentCapabilities: {}`,
      `authMethods: ${JSON.stringify(offered.map((id) => ({ id, name: id })))}, agentCapabilities: {}`,
    )
    .replace(
      `if (method === 'session/new')`,
      `if (method === 'authenticate') { way = params.methodId; return send({ id, result: {} }) }
  if (method === 'session/new' && way !== 'api-key') return send({ id, error: { code: -32000, message: 'Authentication required' } })
  if (method === 'session/new')`,
    )
    .replace('let number = 0', `let [number, way] = [0, '']`)

test('an agent that asks to be let in is told to take the key of its environment', async () => {
  expect((await work('', { script: asking(['chat-gpt', 'api-key']) })).outcome.kind).toBe('increment')
})

test('no login is begun for an agent that takes none of the keys: nobody is there to end it', async () => {
  expect((await work('', { script: asking(['chat-gpt']) })).outcome).toMatchObject({
    code: 'agent/program-failed',
    reason: expect.stringContaining('Authentication required'),
  })
})

test('a program that cannot speak ACP is not started', async () => {
  const { acp: _, ...claude } = programOf({ program: 'claude' })
  const log = memoryRunLog({ now: () => 0, redact: createRedactor({}) })
  const driver = acpDriver({
    program: claude,
    home: () => '/nowhere',
    model: null,
    idle: 1,
    environment: {},
    helix: '0',
  })
  const ports = {
    workspace: { root: temporaryFolder(), mayWrite: () => null },
    check: async () => [],
    finished: async () => [],
    tree: async () => 't',
    log,
    ...outside,
  }
  expect(await driver.run(anAssignment, ports)).toMatchObject({ kind: 'stopped', code: 'agent/no-program' })
})

test('what is not there, and what may not be read or written, is refused in the words of the protocol', async () => {
  const { read } = await work(
    `const errors = []
     for (const [method, path] of [['read', '/none/a.txt'], ['read', '/../up.txt'], ['write', '/.git/config']])
       errors.push((await call('fs/' + method + '_text_file', { path: root + path, content: 'x' })).error)
     await call('fs/write_text_file', { path: root + '/a.txt', content: JSON.stringify(errors.map(({ code, message }) => [code, message.replace(root, '')])) })`,
  )
  expect(JSON.parse(read('a.txt') ?? '')).toEqual([
    [-32002, 'Resource not found: /none/a.txt'],
    [-32602, expect.stringContaining('AGENT-PATH-OUTSIDE')],
    [-32602, expect.stringContaining('AGENT-PATH-PRIVATE')],
  ])
})

test('an agent is told to read by itself, and to write through Helix', async () => {
  const told = `await call('fs/write_text_file', { path: root + '/a.txt', content: JSON.stringify(asked.clientCapabilities) })`
  const script = agent(told).replace('{ protocolVersion: 1', '{ asked: (globalThis.asked = params), protocolVersion: 1')
  const { read } = await work('', { script })
  expect(JSON.parse(read('a.txt') ?? '')).toEqual({
    fs: { readTextFile: false, writeTextFile: true },
    terminal: false,
  })
})
