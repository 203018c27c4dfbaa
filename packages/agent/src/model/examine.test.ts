import { type Behaviour, type ReceivedRequest, type Script, startModelServer } from '@helix/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { examineModel } from './examine.ts'
import { openaiClient } from './openai-client.ts'

/** What an endpoint of these abilities answers. */
interface Abilities {
  tools?: 'called' | 'ignored' | 'refused' | 'unrouted' | 'misused'
  forced?: boolean
  schema?: boolean
  /** What it sees of a question. */
  sees?: (asked: string) => string
  /** Letters from which on it refuses a question. */
  refuses?: number
  counts?: 'right' | 'never' | 'a million' | 'three'
}

function endpoint({
  tools = 'called',
  forced = true,
  schema = true,
  sees = (asked) => asked,
  refuses = Infinity,
  counts = 'right',
}: Abilities): Script {
  return (request): Behaviour => {
    const asked = request.messages[0]?.content ?? ''
    const input = { right: Math.ceil(asked.length / 4.2), never: 0, 'a million': 1e6, three: 3 }[counts]
    const usage = counts === 'never' ? null : { input, output: 5 }
    if (asked.length > refuses) return { kind: 'error', status: 400, message: 'maximum context length is 8192 tokens' }
    if (request.tools !== undefined) {
      if (tools === 'refused') return { kind: 'error', status: 400, message: 'tools are not supported' }
      if (tools === 'unrouted')
        return { kind: 'error', status: 404, message: 'No endpoints found that support tool use.' }
      const isForced = request['tool_choice'] === 'required'
      if (tools === 'ignored' || (isForced && !forced)) return { content: 'ready!', usage }
      return { calls: [{ name: 'report_ready', arguments: { ready: tools === 'called' ? true : 'yes' } }], usage }
    }
    if (request['response_format'] !== undefined) {
      return schema ? { content: '{"ready": true}', usage } : { kind: 'error', status: 400, message: 'no samplers' }
    }
    const known = [...sees(asked).matchAll(/word \d is (\w+)/g)].map(([, word]) => word)
    return { content: known.join(', ') || 'Which words?', usage }
  }
}

async function examine(abilities: Abilities) {
  const server = await startModelServer(endpoint(abilities))
  onTestFinished(() => server.close())
  const client = openaiClient({ model: 'm', baseUrl: server.baseUrl, apiKey: 'k' }, { retries: 0 })
  let clock = 0
  const report = await examineModel(client, {
    signal: new AbortController().signal,
    patience: 20_000,
    now: () => (clock += 100),
  })
  expect(server.violations).toEqual([])
  return report
}

test('an endpoint that can everything is used with tools', async () => {
  expect(await examine({})).toEqual({
    name: 'm', host: expect.stringMatching(/^127\.0\.0\.1:/), tools: true, forcedChoice: true, jsonSchema: true, usage: true,
    context: 29_736, cut: null, unended: 0, speed: 50, uses: 'tools',
  }) // prettier-ignore
})

test.each<[Abilities, object]>([
  [{ forced: false }, { tools: true, forcedChoice: false, uses: 'tools' }],
  [{ schema: false }, { jsonSchema: false, uses: 'tools' }],
  [{ sees: (asked) => asked.slice(-16_000) }, { context: null, cut: 5976, uses: 'tools' }],
  [{ sees: (asked) => asked.slice(-32_000) }, { context: 5976, cut: 29_736 }],
  [{ sees: (asked) => `${asked.slice(0, 4000)}${asked.slice(-4000)}` }, { context: null, cut: 5976 }],
  [{ refuses: 32_000 }, { context: 5976, cut: null }],
  [{ counts: 'never' }, { usage: false, uses: 'tools' }],
  [{ counts: 'a million' }, { usage: false, context: 29_736 }],
  [{ counts: 'three' }, { usage: false, context: 29_736 }],
  [{ tools: 'refused' }, { tools: false, forcedChoice: false, jsonSchema: true, uses: 'json-schema' }],
  [
    { tools: 'refused', schema: false },
    { tools: false, jsonSchema: false, uses: 'fenced' },
  ],
  [{ tools: 'unrouted' }, { tools: false, jsonSchema: true, uses: 'json-schema' }],
  [{ tools: 'ignored' }, { tools: false, forcedChoice: false, uses: 'fenced' }],
  [{ tools: 'misused' }, { tools: false, uses: 'fenced' }],
])('%j', async (abilities, expected) => {
  expect(await examine(abilities)).toMatchObject(expected)
})

/** Answers that never end, where `endless` says so; a clock that has run out stands for a minute. */
async function examineEndless(endless: (request: ReceivedRequest) => boolean) {
  const able = endpoint({})
  const server = await startModelServer((request, number) => {
    const answer = typeof able === 'function' ? able(request, number) : undefined
    if (answer !== undefined && !endless(request)) return answer
    return { kind: 'drip', every: 50, content: 'and so on '.repeat(1000) }
  })
  onTestFinished(() => server.close())
  const client = openaiClient({ model: 'm', baseUrl: server.baseUrl, apiKey: 'k' }, { retries: 0 })
  const report = await examineModel(client, { signal: new AbortController().signal, patience: 300, now: () => 0 })
  return { report, asked: server.requests.length }
}

test('a model that does not end its answers is reported, and not asked for long ones', async () => {
  const { report, asked } = await examineEndless(() => true)
  expect(report).toMatchObject({ tools: false, forcedChoice: false, jsonSchema: false, context: null, unended: 3, uses: 'fenced' }) // prettier-ignore
  expect(asked).toBe(3)
})

test('an answer that does not end hides nothing of what the others show', async () => {
  const { report } = await examineEndless((request) => request.tools !== undefined)
  expect(report).toMatchObject({ tools: false, jsonSchema: true, unended: 2, uses: 'fenced' })
  const { report: rambling } = await examineEndless((request) => request['response_format'] !== undefined)
  expect(rambling).toMatchObject({ tools: true, forcedChoice: true, jsonSchema: false, unended: 1, uses: 'tools', context: 29_736 }) // prettier-ignore
})

test('a machine that reads long questions slowly is no model that does not end', async () => {
  const { report } = await examineEndless(({ messages: [asked] }) => (asked?.content ?? '').length > 50_000)
  expect(report).toMatchObject({ tools: true, unended: 0, context: 5976, cut: null })
})

test('who stops the examination ends it', async () => {
  const server = await startModelServer(() => ({ kind: 'silence' }))
  onTestFinished(() => server.close())
  const client = openaiClient({ model: 'm', baseUrl: server.baseUrl, apiKey: 'k' }, { retries: 0 })
  const stop = new AbortController()
  setTimeout(() => stop.abort(), 100)
  const asked = examineModel(client, { signal: stop.signal, patience: 20_000, now: () => 0 })
  await expect(asked).rejects.toThrow('aborted')
})

test.each([
  [500, 'The server had an error', 'agent/server-error'],
  [400, 'no such thing', 'agent/refused'],
])('a server that answers %i to everything has shown nothing of its model', async (status, message, code) => {
  const server = await startModelServer(() => ({ kind: 'error', status, message }))
  onTestFinished(() => server.close())
  const client = openaiClient({ model: 'm', baseUrl: server.baseUrl, apiKey: 'k' }, { retries: 0 })
  const asked = examineModel(client, { signal: new AbortController().signal, patience: 20_000, now: () => 0 })
  await expect(asked).rejects.toMatchObject({ code })
})

test('a server that has not loaded its model in time says so, and nothing of what the model can', async () => {
  const server = await startModelServer(() => ({ kind: 'error', status: 503, message: 'Loading model' }))
  onTestFinished(() => server.close())
  const client = openaiClient({ model: 'm', baseUrl: server.baseUrl, apiKey: 'k' }, { retries: 0 })
  const asked = examineModel(client, { signal: new AbortController().signal, patience: 300, now: () => 0 })
  await expect(asked).rejects.toMatchObject({ code: 'agent/server-error', message: expect.stringContaining('Loading') })
})

test('a key that is not accepted is no answer', async () => {
  const server = await startModelServer(() => ({ kind: 'error', status: 401 }))
  onTestFinished(() => server.close())
  const client = openaiClient({ model: 'm', baseUrl: server.baseUrl, apiKey: 'k' }, { retries: 0 })
  const asked = examineModel(client, { signal: new AbortController().signal, patience: 20_000, now: () => 0 })
  await expect(asked).rejects.toMatchObject({ code: 'agent/unauthorized' })
})
