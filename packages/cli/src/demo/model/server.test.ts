import { type ChatMessage, openaiClient } from '@helix/agent'
import { expect, onTestFinished, test } from 'vitest'
import { parseReplies, type RecordedReply } from './replies.ts'
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
const brief: ChatMessage = { role: 'user', content: `# ${step} DOMAIN_LOGIC, ${spec}` }

async function replaying(replies: RecordedReply[]) {
  const server = await startReplayServer(replies)
  onTestFinished(() => server.close())
  const model = openaiClient({ model: 'recorded', baseUrl: server.baseUrl, apiKey: 'none' })
  const ask = (...messages: ChatMessage[]) =>
    model.complete({ messages: [brief, ...messages], tools: [], signal: AbortSignal.timeout(5000) })
  return { server, ask }
}

test('recorded replies are answered in their order over the real protocol, each to its own request', async () => {
  const long = `export const text = '${'ä€😀'.repeat(1000)}'\n`
  const { server, ask } = await replaying([
    recorded([brief.content ?? ''], 'write_file', { path: 'a.ts', content: long }),
    recorded(['wrote a.ts'], 'finish', proposal),
  ])
  const first = await ask()
  expect(first).toMatchObject({
    content: 'I go on.',
    ending: 'complete',
    usage: { input: 1000, output: 50, estimated: false },
  })
  expect(first.toolCalls.map(({ name, arguments: given }) => [name, JSON.parse(given)])).toEqual([
    ['write_file', { path: 'a.ts', content: long }],
  ])
  const second = await ask({ role: 'assistant', content: 'I go on.' }, { role: 'user', content: 'wrote a.ts' })
  expect(second.toolCalls).toMatchObject([{ name: 'finish' }])
  expect(server.state()).toEqual({ given: 2, left: 0 })
})

test.each([
  [{ step: 'STEP[5/7]' }, '"STEP[5/7]"'],
  [{ spec: 'spec@000000000000' }, '"spec@000000000000"'],
  [{ contains: ['MUTATION-PATCH'] }, '"MUTATION-PATCH"'],
])('a request without %j is refused at once and named', async (expects, named) => {
  const { server, ask } = await replaying([recorded([], 'finish', proposal, expects)])
  await expect(ask()).rejects.toMatchObject({
    code: 'agent/refused',
    message: expect.stringContaining(`the request lacks ${named}`),
  })
  expect(server.state()).toEqual({ given: 0, left: 1 })
})

test('strings are looked for in what is new, not in what was said before', async () => {
  const { ask } = await replaying([recorded([brief.content ?? ''], 'check', {})])
  const later = ask({ role: 'assistant', content: 'I go on.' }, { role: 'user', content: 'wrote a.ts' })
  await expect(later).rejects.toMatchObject({ code: 'agent/refused' })
})

test('a reply for a repository without a spec asks for none', async () => {
  const { ask } = await replaying([recorded([], 'finish', proposal, { spec: null })])
  expect((await ask()).toolCalls).toMatchObject([{ name: 'finish' }])
})

test('when all replies are given the next request is refused', async () => {
  const { ask } = await replaying([recorded([], 'check', {})])
  await ask()
  await expect(ask()).rejects.toMatchObject({ message: expect.stringContaining('all 1 recorded replies') })
})

test('what is no streamed Chat Completion is refused', async () => {
  const { server } = await replaying([recorded([], 'check', {})])
  const body = JSON.stringify({ model: 'recorded', messages: [brief] })
  const [whole, other] = await Promise.all(
    ['chat/completions', 'embeddings'].map((path) => fetch(`${server.baseUrl}/${path}`, { method: 'POST', body })),
  )
  expect([whole?.status, other?.status, server.state().given]).toEqual([400, 400, 0])
})

test('recorded replies are checked when read', () => {
  const turns = [recorded(['x'], 'check', {})]
  expect(parseReplies(JSON.stringify({ run: 'a', turns }), 'a.json')).toEqual(turns)
  expect(() => parseReplies('{', 'a.json')).toThrow(expect.objectContaining({ code: 'demo/bad-replies' }))
  expect(() => parseReplies('{"run": "a", "turns": [{"expects": {"step": ""}}]}', 'a.json')).toThrow(
    expect.objectContaining({ code: 'demo/bad-replies' }),
  )
})
