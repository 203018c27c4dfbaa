import type { Behaviour, Script } from '@helix/testkit'
import { expect, test } from 'vitest'
import { calls, finishing, results, runAgent } from '../testing/run-agent.ts'
import { tokensOf } from './fit-context.ts'

const files = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`${at}.txt`, `${at}`.repeat(20_000)]))
const reading = calls(...Object.keys(files).map((path) => ({ id: path, name: 'read_file', arguments: { path } })))
const budget = { steps: 30, tokens: 10_000_000, money: 1, minutes: 1 }

/** A server whose window has so many characters of conversation; a longer one is refused in these words. */
function windowed(characters: number, refusal: (length: number) => Behaviour, script: readonly Behaviour[]): Script {
  const left = [...script]
  return ({ messages }) => {
    const { length } = JSON.stringify(messages)
    return length > characters ? refusal(length) : (left.shift() ?? finishing)
  }
}

const overflow: Behaviour = { kind: 'error', status: 400, message: 'prompt is too long: 300000 tokens > 20000 maximum' }

test('a conversation that grew by far too much at once is cut until the server takes it', async () => {
  const { outcome, server } = await runAgent(
    windowed(30_000, () => overflow, [reading]),
    { files, assignment: { budget } },
  )
  expect(outcome.kind).toBe('increment')
  expect(server.violations).toEqual([])
  // What was asked for last is still there.
  expect(results(server, server.requests.length - 1).at(-1)).toContain('11'.repeat(500))
})

test.each([
  ['for a reason that Helix does not know', { kind: 'error', status: 400, message: 'that is a bit much for me' }],
  ['for its size in bytes', { kind: 'raw', status: 413, type: 'text/html', body: '<h1>Request Entity Too Large</h1>' }],
] satisfies [string, Behaviour][])('a conversation that grew and is refused %s is cut, too', async (_, refusal) => {
  const { outcome } = await runAgent(
    windowed(150_000, () => refusal, [reading]),
    { files, assignment: { budget } },
  )
  expect(outcome.kind).toBe('increment')
})

test('a refusal that has nothing to do with its length ends the run after one more try', async () => {
  const refusal: Behaviour = { kind: 'error', status: 400, message: 'your account is suspended' }
  const { outcome, server } = await runAgent((_, number) => (number === 0 ? reading : refusal), { files })
  expect(outcome).toMatchObject({ code: 'agent/refused', reason: expect.stringContaining('suspended') })
  expect(server.requests).toHaveLength(3)
})

test('a window that is too small for rules and brief ends the run in the words of the server', async () => {
  const { outcome, server } = await runAgent(() => overflow, { assignment: { brief: 'b'.repeat(8000) } })
  expect(outcome).toMatchObject({ code: 'agent/context-overflow', reason: expect.stringContaining('300000 tokens') })
  expect(server.requests).toHaveLength(1)
})

test('answers that are cut before they say much leave them more room', async () => {
  const cut: Behaviour = { content: '', finish: 'length' }
  const script: Script = (request, number) =>
    number === 0 ? reading : JSON.stringify(request.messages).length > 150_000 ? cut : finishing
  const { outcome, server } = await runAgent(script, { files, assignment: { budget } })
  expect([outcome.kind, server.requests.length]).toEqual(['increment', 3])
})

test('what is sent of a long conversation begins as before for most requests, so that endpoints find it in their caches', async () => {
  const script: Behaviour[] = Array.from({ length: 24 }, (_, at) =>
    calls({ id: `c${at}`, name: 'read_file', arguments: { path: `${at % 12}.txt` } }),
  )
  const { server } = await runAgent([...script, finishing], {
    files,
    assignment: { budget },
    driver: { contextWindow: 60_000 },
  })
  const sent = server.requests.map(({ messages }) => messages.map((message) => JSON.stringify(message)))
  const kept = sent.slice(1).filter((now, at) => sent[at]?.every((message, place) => now[place] === message))
  expect(kept.length).toBeGreaterThan(15)
  for (const { messages } of server.requests) expect(JSON.stringify(messages).length / 4).toBeLessThan(48_500)
})

test('a long conversation is cut in no time', async () => {
  const { fitContext } = await import('./fit-context.ts')
  const output = 'x'.repeat(30_000)
  const messages = [
    { role: 'system' as const, content: 'rules' },
    { role: 'user' as const, content: 'brief' },
    ...Array.from({ length: 600 }, (_, at) => ({ role: 'tool' as const, tool_call_id: `${at}`, content: output })),
  ]
  const started = performance.now()
  const fitted = fitContext(messages, 50_000)
  expect(performance.now() - started).toBeLessThan(2_000)
  expect(tokensOf(fitted?.messages ?? [])).toBeLessThanOrEqual(50_000)
})
