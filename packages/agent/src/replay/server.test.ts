import { OpenAI } from 'openai'
import { expect, onTestFinished, test } from 'vitest'
import { openaiClient } from '../model/openai-client.ts'
import { runAgent } from '../testing/run-agent.ts'
import { type RecordedReply, parseReplies } from './replies.ts'
import { startReplayServer } from './server.ts'

const usage = { prompt_tokens: 1000, completion_tokens: 50 }
const step = 'STEP[4/7]'
const spec = 'spec@3fa9c1d2e4b7'

function recorded(contains: string[], name: string, given: Record<string, unknown>, expects = {}): RecordedReply {
  return {
    expects: { step, spec, contains, ...expects },
    reply: { content: 'I go on.', toolCalls: [{ name, arguments: given }], usage },
  }
}

const proposal = { type: 'feat', description: 'add it', why: 'REQ-1 asks', change: 'one file' }
const brief = `# ${step} DOMAIN_LOGIC, ${spec}`

async function replaying(replies: RecordedReply[], strict = true) {
  const server = await startReplayServer({ replies, strict })
  onTestFinished(() => server.close())
  const model = openaiClient({ model: 'recorded', baseUrl: server.baseUrl, apiKey: 'none' })
  return { server, setup: { driver: { model }, assignment: { brief } } }
}

test('recorded replies drive a whole run over the real protocol', async () => {
  const long = `export const text = '${'ä€😀'.repeat(1000)}'\n`
  const { server, setup } = await replaying([
    recorded([brief], 'write_file', { path: 'a.ts', content: long }),
    recorded(['wrote a.ts'], 'check', {}),
    recorded(['all gates that apply pass'], 'finish', proposal),
  ])
  const { outcome, read } = await runAgent([], setup)
  expect(outcome).toMatchObject({
    kind: 'increment',
    spent: { steps: 3, usage: { input: 3000, output: 150, estimated: false } },
  })
  expect(read('a.ts')).toBe(long)
  expect(server.state()).toEqual({ given: 3, left: 0 })
})

test.each([
  [{ step: 'STEP[5/7]' }, '"STEP[5/7]"'],
  [{ spec: 'spec@000000000000' }, '"spec@000000000000"'],
  [{ contains: ['MUTATION-PATCH'] }, '"MUTATION-PATCH"'],
])('a request without %j is refused at once and named', async (expects, named) => {
  const { server, setup } = await replaying([recorded([], 'finish', proposal, expects)])
  const { outcome } = await runAgent([], setup)
  expect(outcome).toMatchObject({ kind: 'stopped', code: 'agent/refused' })
  expect(outcome).toHaveProperty('reason', expect.stringContaining(`the request lacks ${named}`))
  expect(server.state()).toEqual({ given: 0, left: 1 })
})

test('strings are looked for in what is new, not in what was said before', async () => {
  const { setup } = await replaying([recorded([brief], 'check', {}), recorded([brief], 'finish', proposal)])
  expect((await runAgent([], setup)).outcome).toMatchObject({ code: 'agent/refused' })
})

test('a reply for a repository without a spec asks for none', async () => {
  const { setup } = await replaying([recorded([], 'finish', proposal, { spec: null })])
  expect((await runAgent([], setup)).outcome.kind).toBe('increment')
})

test('when all replies are given the next request is refused', async () => {
  const { setup } = await replaying([recorded([], 'check', {})])
  expect((await runAgent([], setup)).outcome).toHaveProperty(
    'reason',
    expect.stringContaining('all 1 recorded replies'),
  )
})

test('not strict: the first unused reply that fits answers', async () => {
  const replies = [recorded(['all gates'], 'finish', proposal), recorded([brief], 'check', {})]
  const { setup } = await replaying(replies, false)
  expect((await runAgent([], setup)).outcome.kind).toBe('increment')
})

test('a client that does not stream gets one document; other paths are refused', async () => {
  const { server } = await replaying([recorded([], 'check', {})])
  const client = new OpenAI({ apiKey: 'none', baseURL: server.baseUrl })
  const messages = [{ role: 'user' as const, content: [{ type: 'text' as const, text: brief }] }]
  const completion = await client.chat.completions.create({ model: 'recorded', messages })
  expect(completion.choices[0]?.message.tool_calls?.[0]).toMatchObject({ function: { name: 'check', arguments: '{}' } })
  expect(completion).toMatchObject({ usage: { total_tokens: 1050 }, choices: [{ finish_reason: 'tool_calls' }] })
  expect((await client.models.list()).data[0]?.id).toBe('recorded')
  await expect(client.embeddings.create({ model: 'm', input: 'x' })).rejects.toMatchObject({ status: 400 })
})

test('recorded replies are checked when read', () => {
  const turns = [recorded(['x'], 'check', {})]
  expect(parseReplies(JSON.stringify({ run: 'a', turns }), 'a.json')).toEqual(turns)
  expect(() => parseReplies('{', 'a.json')).toThrow(expect.objectContaining({ code: 'agent/bad-replies' }))
  expect(() => parseReplies('{"run": "a", "turns": [{"expects": {"step": ""}}]}', 'a.json')).toThrow(
    expect.objectContaining({ code: 'agent/bad-replies' }),
  )
})
