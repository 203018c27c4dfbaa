// What servers are documented, or were seen, to answer. Each is replayed byte for byte over HTTP.
import type { Behaviour } from '@helix/testkit'
import { startModelServer } from '@helix/testkit'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { ChatMessage } from './message.ts'
import { type ClientOptions, openaiClient } from './openai-client.ts'

async function client(script: Behaviour[], limits: ClientOptions = {}) {
  const server = await startModelServer(script)
  onTestFinished(() => server.close())
  const settings = { model: 'm', baseUrl: server.baseUrl, apiKey: 'k' }
  const model = openaiClient(settings, { firstByte: 20_000, idle: 20_000, pause: 1, retries: 0, ...limits })
  const retries: string[] = []
  const complete = (messages: ChatMessage[] = [{ role: 'user', content: 'x' }]) =>
    model.complete({ messages, tools: [], signal: new AbortController().signal, onRetry: (why) => retries.push(why) })
  return { server, complete, retries }
}

const sse = (...events: (object | string)[]) =>
  events.map((event) => (typeof event === 'string' ? `${event}\n\n` : `data: ${JSON.stringify(event)}\n\n`)).join('')
const delta = (given: object, finish: string | null = null) => ({
  choices: [{ index: 0, delta: given, finish_reason: finish }],
})
const done = 'data: [DONE]'
const call = (index: number | string | undefined, name: string | undefined, given: unknown, id?: string | number | null) =>
  ({ ...(index !== undefined && { index }), ...(id !== undefined && { id }), type: 'function', function: { name, arguments: given } }) // prettier-ignore

describe('what is said', () => {
  test.each<[string, (object | string)[], object]>([
    ['Azure: a first piece about filters, without a choice', [{ choices: [], prompt_filter_results: [{ prompt_index: 0 }] }, delta({ content: 'hi' }), delta({}, 'stop'), done], { content: 'hi', ending: 'complete' }],
    ['OpenRouter: comments in between', [': OPENROUTER PROCESSING', delta({ content: 'h' }), ': OPENROUTER PROCESSING', delta({ content: 'i' }, 'stop'), done], { content: 'hi' }],
    ['OpenRouter: reasoning under its own name', [delta({ reasoning: 'hm', reasoning_details: [{ type: 'reasoning.text', text: 'hm' }], content: '' }), delta({ content: 'hi' }, 'stop'), done], { content: 'hi', reasoning: 'hm' }],
    ['Mistral: a list of what it thinks, then text', [delta({ content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'h' }] }] }), delta({ content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'm' }] }] }), delta({ content: [{ type: 'text', text: 'hi' }] }, 'stop'), done], { content: 'hi', reasoning: 'hm' }],
    ['Anthropic: an ending at the window', [delta({ content: 'hi' }, 'model_context_window_exceeded'), done], { ending: 'cut' }],
    ['Gemini: words in capitals', [delta({ content: 'hi' }, 'MAX_TOKENS'), done], { ending: 'cut' }],
    ['Gemini: withheld', [delta({ content: '' }, 'SAFETY'), done], { ending: 'filtered' }],
    ['llama.cpp: everything null but the text', [{ choices: [{ index: 0, delta: { role: 'assistant', content: null, tool_calls: null }, finish_reason: null }], usage: null }, delta({ content: 'hi' }), delta({}, 'stop'), { choices: [], usage: { prompt_tokens: 3, completion_tokens: 1 }, timings: {} }, done], { content: 'hi', usage: { input: 3, output: 1, estimated: false } }],
    ['Ollama: an empty finish reason until the last', [delta({ content: 'hi' }, ''), delta({}, 'stop'), done], { content: 'hi', finishReason: 'stop' }],
    ['no usage at all', [delta({ content: 'hi' }, 'stop'), done], { usage: { estimated: true } }],
    ['usage in every piece, growing', [{ ...delta({ content: 'h' }), usage: { prompt_tokens: 3, completion_tokens: 1 } }, { ...delta({ content: 'i' }, 'stop'), usage: { prompt_tokens: 3, completion_tokens: 2 } }, done], { usage: { input: 3, output: 2, estimated: false } }],
    ['LM Studio: 200 and not a word', [delta({ role: 'assistant' }), delta({}, 'stop'), done], { content: '', toolCalls: [] }],
  ])('%s', async (_, events, expected) => {
    const { complete } = await client([{ kind: 'raw', body: sse(...events) }])
    expect(await complete()).toMatchObject(expected)
  }) // prettier-ignore
})

async function made(...events: object[]) {
  const { complete } = await client([{ kind: 'raw', body: sse(...events, done) }])
  return (await complete()).toolCalls.map(({ id, name, arguments: given }) => ({ id, name, given }))
}

describe('calls', () => {
  const calls = (...held: object[]) => delta({ tool_calls: held })
  const end = delta({}, 'tool_calls')

  test('Gemini: every call has the index 0 and no id', async () => {
    const found = await made(calls(call(0, 'read_file', '{"path":"a"}', '')), calls(call(0, 'read_file', '{"path":"b"}', '')), calls(call(0, 'check', '{}', '')), end) // prettier-ignore
    expect(found.map(({ name, given }) => [name, given])).toEqual([['read_file', '{"path":"a"}'], ['read_file', '{"path":"b"}'], ['check', '{}']]) // prettier-ignore
    expect(new Set(found.map(({ id }) => id)).size).toBe(3)
  })

  test('Gemini: all of them in one piece', async () => {
    const found = await made(calls(call(0, 'a', '{}'), call(0, 'b', '{}')), end)
    expect(found.map(({ name }) => name)).toEqual(['a', 'b'])
  })

  test('Ollama: arguments as an object, whole, without an index', async () => {
    const found = await made(calls(call(undefined, 'read_file', { path: 'a' }, 'call_1'), call(undefined, 'check', {}, 'call_2')), end) // prettier-ignore
    expect(found).toEqual([{ id: 'call_1', name: 'read_file', given: '{"path":"a"}' }, { id: 'call_2', name: 'check', given: '{}' }]) // prettier-ignore
  })

  test('an id that is a number, an index that is text', async () => {
    expect(await made(calls(call('0', 'check', '{}', 7)), end)).toEqual([{ id: '7', name: 'check', given: '{}' }])
  })

  test('vLLM: the name comes first, the arguments in pieces with the name null, and an empty piece at the end', async () => {
    const found = await made(calls(call(0, 'read_file', '', 'a')), calls(call(0, undefined, '{"pa')), calls(call(0, undefined, 'th":"a"}', null)), calls(call(0, '', '')), end) // prettier-ignore
    expect(found).toEqual([{ id: 'a', name: 'read_file', given: '{"path":"a"}' }])
  })

  test('the name again in every piece, and in an empty last one', async () => {
    const found = await made(calls(call(0, 'check', '{', 'a')), calls(call(0, 'check', '}', 'a')), calls(call(0, 'check', '', 'a')), end) // prettier-ignore
    expect(found).toEqual([{ id: 'a', name: 'check', given: '{}' }])
  })

  test('a whole document, in which the call has neither id nor type, and the text is null', async () => {
    const message = { role: 'assistant', content: null, tool_calls: [{ function: { name: 'check', arguments: {} } }] }
    const body = JSON.stringify({ choices: [{ message, finish_reason: 'tool_calls' }] })
    const { complete } = await client([{ kind: 'raw', body, type: 'application/json' }])
    expect(await complete()).toMatchObject({ content: '', toolCalls: [{ name: 'check', arguments: '{}' }] })
  })
})

const json = (status: number, body: unknown): Behaviour => ({ kind: 'raw', status, type: 'application/json', body: JSON.stringify(body) }) // prettier-ignore

describe('refusals', () => {
  test.each<[string, Behaviour, string, string]>([
    ['Gemini: a list', json(400, [{ error: { code: 400, message: 'The input token count (1200000) exceeds the maximum number of tokens allowed (1048575).', status: 'INVALID_ARGUMENT' } }]), 'agent/context-overflow', 'input token count'],
    ['Gemini: a list, and the key is wrong', json(401, [{ error: { code: 401, message: 'API key not valid.' } }]), 'agent/unauthorized', 'API key not valid'],
    ['vLLM: an error that is not below `error`', json(400, { object: 'error', message: "This model's maximum context length is 4096 tokens.", type: 'BadRequestError', code: 400 }), 'agent/context-overflow', '4096'],
    ['vLLM: the parser of calls is not switched on', json(400, { object: 'error', message: '"auto" tool choice requires --enable-auto-tool-choice', type: 'BadRequestError', code: 400 }), 'agent/refused', '--enable-auto-tool-choice'],
    ['SGLang', json(400, { object: 'error', message: "The input (85050 tokens) is longer than the model's context length (32768 tokens).", code: 400 }), 'agent/context-overflow', '85050'],
    ['LM Studio: a mere text', json(400, { error: 'Trying to keep the first 15857 tokens when context the overflows. However, the model is loaded with context length of only 4096 tokens' }), 'agent/context-overflow', '15857'],
    ['Ollama: a mere text', json(404, { error: 'model "x" not found, try pulling it first' }), 'agent/not-found', 'try pulling it'],
    ['FastAPI: a list of what is wrong', json(422, { detail: [{ loc: ['body', 'model'], msg: 'field required' }] }), 'agent/refused', 'field required'],
    ['Mistral', json(422, { object: 'error', message: { detail: [{ msg: 'Extra inputs are not permitted' }] } }), 'agent/refused', '422'],
    ['a page of a proxy', { kind: 'raw', status: 413, type: 'text/html', body: '<h1>Request Entity Too Large</h1>' }, 'agent/context-overflow', 'Too Large'],
    ['OpenAI: tokens per minute are none of the window', { kind: 'error', status: 429, message: 'Request too large for m: please reduce the length of the messages. Limit 30000 TPM' }, 'agent/rate-limited', 'TPM'],
  ])('%s', async (_, behaviour, code, said) => {
    // The SDK repeats what limits the rate twice.
    const { complete } = await client([behaviour, behaviour, behaviour])
    await expect(complete()).rejects.toMatchObject({ code, message: expect.stringContaining(said) })
  }, 20_000) // prettier-ignore

  test.each<[string, (object | string)[]]>([
    ['OpenRouter: an error beside the choice', [delta({ content: 'h' }), { error: { code: 502, message: 'Provider disconnected' }, choices: [{ delta: { content: '' }, finish_reason: 'error' }] }]],
    ['OpenRouter: an error within the choice', [{ choices: [{ delta: {}, finish_reason: 'error', error: { code: 502, message: 'Provider disconnected' } }] }, done]],
    ['vLLM: an error in the place of a piece', [delta({ content: 'h' }), { object: 'error', message: 'EngineCore encountered an issue: Provider disconnected', code: 500 }, done]],
    ['Ollama: an error that is a mere text', [delta({ content: 'h' }), { error: 'Provider disconnected' }]],
    ['LM Studio: an event of its own', [`event: error\ndata: ${JSON.stringify({ error: { message: 'Provider disconnected' } })}`]],
  ])('in an answer that began well: %s, and it is asked for again', async (_, events) => {
    const again = sse(delta({ content: 'whole' }, 'stop'), done)
    const { complete, retries } = await client([{ kind: 'raw', body: sse(...events) }, { kind: 'raw', body: again }], { retries: 1 }) // prettier-ignore
    expect(await complete()).toMatchObject({ content: 'whole' })
    expect(retries).toEqual([expect.stringContaining('Provider disconnected')])
  }) // prettier-ignore

  test.each(['error', 'abort', 'insufficient_system_resource'])('an ending by "%s" is no answer', async (finish) => {
    const { complete, server } = await client([{ kind: 'raw', body: sse(delta({ content: 'half' }, finish), done) }])
    await expect(complete()).rejects.toMatchObject({ code: 'agent/server-error', message: expect.stringContaining(finish) }) // prettier-ignore
    expect(server.requests).toHaveLength(1)
  })
})

test('Groq, Mistral: reasoning that they refuse to take back is left out from then on', async () => {
  const refusal =
    "'messages.1' : for 'role:assistant' the following must be satisfied[('messages.1' : property 'reasoning_content' is unsupported)]"
  const said: ChatMessage[] = [
    { role: 'user', content: 'x' },
    { role: 'assistant', content: null, reasoning_content: 'hm', tool_calls: [{ id: 'a', type: 'function', function: { name: 'check', arguments: '{}' } }] },
    { role: 'tool', tool_call_id: 'a', content: 'ok' },
  ] // prettier-ignore
  const { complete, server } = await client([{ kind: 'error', status: 400, message: refusal }, { content: 'one' }, { content: 'two' }]) // prettier-ignore
  expect((await complete(said)).content).toBe('one')
  expect((await complete(said)).content).toBe('two')
  const sent = server.requests.map(({ messages }) => JSON.stringify(messages).includes('reasoning_content'))
  expect(sent).toEqual([true, false, false])
})

test('DeepSeek: reasoning that it wants back is not left out because it says so', async () => {
  const message = 'The reasoning_content in the thinking mode must be passed back to the API.'
  const { complete, server } = await client([{ kind: 'error', status: 400, message }])
  await expect(complete()).rejects.toMatchObject({ code: 'agent/refused' })
  expect(server.requests).toHaveLength(1)
})

test('llama.cpp: while it reads a long prompt only the head of its answer is there, and that is no silence between two pieces', async () => {
  const { complete } = await client([{ kind: 'late', after: 900, content: 'hi' }], { idle: 400 })
  expect(await complete()).toMatchObject({ content: 'hi', ending: 'complete' })
})
