import { expect, onTestFinished, test } from 'vitest'
import { type Script, startModelServer } from './model-server.ts'

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
