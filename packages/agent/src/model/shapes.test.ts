// More of what servers are documented, or were reported, to answer; see servers.test.ts.
import { startModelServer } from '@helix/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { calls, finishing, runAgent } from '../testing/run-agent.ts'
import { openaiClient } from './openai-client.ts'

const event = (given: object) => `data: ${JSON.stringify(given)}\n\n`
const delta = (given: object, finish: string | null = null) =>
  event({ choices: [{ delta: given, finish_reason: finish }] })
const done = 'data: [DONE]\n\n'
const call = (id: string, name: string | undefined, given: unknown, more: object = {}) =>
  delta({ tool_calls: [{ index: 0, id, type: 'function', function: { name, arguments: given }, ...more }] })

async function answer(body: string, type = 'text/event-stream') {
  const server = await startModelServer([{ kind: 'raw', body, type }])
  onTestFinished(() => server.close())
  const model = openaiClient({ model: 'm', baseUrl: server.baseUrl, apiKey: 'k' }, { pause: 1, retries: 0 })
  return model.complete({ messages: [{ role: 'user', content: 'x' }], tools: [], signal: new AbortController().signal })
}

const text = JSON.stringify({ choices: [{ delta: { content: 'é😀' }, finish_reason: 'stop' }] })

test.each([
  ['lines that end in CRLF', `data: ${text}\r\n\r\n${done}`],
  ['lines that end in CR', `data: ${text}\r\r`],
  ['no blank after the colon', `data:${text}\n\n`],
  ['an event of several data lines', `data: {"choices":\ndata: [{"delta":{"content":"é😀"},"finish_reason":"stop"}]}\n\n`],
  ['names, numbers and pauses of events', `id: 1\nevent: message\nretry: 3000\ndata: ${text}\n\n`],
  ['a mark of the byte order', `\ufeffdata: ${text}\n\n${done}`],
  ['keep-alives', `: keep-alive\n\n\n\n: keep-alive\n\ndata: ${text}\n\n`],
  ['no blank line at the end', `data: ${text}\n\ndata: [DONE]`],
])('%s: the answer is read', async (_, body) => {
  expect(await answer(body)).toMatchObject({ content: 'é😀', ending: 'complete' })
}) // prettier-ignore

test('an answer that is no stream, behind blank lines that kept the connection alive, is read', async () => {
  const body = `\n\n\n${JSON.stringify({ choices: [{ message: { content: 'hi' }, finish_reason: 'stop' }] })}`
  expect(await answer(body, 'application/json')).toMatchObject({ content: 'hi' })
})

test('old vLLM: each piece of a call has an id of its own', async () => {
  const body = call('a', 'read_file', '') + call('b', undefined, '{"pa') + call('c', undefined, 'th":1}') + delta({}, 'tool_calls') + done // prettier-ignore
  expect((await answer(body)).toolCalls).toEqual([{ id: 'a', name: 'read_file', arguments: '{"path":1}' }])
})

test('a proxy that fills in zeros has counted nothing: budgets hold by an estimate', async () => {
  const usage = { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 }
  const body = `data: ${JSON.stringify({ choices: [{ delta: { content: 'hi' }, finish_reason: 'stop' }], usage })}\n\n`
  const counted = await answer(body)
  expect([counted.usage.estimated, counted.usage.input > 0]).toEqual([true, true])
})

test('PHP: arguments that are an empty list are the model’s own text', async () => {
  expect((await answer(call('a', 'check', []) + delta({}, 'tool_calls'))).toolCalls).toEqual([
    { id: 'a', name: 'check', arguments: '[]' },
  ])
})

test('what is nested too deep to be read is no answer, and no crash', async () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
  const body = `data: {"choices":[{"delta":{"tool_calls":[{"id":"a","function":{"name":"check","arguments":${deep}}}]}}]}\n\n`
  await expect(answer(body)).rejects.toMatchObject({ code: 'agent/bad-response' })
})

test.each([
  ['DeepSeek', { usage: { prompt_tokens: 9, completion_tokens: 1, prompt_cache_hit_tokens: 4 } }, { input: 9, cached: 4 }],
  ['Groq', { x_groq: { usage: { prompt_tokens: 9, completion_tokens: 1 } } }, { input: 9, output: 1 }],
])('%s: usage where it stands', async (_, given, usage) => {
  const last = event({ choices: [{ delta: { content: 'hi' }, finish_reason: 'stop' }], ...given })
  expect((await answer(last)).usage).toMatchObject({ ...usage, estimated: false })
}) // prettier-ignore

const signed = { google: { thought_signature: 'AY89a18I' } }
const details = [{ type: 'reasoning.encrypted', data: 'AY89a18I', index: 0 }]

test('Gemini and OpenRouter get back what they signed, as it was, and no other server does', async () => {
  const body =
    delta({ reasoning: 'hm', reasoning_details: details }) +
    call('a', 'check', '{}', { extra_content: signed }) +
    delta({}, 'tool_calls')
  const { server, log } = await runAgent([
    { kind: 'raw', body: body + done },
    calls({ name: 'check', arguments: {} }),
    finishing,
  ])
  const said = server.requests[2]?.messages.filter(({ role }) => role === 'assistant')
  expect(said).toEqual([
    {
      role: 'assistant',
      content: null,
      tool_calls: [{ id: 'a', type: 'function', function: { name: 'check', arguments: '{}' }, extra_content: signed }],
      reasoning_details: details,
    },
    expect.not.objectContaining({ reasoning_details: expect.anything() }),
  ])
  expect(JSON.stringify(said?.[1])).not.toContain('extra_content')
  // A run that is killed goes on from its log.
  expect(log).toContain(`"extra":${JSON.stringify(signed)}`)
  expect(log).toContain(`"details":${JSON.stringify(details)}`)
})

test.each([
  ['of another shape', { google: 'AY89' }],
  ['no object', ['AY89']],
])('what stands beside a call and is %s is left out', async (_, extra) => {
  expect((await answer(call('a', 'check', '{}', { extra_content: extra }) + done)).toolCalls).toEqual([
    { id: 'a', name: 'check', arguments: '{}' },
  ])
})
