import { createServer } from 'node:http'
import { startModelServer } from '@helix/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { calls, finishing, runAgent } from '../testing/run-agent.ts'
import type { CompletionRequest } from './client.ts'
import type { ChatMessage } from './message.ts'
import { openaiClient } from './openai-client.ts'

interface Answered {
  type?: string
  body: string
}

/** An endpoint of the Responses API that answers in turn; what it was asked. */
async function endpoint(...answers: Answered[]) {
  const asked: Record<string, unknown>[] = []
  const server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      asked.push({ url: request.url, ...JSON.parse(Buffer.concat(pieces).toString()) })
      const { type = 'text/event-stream', body } = answers.shift() ?? { body: '' }
      response.writeHead(200, { 'content-type': type })
      response.end(body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  const client = openaiClient(
    { model: 'm', baseUrl: `http://127.0.0.1:${port}/v1`, apiKey: 'k', api: 'responses' },
    { firstByte: 2000, idle: 500, retries: 0, pause: 1 },
  )
  const ask = (request: Partial<CompletionRequest> = {}) =>
    client.complete({ messages: conversation, tools: [], signal: new AbortController().signal, ...request })
  return { ask, asked }
}

const conversation: ChatMessage[] = [
  { role: 'system', content: 'rules' },
  { role: 'user', content: 'brief' },
  {
    role: 'assistant',
    content: 'I look.',
    tool_calls: [{ id: 'a', type: 'function', function: { name: 'check', arguments: '{}' } }],
  },
  { role: 'tool', tool_call_id: 'a', content: 'all pass' },
]

const events = (...list: object[]) =>
  list
    .map((event) => `event: ${'type' in event ? String(event.type) : ''}\ndata: ${JSON.stringify(event)}\n\n`)
    .join('')
const call = { type: 'function_call', id: 'fc', call_id: 'c1', name: 'read_file', arguments: '{"path":"a.ts"}' }
const message = { type: 'message', content: [{ type: 'output_text', text: 'Reading.' }] }
const thought = { type: 'reasoning', summary: [{ type: 'summary_text', text: 'hm' }] }
const whole = {
  status: 'completed',
  output: [thought, message, call],
  usage: { input_tokens: 12, output_tokens: 3, input_tokens_details: { cached_tokens: 8 } },
}
const read = {
  content: 'Reading.',
  reasoning: 'hm',
  toolCalls: [{ id: 'c1', name: 'read_file', arguments: '{"path":"a.ts"}' }],
  ending: 'complete',
  usage: { input: 12, cached: 8, output: 3, estimated: false },
}

test('a conversation goes out as items, and a streamed answer comes back as the same one as ever', async () => {
  const { ask, asked } = await endpoint({
    body: events(
      { type: 'response.created', response: {} },
      { type: 'response.output_text.delta', delta: 'Reading.' },
      { type: 'response.completed', response: whole },
    ),
  })
  const progress: number[] = []
  const tool = { name: 'check', description: 'Runs the gates.', parameters: { type: 'object' } }
  const schema = { name: 's', schema: { type: 'object' } }
  expect(
    await ask({ tools: [tool], choice: 'required', schema, onProgress: (characters) => progress.push(characters) }),
  ).toMatchObject(read)
  expect(progress).toEqual([8])
  expect(asked).toEqual([
    {
      url: '/v1/responses', model: 'm', stream: true, store: false, tool_choice: 'required',
      input: [
        { role: 'system', content: 'rules' },
        { role: 'user', content: 'brief' },
        { role: 'assistant', content: 'I look.' },
        { type: 'function_call', call_id: 'a', name: 'check', arguments: '{}' },
        { type: 'function_call_output', call_id: 'a', output: 'all pass' },
      ],
      tools: [{ type: 'function', strict: false, ...tool }],
      text: { format: { type: 'json_schema', ...schema, strict: false } },
    },
  ]) // prettier-ignore
})

test('a whole document is read, and an answer that was cut says so', async () => {
  const cut = {
    status: 'incomplete',
    incomplete_details: { reason: 'max_output_tokens' },
    output: [message],
    usage: null,
  }
  const { ask } = await endpoint(
    { type: 'application/json', body: JSON.stringify(whole) },
    { body: events({ type: 'response.incomplete', response: cut }) },
  )
  expect(await ask()).toMatchObject(read)
  expect(await ask()).toMatchObject({ ending: 'cut', content: 'Reading.', usage: { estimated: true } })
})

test.each([
  ['agent/cut-off', { body: events({ type: 'response.created', response: {} }) }],
  ['agent/bad-response', { type: 'text/html', body: '<html>' }],
  ['agent/bad-response', { body: events({ type: 'response.completed', response: { output: 'x' } }) }],
  [
    'agent/server-error',
    {
      type: 'application/json',
      body: JSON.stringify({ status: 'failed', error: { message: 'overloaded' }, output: [] }),
    },
  ],
  ['agent/server-error', { type: 'application/json', body: JSON.stringify({ error: { message: 'overloaded' } }) }],
  [
    'agent/server-error',
    { body: events({ type: 'response.failed', response: { error: { code: 'server_error', message: 'overloaded' } } }) },
  ],
])('%s (%#)', async (code, answer) => {
  const { ask } = await endpoint(answer)
  await expect(ask()).rejects.toMatchObject({ code })
})

test('what a server says went wrong is told in its own words, whether it streamed or not', async () => {
  const error = { code: 'server_error', message: 'GPU 3 is gone' }
  const { ask } = await endpoint(
    { body: events({ type: 'response.failed', response: { error } }) },
    { body: events({ type: 'error', ...error }) },
    { type: 'application/json', body: JSON.stringify({ status: 'failed', error, output: [], usage: null }) },
  )
  for (let at = 0; at < 3; at++) await expect(ask()).rejects.toThrow(/broke off with an error: GPU 3 is gone$/)
})

test('items that only came one by one count where the end names none, and a stream needs no content type', async () => {
  const body = events(...whole.output.map((item) => ({ type: 'response.output_item.done', item })), {
    type: 'response.completed',
    response: { ...whole, output: [] },
  })
  const { ask } = await endpoint({ body }, { type: 'text/plain', body })
  expect([await ask(), await ask()]).toMatchObject([read, read])
})

test('a whole run speaks the Responses API, also where the server drips', async () => {
  const server = await startModelServer([
    { content: 'I write.', ...calls({ name: 'write_file', arguments: { path: 'a.ts', content: 'export {}\n' } }) },
    { kind: 'drip', every: 20, content: 'Now I am done.', ...finishing },
  ])
  onTestFinished(() => server.close())
  const settings = { model: 'm', baseUrl: server.baseUrl, apiKey: 'k', api: 'responses' as const }
  const model = openaiClient(settings, { firstByte: 2000, idle: 1000, retries: 0 })
  const { outcome, read } = await runAgent([], { driver: { model } })
  expect([outcome.kind, outcome.spent.usage, read('a.ts')]).toEqual([
    'increment',
    { input: 200, output: 20, estimated: false },
    'export {}\n',
  ])
  expect([server.violations, server.requests[1]?.messages.map(({ role }) => role)]).toEqual([
    [],
    ['system', 'user', 'assistant', 'tool'],
  ])
})
