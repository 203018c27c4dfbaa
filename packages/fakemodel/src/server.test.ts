import { expect, onTestFinished, test } from 'vitest'
import { type Script, startModelServer } from './server.ts'

const question = { role: 'user', content: 'hi' }
const call = { id: 'a', type: 'function', function: { name: 'check', arguments: '{}' } }
const asking = { role: 'assistant', content: null, tool_calls: [call] }
const result = { role: 'tool', tool_call_id: 'a', content: 'ok' }

async function asked(script: Script, messages: object[], stream = true) {
  const server = await startModelServer(script)
  onTestFinished(() => server.close())
  const body = JSON.stringify({ model: 'm', stream, messages })
  const response = await fetch(`${server.baseUrl}/chat/completions`, { method: 'POST', body })
  return { server, response, text: await response.text() }
}

test('a streamed answer comes in pieces and ends in usage and [DONE]', async () => {
  const { text } = await asked([{ calls: [{ name: 'read_file', arguments: { path: 'a.ts' } }] }], [question])
  const events = text
    .trim()
    .split('\n\n')
    .map((line) => line.slice('data: '.length))
  expect(events.at(-1)).toBe('[DONE]')
  expect(events.at(-2)).toContain('"usage":{"prompt_tokens":100,"completion_tokens":10,"total_tokens":110}')
  const pieces = events.flatMap((event) => /"function":\{"arguments":(".*?")\}\}/.exec(event)?.[1] ?? [])
  expect(pieces).toEqual(['"{\\"path\\""', '":\\"a.ts\\""', '"}"'])
})

test('a request that does not stream gets one document', async () => {
  const { text } = await asked([{ content: 'hello' }], [question], false)
  expect(JSON.parse(text)).toMatchObject({ choices: [{ message: { content: 'hello' }, finish_reason: 'stop' }] })
})

test('an error has its status and makes clients repeat at once', async () => {
  const { response } = await asked([{ kind: 'error', status: 429, headers: { 'x-a': 'b' } }], [question])
  expect([response.status, response.headers.get('retry-after-ms'), response.headers.get('x-a')]).toEqual([
    429,
    '1',
    'b',
  ])
})

test.each([
  [[question, asking], 'the tool calls a have no result'],
  [[question, asking, question], 'the tool calls a have no result before the next user message'],
  [[question, result], 'the tool result "a" answers no call'],
  [[question, asking, result, result], 'the tool result "a" answers no call'],
])('a broken conversation is answered 400 and remembered (%#)', async (messages, violation) => {
  const { server, response } = await asked([{ content: 'x' }], messages)
  expect(response.status).toBe(400)
  expect(server.violations).toEqual([violation])
})

test('a whole conversation is accepted; one request too many is a violation', async () => {
  const { server, response } = await asked([], [question, asking, result])
  expect(response.status).toBe(400)
  expect(server.violations).toEqual(['request 1 was not expected'])
  expect(server.requests).toHaveLength(1)
})

const tool = { type: 'function_call', call_id: 'a', name: 'check', arguments: '{}' }
const output = { type: 'function_call_output', call_id: 'a', output: 'ok' }

async function askedForResponse(script: Script, input: object[], more: object = {}) {
  const server = await startModelServer(script)
  onTestFinished(() => server.close())
  const body = JSON.stringify({ model: 'm', stream: true, store: false, input, ...more })
  const response = await fetch(`${server.baseUrl}/responses`, { method: 'POST', body })
  return { server, response, text: await response.text() }
}

test('the Responses API is answered in its own events, which end in the whole answer', async () => {
  const reply = { content: 'I look now', calls: [{ name: 'check', arguments: {} }] }
  const { text, server } = await askedForResponse([reply], [question, { ...tool, call_id: 'b' }, tool, output, { ...output, call_id: 'b' }]) // prettier-ignore
  const events = text.trim().split('\n\n')
  expect(events.map((one) => one.split('\n')[0])).toEqual([
    'event: response.created',
    'event: response.output_text.delta',
    'event: response.output_text.delta',
    'event: response.completed',
  ])
  expect(JSON.parse(events.at(-1)?.split('data: ')[1] ?? '').response).toMatchObject({
    output: [{ type: 'message' }, { type: 'function_call', call_id: 'call-0', name: 'check', arguments: '{}' }],
    usage: { input_tokens: 100, output_tokens: 10 },
  })
  expect([server.violations, server.requests[0]?.messages.map(({ role }) => role)]).toEqual([
    [],
    ['user', 'assistant', 'tool', 'tool'],
  ])
})

test.each([
  [[question, tool], {}, 'the tool calls a have no result'],
  [[question, output], {}, 'the tool result "a" answers no call'],
  [[question], { store: true }, 'store'],
])('a broken conversation of the Responses API is a violation, too (%#)', async (input, more, violation) => {
  const { server, response } = await askedForResponse([{ content: 'x' }], input, more)
  expect([response.status, server.violations]).toEqual([400, [expect.stringContaining(violation)]])
})

test('an answer that drips comes one event after the other', async () => {
  const server = await startModelServer([{ kind: 'drip', every: 20, content: 'slowly, slowly' }])
  onTestFinished(() => server.close())
  const body = JSON.stringify({ model: 'm', stream: true, messages: [question] })
  const response = await fetch(`${server.baseUrl}/chat/completions`, { method: 'POST', body })
  const pieces: string[] = []
  for await (const bytes of response.body ?? []) pieces.push(new TextDecoder().decode(bytes))
  expect([pieces.length > 1, pieces[0]?.includes('[DONE]'), pieces.join('').endsWith('data: [DONE]\n\n')]).toEqual([
    true,
    false,
    true,
  ])
})
