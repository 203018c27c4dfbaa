import { createServer, type ServerResponse } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { calls, finishing, results, runAgent } from '../testing/run-agent.ts'
import { type ClientOptions, openaiClient } from './openai-client.ts'
import type { WireName } from './wire.ts'

/** An endpoint that does what it likes with every answer. */
async function hostile(answer: (response: ServerResponse) => void, limits: ClientOptions = {}, api: WireName = 'chat') {
  let asked = 0
  const server = createServer((request, response) => {
    response.on('error', () => {})
    asked += 1
    request.resume().on('end', () => answer(response))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const address = server.address()
  const baseUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/v1`
  const patient = { firstByte: 20_000, idle: 20_000, pause: 1, ...limits }
  const model = openaiClient({ model: 'm', baseUrl, apiKey: 'k', api }, patient)
  const complete = () => model.complete({ messages: [{ role: 'user', content: 'x' }], tools: [], signal: new AbortController().signal }) // prettier-ignore
  return { model, complete, asked: () => asked }
}

const event = (data: object) => `data: ${JSON.stringify(data)}\n\n`
const piece = (content: string) => event({ choices: [{ delta: { content } }] })
const stream = (response: ServerResponse) => response.writeHead(200, { 'content-type': 'text/event-stream' })

/** Writes for ever, as fast as it is read. */
function pour(response: ServerResponse, text: string): void {
  const more = (): void => {
    while (!response.destroyed && response.write(text));
    if (!response.destroyed) response.once('drain', more)
  }
  more()
}

const megabyte = 'x'.repeat(1024 * 1024)
const small = { mostBytes: 4 * 1024 * 1024 }

test.each<[string, (response: ServerResponse) => void]>([
  ['an answer', (response) => pour(stream(response), piece(megabyte))],
  ['a line', (response) => (stream(response).write('data: {"choices": "'), pour(response, megabyte))],
  ['a document', (response) => pour(response.writeHead(200, { 'content-type': 'application/json' }), megabyte)],
  ['comments', (response) => pour(stream(response), `: ${megabyte}\n\n`)],
  ['arguments of a call', (response) => pour(stream(response), event({ choices: [{ delta: { tool_calls: [{ index: 0, id: 'a', function: { name: 'write_file', arguments: megabyte } }] } }] }))],
])('%s without an end is read to a limit, and not asked for again', async (_, answer) => {
  const { complete, asked } = await hostile(answer, small)
  await expect(complete()).rejects.toMatchObject({ code: 'agent/endless-answer' })
  expect(asked()).toBe(1)
}) // prettier-ignore

const page = 'x'.repeat(1000)

test.each<[string, WireName, (response: ServerResponse) => void]>([
  ['chat', 'chat', (response) => pour(stream(response), piece(page))],
  ['a document', 'chat', (response) => response.writeHead(200, { 'content-type': 'application/json' }).end(`{"choices":[{"message":{"content":"${page}${page}"}}]}`)],
  ['responses', 'responses', (response) => pour(stream(response), event({ type: 'response.output_text.delta', delta: page }))],
])('an answer with more characters than any model says is not read on (%s)', async (_, api, answer) => {
  const { complete, asked } = await hostile(answer, { mostCharacters: 1500 }, api)
  await expect(complete()).rejects.toMatchObject({
    code: 'agent/endless-answer',
    message: 'the answer has more than 1500 characters; Helix stopped reading',
  })
  expect(asked()).toBe(1)
}) // prettier-ignore

test('an answer of few characters may be long on the wire', async () => {
  const comment = `: ${'x'.repeat(60_000)}\n\n`
  const { complete } = await hostile((response) => {
    stream(response)
    for (let at = 0; at < 300; at++) response.write(comment)
    response.end(done)
  })
  expect(await complete()).toMatchObject({ content: 'whole' })
})

test('a refusal without an end is a refusal', async () => {
  const { complete } = await hostile((response) => pour(response.writeHead(401), megabyte), small)
  await expect(complete()).rejects.toMatchObject({ code: 'agent/unauthorized' })
})

test('an answer of the Responses API without an end is read to a limit', async () => {
  const delta = event({ type: 'response.output_text.delta', delta: megabyte })
  const { complete } = await hostile((response) => pour(stream(response), delta), small, 'responses')
  await expect(complete()).rejects.toMatchObject({ code: 'agent/endless-answer' })
})

const done = event({ choices: [{ delta: { content: 'whole' }, finish_reason: 'stop' }] })
const completed = event({
  type: 'response.completed',
  response: { status: 'completed', output: [{ type: 'message', content: [{ text: 'whole' }] }] },
})

test.each<[string, WireName, string[]]>([
  ['[DONE]', 'chat', [done, 'data: [DONE]\n\n']],
  ['[DONE] in pieces', 'chat', [done, 'data: [DO', 'NE]\n', '\n']],
  ['response.completed', 'responses', [completed]],
])('an answer is whole at its %s, whatever the connection does then', async (_, api, parts) => {
  const { complete, asked } = await hostile(
    (response) => {
      stream(response)
      for (const part of parts) response.write(part)
      const drip = setInterval(() => response.write(': still here\n\n'), 20)
      response.on('close', () => clearInterval(drip))
    },
    {},
    api,
  )
  expect(await complete()).toMatchObject({ content: 'whole' })
  expect(asked()).toBe(1)
})

test('a text that speaks of [DONE] is not the end, wherever the network cuts it', async () => {
  const said = event({
    choices: [{ delta: { content: 'a stream ends in data: [DONE] always' }, finish_reason: 'stop' }],
  })
  const cut = said.indexOf('[DONE]') + '[DONE]'.length
  const { complete, asked } = await hostile((response) => {
    stream(response)
    response.write(said.slice(0, cut))
    setTimeout(() => response.end(said.slice(cut)), 50)
  })
  expect(await complete()).toMatchObject({ content: 'a stream ends in data: [DONE] always' })
  expect(asked()).toBe(1)
})

test('a slow drip is life, and ends with the minutes of the run', async () => {
  const { model } = await hostile((response) => {
    stream(response)
    const drip = setInterval(() => response.write(piece('x')), 20)
    response.on('close', () => clearInterval(drip))
  })
  const budget = { steps: 9, tokens: 1e6, money: 1, minutes: 0.01 }
  const { outcome } = await runAgent([], { driver: { model }, assignment: { budget } })
  expect(outcome).toMatchObject({ kind: 'stopped', code: 'agent/budget-minutes' })
})

test.each([
  ['negative', { prompt_tokens: -500, completion_tokens: 1 }],
  ['a fraction', { prompt_tokens: 1.5, completion_tokens: 1 }],
  ['beyond every number', { prompt_tokens: 1e308, completion_tokens: 1 }],
  ['text', { prompt_tokens: '1', completion_tokens: 1 }],
])('usage that is %s is estimated, not believed', async (_, usage) => {
  const call = { index: 0, id: 'f', function: { name: 'stop', arguments: '{"reason": "enough"}' } }
  const body = event({ choices: [{ delta: { tool_calls: [call] }, finish_reason: 'tool_calls' }], usage })
  const { outcome } = await runAgent([{ kind: 'raw', body }])
  expect(outcome).toMatchObject({ code: 'agent/gave-up', spent: { usage: { estimated: true } } })
  expect(outcome.spent.usage.input).toBeGreaterThan(500)
})

test('of very many calls in one answer the first are run, and the others answered', async () => {
  const many = Array.from({ length: 500 }, (_, place) => ({
    id: `c${place}`,
    name: 'search',
    arguments: { pattern: `p${place}` },
  }))
  const { outcome, server } = await runAgent([calls(...many), finishing])
  expect([outcome.kind, server.violations]).toEqual(['increment', []])
  const told = results(server, 1)
  expect(told).toHaveLength(64)
  expect(told.filter((text) => text.includes('make the other 436 again'))).toEqual([told.at(-1)])
})

test.each([
  ['no JSON', '{"path": "a.ts", "content": "'],
  ['a list', '[1]'],
  ['text', '"a.ts"'],
  ['another type', '{"path": 7, "content": {}}'],
  ['members nobody asked for', '{"path": "a.ts", "content": "x", "mode": 511}'],
  ['half a character', '{"path": "a.ts", "content": "\\ud800"}'],
  ['very deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ['nothing', ''],
])('arguments that are %s are told to the model, and five such answers end the run', async (_, given) => {
  const { outcome, server, log } = await runAgent(() => calls({ name: 'write_file', arguments: given }))
  expect(outcome).toMatchObject({ kind: 'stopped' })
  expect(results(server, 1)[0]).toMatch(/^error: /)
  expect(server.requests.length).toBeLessThanOrEqual(5)
  expect(log).toContain('"type":"outcome"')
})

test.each([301, 302, 303, 307, 308])(
  'a redirection (%d) is not followed: nobody else reads the conversation',
  async (status) => {
    const elsewhere = await hostile((response) => void stream(response).end(done))
    const { complete, asked } = await hostile((response) => {
      response
        .writeHead(status, { location: `http://user:secret@${elsewhere.model.host}/v2?token=secret` })
        .end('moved')
    })
    const error = await complete().catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({
      code: 'agent/redirected',
      message: expect.stringMatching(new RegExp(`: to http://${elsewhere.model.host}/v2$`)),
    })
    expect([asked(), elsewhere.asked()]).toEqual([1, 0])
  },
)
