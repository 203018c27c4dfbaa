import { expect, test } from 'vitest'
import { type Behaviour, type Script, serverSentEvent, startModelServer } from '@helix/testkit'
import { openaiClient } from './openai-client.ts'
import { calls, finishing, results, runAgent } from '../testing/run-agent.ts'

const writing = calls({ name: 'write_file', arguments: { path: 'a.ts', content: 'export const a = "ä€😀"\n' } })

async function stopOf(
  script: Script,
): Promise<{ code: string | undefined; requests: number; hint: string | undefined }> {
  const { outcome, server } = await runAgent(script)
  const stopped = outcome.kind === 'stopped' ? outcome : null
  return { code: stopped?.code, requests: server.requests.length, hint: stopped?.hint }
}

test.each([
  [401, 'agent/unauthorized', 1],
  [403, 'agent/unauthorized', 1],
  [404, 'agent/not-found', 1],
  [400, 'agent/refused', 3],
  [422, 'agent/refused', 3],
  [429, 'agent/rate-limited', 3],
  [500, 'agent/server-error', 3],
  [503, 'agent/server-error', 3],
])('status %i stops the run with %s after %i requests', async (status, code, requests) => {
  const stop = await stopOf(() => ({ kind: 'error', status }))
  expect(stop).toMatchObject({ code, requests })
  expect(stop.hint).toBeTruthy()
})

test('who is told that a path is not there is told of the two protocols, too', async () => {
  expect(await stopOf(() => ({ kind: 'error', status: 404 }))).toMatchObject({ hint: expect.stringMatching(/HELIX_MODEL.*OPENAI_BASE_URL.*agent\.api/) }) // prettier-ignore
})

test('an endpoint that nobody listens at is unreachable', async () => {
  const model = openaiClient({ model: 'none', baseUrl: 'http://127.0.0.1:9/v1', apiKey: 'none' })
  const { outcome } = await runAgent([], { driver: { model } })
  expect(outcome).toMatchObject({ kind: 'stopped', code: 'agent/unreachable' })
  expect(outcome).toHaveProperty('reason', expect.stringContaining('127.0.0.1:9 cannot be reached'))
})

test.each<[string, Behaviour]>([
  ['agent/stalled', { kind: 'stall', ...writing }],
  ['agent/cut-off', { kind: 'cut', hard: true, ...writing }],
  ['agent/cut-off', { kind: 'cut', hard: false, ...writing }],
  ['agent/bad-response', { kind: 'raw', body: 'data: {"choices": [\n\n' }],
  ['agent/bad-response', { kind: 'raw', body: 'data: {"choices": "none"}\n\n' }],
  ['agent/bad-response', { kind: 'raw', body: '<html>Welcome</html>', type: 'text/html' }],
  ['agent/bad-response', { kind: 'raw', body: '{"choices": []}', type: 'application/json' }],
  ['agent/bad-response', { kind: 'raw', body: '', type: 'application/json' }],
  ['agent/server-error', { kind: 'raw', body: 'data: {"error": {"message": "out of memory"}}\n\n' }],
  ['agent/server-error', { kind: 'raw', body: '{"error": {"message": "out of memory"}}', type: 'application/json' }],
])('%s: asked for three times, then an honest stop (%j)', async (code, behaviour) => {
  expect(await stopOf(() => behaviour)).toMatchObject({ code, requests: 3 })
})

test.each<[string, Behaviour]>([
  ['stalls', { kind: 'stall', ...writing }],
  ['breaks off', { kind: 'cut', hard: true, ...writing }],
  ['is broken', { kind: 'raw', body: 'data: {\n\n' }],
])('an answer that %s once is asked for again, and nothing of it was done', async (_, behaviour) => {
  const { outcome, events, root, read } = await runAgent([behaviour, writing, finishing])
  expect(outcome).toMatchObject({ kind: 'increment', spent: { steps: 2 } })
  expect(events.filter(({ kind }) => kind === 'retry')).toHaveLength(1)
  expect(root).not.toBe('')
  expect(read('a.ts')).toBe('export const a = "ä€😀"\n')
})

test('a server that accepts and never answers is a stall', async () => {
  const { outcome } = await runAgent(() => ({ kind: 'silence' }), { client: { firstByte: 60 } })
  expect(outcome).toMatchObject({ kind: 'stopped', code: 'agent/stalled' })
})

test('keep-alive comments are life', async () => {
  const answer: Behaviour = {
    kind: 'raw',
    body: `: ping\n\n: ping\n\n${serverSentEvent({ choices: [{ delta: {}, finish_reason: 'stop' }] })}`,
  }
  const { outcome } = await runAgent([answer, finishing])
  expect(outcome.kind).toBe('increment')
})

test('a server that ignores stream and answers JSON is understood', async () => {
  const { outcome, read } = await runAgent([
    { kind: 'document', ...writing },
    { kind: 'document', ...finishing },
  ])
  expect(outcome.kind).toBe('increment')
  expect(read('a.ts')).toBe('export const a = "ä€😀"\n')
})

test.each(['text/plain', 'application/json', 'application/octet-stream'])(
  'an event stream labelled %s is understood',
  async (type) => {
    const body = `${serverSentEvent({ choices: [{ delta: { content: 'hi' }, finish_reason: 'stop' }] })}data: [DONE]\n\n`
    const { outcome } = await runAgent([{ kind: 'raw', type, body }, finishing])
    expect(outcome.kind).toBe('increment')
  },
)

test('an answer that ends in [DONE] without a finish reason is whole', async () => {
  const call = { index: 0, id: 'x', function: { name: 'stop', arguments: '{"reason": "enough"}' } }
  const body = `${serverSentEvent({ choices: [{ delta: { tool_calls: [call] } }] })}data: [DONE]\n\n`
  const { outcome } = await runAgent([{ kind: 'raw', body }])
  expect(outcome).toMatchObject({ code: 'agent/gave-up', reason: 'enough' })
})

test('usage that a server does not report is estimated and marked', async () => {
  const { outcome } = await runAgent([{ ...finishing, usage: null }])
  expect(outcome.spent.usage.estimated).toBe(true)
  expect(outcome.spent.usage.input).toBeGreaterThan(500)
  expect(outcome.spent.usage.output).toBeGreaterThan(20)
})

test('a server that refuses stream_options is asked without', async () => {
  const { outcome, server } = await runAgent([
    { kind: 'error', status: 400, message: 'unknown field: stream_options' },
    { ...writing, usage: null },
    finishing,
  ])
  expect(outcome.kind).toBe('increment')
  expect(server.requests.map((request) => 'stream_options' in request)).toEqual([true, false, false])
})

test('reasoning is kept apart from content and goes back with its tool calls', async () => {
  const { server } = await runAgent([{ ...writing, reasoning: 'Let me think', content: 'I write.' }, finishing])
  expect(server.requests[1]?.messages[2]).toMatchObject({ content: 'I write.', reasoning_content: 'Let me think' })
})

test('a conversation that the server finds too long is cut once, then the run stops', async () => {
  const tooLong: Behaviour = {
    kind: 'error',
    status: 400,
    message: 'request (3018 tokens) exceeds the available context size (2048 tokens), try increasing it',
  }
  expect(await stopOf(() => tooLong)).toMatchObject({ code: 'agent/context-overflow', requests: 1 })
  const files = { 'a.txt': 'x'.repeat(20_000), 'b.txt': 'y'.repeat(20_000) }
  const script: Script = (_, number) =>
    [
      calls({ name: 'read_file', arguments: { path: 'a.txt' } }),
      calls({ name: 'read_file', arguments: { path: 'b.txt' } }),
      tooLong,
      finishing,
    ][number] ?? tooLong
  const { outcome, server } = await runAgent(script, { files })
  expect(outcome.kind).toBe('increment')
  expect(server.violations).toEqual([])
  expect(JSON.stringify(server.requests[3]).length).toBeLessThan(JSON.stringify(server.requests[2]).length * 0.7)
  expect(results(server, 3)[0]).toContain('yyyy')
})

test('llama.cpp: a window that is too small for rules and brief is told by the figures of its server', async () => {
  const said = 'request (9020 tokens) exceeds the available context size (8192 tokens), try increasing it'
  const error = { code: 400, message: said, type: 'exceed_context_size_error', n_prompt_tokens: 9020, n_ctx: 8192 }
  const body = JSON.stringify({ error })
  const { outcome } = await runAgent([{ kind: 'raw', status: 400, type: 'application/json; charset=utf-8', body }])
  expect(outcome).toMatchObject({ code: 'agent/context-overflow', reason: expect.stringContaining(said) })
})

test('what a server or the network says is said once', async () => {
  const refused = await runAgent(() => ({ kind: 'error', status: 401, message: 'bad key' }))
  expect(refused.outcome).toHaveProperty('reason', expect.stringMatching(/ does not accept the key \(401\): bad key$/))
  const gone = await startModelServer([])
  await gone.close()
  const { host } = new URL(gone.baseUrl)
  const model = openaiClient({ model: 'none', baseUrl: gone.baseUrl, apiKey: 'none' }, { pause: 1 })
  const { outcome } = await runAgent([], { driver: { model } })
  expect(outcome).toHaveProperty('reason', `${host} cannot be reached: connect ECONNREFUSED ${host}`)
})
