import { HelixError } from '@helix/core'
import { startModelServer } from '@helix/testkit'
import { APIError } from 'openai'
import { expect, onTestFinished, test } from 'vitest'
import { openaiClient } from './openai-client.ts'
import { endpointFetch } from './endpoint-fetch.ts'
import { loadingPause, toldPause } from './told-pause.ts'

const now = Date.parse('2026-11-29T10:00:00Z')
const limited = (headers: Record<string, string>) => ({ cause: APIError.generate(429, {}, 'x', new Headers(headers)) })

test.each([
  ['120', 120_000],
  ['90.5', 90_500],
  ['Sun, 29 Nov 2026 10:02:00 GMT', 120_000],
  ['30', null], // the SDK waits that long itself
  ['86400', null],
  ['Sun, 29 Nov 2026 09:00:00 GMT', null],
  ['soon', null],
  ['-5', null],
])('Retry-After: %s asks to wait %s milliseconds', (said, milliseconds) => {
  expect(toldPause(new HelixError('agent/rate-limited', 'x', limited({ 'retry-after': said })), now)).toBe(milliseconds)
})

test('nothing is waited for that no server asked for, or that is no limit of the rate', () => {
  expect(toldPause(new HelixError('agent/rate-limited', 'x', limited({})), now)).toBeNull()
  expect(toldPause(new HelixError('agent/server-error', 'x', limited({ 'retry-after': '120' })), now)).toBeNull()
  expect(toldPause(new HelixError('agent/rate-limited', 'x'), now)).toBeNull()
})

test('seconds that Gemini says in the body become a header, and none is overwritten', async () => {
  const body = JSON.stringify([{ error: { code: 429, message: 'exhausted', details: [{ retryDelay: '34.5s' }] } }])
  const answered = (headers: Record<string, string>) =>
    endpointFetch(async () => new Response(body, { status: 429, headers }), 1000)('http://x')
  expect((await answered({})).headers.get('retry-after')).toBe('34.5')
  expect((await answered({ 'retry-after': '7' })).headers.get('retry-after')).toBe('7')
})

test.each([
  ['86400', 'agent/rate-limited', 1],
  ['0.01', 'hi', 2],
])(
  'a server that asks for %s s is asked once more after that, or where it is too long not at all',
  async (said, came, times) => {
    const server = await startModelServer([
      { kind: 'error', status: 429, message: 'slow down', headers: { 'retry-after': said } },
      { content: 'hi' },
    ])
    onTestFinished(() => server.close())
    const client = openaiClient({ model: 'm', baseUrl: server.baseUrl, apiKey: 'k' }, { pause: 1 })
    const signal = new AbortController().signal
    const answer = client.complete({ messages: [{ role: 'user', content: 'x' }], tools: [], signal })
    const outcome = await answer.then(({ content }) => content, ({ code }: HelixError) => code) // prettier-ignore
    expect([outcome, server.requests.length]).toEqual([came, times])
  },
)

test.each([
  ['llama.cpp', 503, 'Loading model', 2000],
  ['Hugging Face', 503, 'Model x is currently loading', 2000],
  ['a server without room', 503, 'overloaded', null],
  ['a server that broke while it loaded', 500, 'error loading model', null],
])('%s is waited for, or not: %i %s', (_, status, message, milliseconds) => {
  const failure = new HelixError('agent/server-error', message, { cause: APIError.generate(status, { message }, message, new Headers()) }) // prettier-ignore
  expect([loadingPause(failure, 0), loadingPause(failure, 900_000)]).toEqual([milliseconds, null])
})

test('a model that is loaded after more refusals than are repeated answers', async () => {
  const server = await startModelServer((_, number) =>
    number < 4 ? { kind: 'error', status: 503, message: 'Loading model' } : { content: 'hi' },
  )
  onTestFinished(() => server.close())
  const client = openaiClient({ model: 'm', baseUrl: server.baseUrl, apiKey: 'k' }, { retries: 0 })
  const said: string[] = []
  const { signal } = new AbortController()
  const answer = await client.complete({ messages: [{ role: 'user', content: 'x' }], tools: [], signal, onRetry: (why) => said.push(why) }) // prettier-ignore
  expect([answer.content, server.requests.length]).toEqual(['hi', 5])
  expect(said).toEqual([expect.stringContaining('Loading model; waiting for it')])
})
