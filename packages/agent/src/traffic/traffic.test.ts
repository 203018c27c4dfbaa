import { createServer } from 'node:http'
import type { Behaviour } from '@helix/testkit'
import { startModelServer } from '@helix/testkit'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Completion, CompletionRequest } from '../model/client.ts'
import { type ClientOptions, openaiClient } from '../model/openai-client.ts'
import type { ModelSettings } from '../model/settings.ts'
import { finishing, runAgent } from '../testing/run-agent.ts'
import { firstDifference } from './difference.ts'
import { findTrafficSecrets } from './find-secrets.ts'
import { recordTraffic, type Recorder } from './recorder.ts'
import { encodeRecording } from '../testing/encode-recording.ts'
import { type Exchange, parseRecording, type Recording } from './recording.ts'
import { startTrafficServer } from './server.ts'

/** One try, and time enough for a busy machine where a test does not wait for its end. */
const patient: ClientOptions = { firstByte: 15_000, idle: 15_000, retries: 0, pause: 1 }
const settings: ModelSettings = { model: 'scripted', baseUrl: '', apiKey: 'a-key-4711' }
const writing: Behaviour = {
  content: 'I write “ä€😀”.',
  reasoning: 'hm',
  calls: [{ id: 'w', name: 'write_file', arguments: { path: 'a.ts', content: 'const a = "ä€😀"\n' } }],
}

type Ask = (request?: Partial<CompletionRequest>) => Promise<Completion>

function asking(client: ReturnType<typeof openaiClient>): Ask {
  const messages = [{ role: 'user' as const, content: 'brief' }]
  return (request = {}) => client.complete({ messages, tools: [], signal: new AbortController().signal, ...request })
}

const outcomeOf = (asked: Promise<Completion>) =>
  asked.catch((error: unknown) => (error instanceof Error && 'code' in error ? error.code : error))

async function recordingOf(baseUrl: string, api: 'chat' | 'responses' = 'chat', limits: ClientOptions = {}) {
  const recorder = recordTraffic(baseUrl)
  const client = openaiClient({ ...settings, baseUrl, api }, { ...patient, ...limits, fetch: recorder.fetch })
  return { recorder, ask: asking(client) }
}

/** The recording as a file holds it, answered by a server of its own. */
async function replayOf(recorder: Recorder, api: 'chat' | 'responses' = 'chat', limits: ClientOptions = {}) {
  const text = encodeRecording({ helix: '1', host: 'h', model: 'scripted', api, exchanges: recorder.exchanges() })
  const server = await startTrafficServer(parseRecording(text, 'traffic.jsonl'))
  onTestFinished(() => server.close())
  const ask = asking(openaiClient({ ...settings, baseUrl: server.baseUrl, api }, { ...patient, ...limits }))
  return { server, text, ask }
}

async function modelServer(...behaviours: Behaviour[]) {
  const server = await startModelServer((_, number) => behaviours[number] ?? { kind: 'error', status: 500 })
  onTestFinished(() => server.close())
  return server
}

test.each<[string, Behaviour, ClientOptions?]>([
  ['a streamed answer', writing],
  ['one document', { kind: 'document', ...writing }],
  ['an answer that breaks off', { kind: 'cut', hard: true, ...writing }],
  ['an answer that stalls', { kind: 'stall', ...writing }, { idle: 500 }],
  ['silence', { kind: 'silence' }, { firstByte: 500 }],
  ['a refusal', { kind: 'error', status: 400, message: 'no tools here' }],
  ['what is no answer', { kind: 'raw', body: 'data: {"choices": [\n\n' }],
])('%s is replayed as it was, and ends as it ended', async (_, behaviour, limits) => {
  const { baseUrl } = await modelServer(behaviour)
  const { recorder, ask } = await recordingOf(baseUrl, 'chat', limits)
  const [first, { ask: again, server }] = [await outcomeOf(ask()), await replayOf(recorder, 'chat', limits)]
  expect(await outcomeOf(again())).toEqual(first)
  expect(server.left()).toBe(0)
})

test('a connection that could not be made fails in a replay, too', async () => {
  const { recorder, ask } = await recordingOf('http://127.0.0.1:9/v1')
  expect(await outcomeOf(ask())).toBe('agent/unreachable')
  const { ask: again } = await replayOf(recorder)
  expect(await outcomeOf(again())).toBe('agent/unreachable')
})

test('a streamed answer of the Responses API is recorded and replayed', async () => {
  const call = { type: 'function_call', id: 'fc', call_id: 'c1', name: 'check', arguments: '{}' }
  const whole = { status: 'completed', output: [call], usage: { input_tokens: 12, output_tokens: 3 } }
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write('event: response.output_text.delta\ndata: {"type":"response.output_text.delta","delta":"I"}\n\n')
    response.end(`data: ${JSON.stringify({ type: 'response.completed', response: whole })}\n\n`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  const { recorder, ask } = await recordingOf(`http://127.0.0.1:${port}/v1`, 'responses')
  const first = await ask()
  expect(first.toolCalls).toEqual([{ id: 'c1', name: 'check', arguments: '{}' }])
  const { ask: again, text } = await replayOf(recorder, 'responses')
  expect(text).toContain('"path":"/responses"')
  expect(await again()).toEqual(first)
})

test('a whole run is replayed, and what its requests repeat is written once', async () => {
  const script: Behaviour[] = [writing, { calls: [{ id: 'c', name: 'check', arguments: {} }] }, finishing]
  const { baseUrl } = await modelServer(...script)
  const recorder = recordTraffic(baseUrl)
  const model = openaiClient({ ...settings, baseUrl }, { fetch: recorder.fetch })
  const first = await runAgent([], { driver: { model } })
  const { server, text } = await replayOf(recorder)
  const replayed = await runAgent([], { driver: { model: openaiClient({ ...settings, baseUrl: server.baseUrl }) } })
  expect(replayed.outcome).toMatchObject({ kind: 'increment', spent: { usage: first.outcome.spent.usage } })
  expect(replayed.read('a.ts')).toBe(first.read('a.ts'))
  expect([text.split('the brief').length, text.split('"parameters"').length]).toEqual([2, 13])
  expect(text).not.toContain('a-key-4711')
})

const conversation = (content: string) => ({ messages: [{ role: 'user' as const, content }] })

describe('a request that was not recorded', () => {
  test('is refused at once with the first letter that differs', async () => {
    const { baseUrl } = await modelServer(writing)
    const { recorder, ask } = await recordingOf(baseUrl)
    await ask(conversation('build a cart'))
    const { ask: again, server } = await replayOf(recorder)
    await expect(again(conversation('build a card'))).rejects.toMatchObject({
      code: 'agent/replay-mismatch',
      message: expect.stringContaining('body.messages[0].content differs from letter 12 on'),
    })
    expect(server.left()).toBe(1)
    expect(await again(conversation('build a cart'))).toMatchObject({ content: 'I write “ä€😀”.' })
  })

  test('is refused when every answer has been given', async () => {
    const { baseUrl } = await modelServer(writing)
    const { recorder, ask } = await recordingOf(baseUrl)
    await ask()
    const { ask: again } = await replayOf(recorder)
    await again()
    await expect(again()).rejects.toMatchObject({ message: expect.stringContaining('every recorded answer') })
  })

  test('of two equal ones each gets its own answer, in their order', async () => {
    const { baseUrl } = await modelServer({ content: 'one' }, { content: 'two' })
    const { recorder, ask } = await recordingOf(baseUrl)
    await ask()
    await ask()
    const { ask: again } = await replayOf(recorder)
    expect([(await again()).content, (await again()).content]).toEqual(['one', 'two'])
  })
})

test.each([
  [{ a: 1 }, { a: 1 }, null],
  [{ a: 1 }, { a: 2 }, 'a is 2, recorded as 1'],
  [{ a: [1, { b: 'x' }] }, { a: [1, { b: 'y' }] }, 'a[1].b differs from letter 1 on: sent "y", recorded "x"'],
  [{ a: [1] }, { a: [1, 2] }, 'a[1] is 2, recorded as absent'],
  [{ a: [] }, { a: {} }, 'a is {}, recorded as []'],
  [{ a: null }, { a: {} }, 'a is {}, recorded as null'],
  [{ a: 'x' }, {}, 'a is absent, recorded as "x"'],
  ['x', 'x', null],
  ['x', 'xy', 'the request differs from letter 2 on: sent "xy", recorded "x"'],
])('%j and %j: %s', (recorded, sent, said) => {
  expect(firstDifference(recorded, sent)).toBe(said)
})

const exchange = (content: string, pieces: string[] = []): Exchange => ({
  request: { path: '/chat/completions', body: { messages: [{ role: 'user', content }] } },
  answer: { status: 200, headers: {}, pieces, ended: 'whole' },
})
const chunks = (...parts: string[]) =>
  parts.map((part) => `data: ${JSON.stringify({ choices: [{ delta: { content: part } }] })}\n\n`)

describe('a secret in a recording', () => {
  const environment = { SHOP_TOKEN: 'correct "horse" battery', PATH: '/usr/bin:/bin' }
  const found = (...exchanges: Exchange[]) => findTrafficSecrets(exchanges, environment).map(({ message }) => message)
  const wasNot = '; the recording was not kept'

  test.each([
    ['in a request', exchange('it is correct "horse" battery'), 'the value of SHOP_TOKEN stands in request 2, messages[0].content'],
    ['as JSON within JSON', exchange('{\\"x\\": \\"correct \\"horse\\" battery\\"}'), 'the value of SHOP_TOKEN stands in request 2, messages[0].content'],
    ['in an address', exchange('?t=correct%20%22horse%22%20battery'), 'the value of SHOP_TOKEN stands in request 2, messages[0].content'],
    ['in the pieces of an answer', exchange('', chunks('corr', 'ect "hor', 'se" battery')), 'the value of SHOP_TOKEN stands in answer 2'],
    ['by its form alone', exchange(`export K=ghp_${'a1'.repeat(15)}`), 'a token of GitHub stands in request 2, messages[0].content'],
    ['by its form, in pieces', exchange('', chunks('sk-abcdef', 'ghijklmnopqrstuv')), 'a key of OpenAI or alike stands in answer 2'],
    ['in an answer that is no stream', exchange('', ['{"a": "AKIA', 'ABCDEFGHIJKLMNOP"}']), 'a key of AWS stands in answer 2'],
  ])('%s is found, and where', (_, held, said) => {
    expect(found(exchange('harmless'), held, held)).toEqual([said + wasNot])
  }) // prettier-ignore

  test.each([
    ['words that speak of tokens', exchange('Bearer authentication; Authorization: required by the endpoint')],
    ['a short value', exchange('abc')],
    ['the value of a variable that is no secret', exchange('/usr/bin:/bin')],
    ['an address of a database on this machine', exchange('postgres://app:app@localhost/app')],
    ['a word that begins like a key', exchange('sk-short and risk-taking-is-not-a-secret-of-anybody')],
  ])('%s are none', (_, held) => {
    expect(findTrafficSecrets([held], { ...environment, A_KEY: 'abc' })).toEqual([])
  })
})

test.each([
  ['an empty file', ''],
  ['no JSON', 'x\n'],
  ['another kind of file', '{"type":"run","version":1}\n'],
  ['a later version', '{"type":"recording","version":2,"helix":"1","host":"h","model":"m","api":"chat"}\n'],
  ['a broken line', '{"type":"recording","version":1,"helix":"1","host":"h","model":"m","api":"chat"}\n{"type":"exch'],
])('%s is no recording', (_, text) => {
  expect(() => parseRecording(text, 'a.jsonl')).toThrow(expect.objectContaining({ code: 'agent/bad-recording' }))
})

test('what is written is read back', () => {
  const list = [1, { a: [2] }, 'drei']
  const bodies = [{ a: list, b: 1 }, { a: [...list, 4], b: 1 }, { a: [4], b: 2 }, {}, { a: [] }, { a: [] }, { a: [5] }]
  const exchanges = bodies.map((body): Exchange => ({ request: { path: '/x', body }, answer: null }))
  const recording: Recording = { helix: '1', host: 'h', model: 'm', api: 'chat', exchanges }
  expect(parseRecording(encodeRecording(recording), 'a')).toEqual(recording)
})
