import { appendFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sha256 } from '@helix/core'
import { temporaryFolder } from '@helix/testkit'
import { assert, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { header } from '../testing/a-header.ts'
import type { RunEntry } from './entries.ts'
import { readRunLog } from './read.ts'
import { createRedactor } from './redact.ts'
import { newRunId } from './run-id.ts'
import { memoryRunLog, openRunLog } from './write.ts'

const request: RunEntry = { type: 'request', digest: 'd', messages: [{ role: 'user', content: 'grüße 😀 � \ud800' }] }
const decision: RunEntry = { type: 'decision', decision: 'nudge', reason: 'because' }
const options = { now: () => Date.UTC(2026, 10, 20, 7, 30), redact: createRedactor({}) }

async function aLog(...entries: RunEntry[]): Promise<string> {
  const log = memoryRunLog(options)
  for (const entry of entries) await log.write(entry)
  return log.text()
}

test('a line holds its type, number, time, the digest of the line before, and its own sum', async () => {
  const [first = '', second = '', end] = (await aLog(header, decision)).split('\n')
  expect(end).toBe('')
  expect(first).toMatch(/^\{"type":"run","seq":0,"at":"2026-11-20T07:30:00\.000Z","previous":null,"version":1,/)
  const bare = `{"type":"decision","seq":1,"at":"2026-11-20T07:30:00.000Z","previous":"${sha256(first)}","decision":"nudge","reason":"because"`
  expect(second).toBe(`${bare},"sum":"${sha256(`${bare}}`)}"}`)
})

test('what was written is read', async () => {
  const record = readRunLog(await aLog(header, request, decision))
  expect(record.problem).toBeNull()
  expect(record.torn).toBe(0)
  expect(record.header).toEqual(header)
  expect(record.entries.map(({ entry }) => entry)).toEqual([header, request, decision])
  expect(record.last?.seq).toBe(2)
})

test('an empty log is no problem', () => {
  expect(readRunLog('')).toEqual({ header: null, entries: [], torn: 0, problem: null, last: null })
})

test('no byte can be changed unnoticed', async () => {
  const bytes = new TextEncoder().encode(await aLog(header, request, decision))
  assert(
    property(integer({ min: 0, max: bytes.length - 1 }), integer({ min: 1, max: 255 }), (place, change) => {
      const changed = Uint8Array.from(bytes)
      changed[place] = (changed[place] ?? 0) ^ change
      const { problem, torn } = readRunLog(changed)
      expect(problem !== null || torn > 0).toBe(true)
      // Only the very last byte, its line feed, can make a line look unfinished.
      expect(problem !== null || place === bytes.length - 1).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('a torn last line is tolerated and counted, wherever it was torn', async () => {
  const whole = new TextEncoder().encode(await aLog(header, decision))
  const text = await aLog(header, decision, request)
  const bytes = new TextEncoder().encode(text)
  for (let end = whole.length; end < bytes.length; end++) {
    const record = readRunLog(bytes.subarray(0, end))
    expect(record.problem).toBeNull()
    expect(record.entries).toHaveLength(2)
    expect(record.torn).toBe(end - whole.length)
  }
})

function problemOf(...lines: (string | undefined)[]) {
  const { problem } = readRunLog(`${lines.join('\n')}\n`)
  return [problem?.code, problem?.where?.line]
}

function sealed(json: string): string {
  return `${json.slice(0, -1)},"sum":"${sha256(json)}"}\n`
}

test('lines that were exchanged, taken out, doubled or forged are named by line and code', async () => {
  const lines = (await aLog(header, request, decision, decision)).split('\n')
  const [a, b, c, d] = lines
  expect(problemOf(a, c, b, d)).toEqual(['RUN-LOG-ORDER', 2])
  expect(problemOf(a, b, d)).toEqual(['RUN-LOG-ORDER', 3])
  expect(problemOf(a, b, b)).toEqual(['RUN-LOG-ORDER', 3])
  expect(problemOf(b)).toEqual(['RUN-LOG-ORDER', 1])
  expect(problemOf(a, '{}')).toEqual(['RUN-LOG-SUM', 2])
  const other = (await aLog({ ...header, step: 'STEP[2/7] E2E_RED' }, request)).split('\n')
  expect(problemOf(a, other[1])).toEqual(['RUN-LOG-CHAIN', 2])
  expect(problemOf((await aLog(decision)).trim())).toEqual(['RUN-LOG-ORDER', 1])
  expect(problemOf(...(await aLog(header, header)).trim().split('\n'))).toEqual(['RUN-LOG-ORDER', 2])
})

test('an entry of another shape is not of this version', async () => {
  const json = '{"type":"later","seq":0,"at":"2026-11-20T07:30:00.000Z","previous":null}'
  expect(readRunLog(sealed(json)).problem?.code).toBe('RUN-LOG-SHAPE')
  expect(readRunLog(sealed('{"seq":0}')).problem?.code).toBe('RUN-LOG-SHAPE')
  expect(readRunLog(sealed('{nonsense}')).problem?.code).toBe('RUN-LOG-SHAPE')
})

test('a file is created with its folder, appended to, mended after a torn line, and kept whole', async () => {
  const path = join(temporaryFolder(), 'runs', 'a.jsonl')
  const first = await openRunLog(path, options)
  expect(first.record.entries).toEqual([])
  await first.write(header)
  await first.close()
  appendFileSync(path, '{"type":"requ')
  const second = await openRunLog(path, options)
  expect(second.record).toMatchObject({ torn: 13, problem: null })
  await second.write(decision)
  await second.close()
  const record = readRunLog(readFileSync(path))
  expect(record.problem).toBeNull()
  expect(record.entries.map(({ entry }) => entry)).toEqual([
    header,
    { type: 'decision', decision: 'mended', reason: '13 bytes of an unfinished line were cut off' },
    decision,
  ])
  expect(statSync(path).mode & 0o077).toBe(0)
})

test('a log whose chain is broken is not continued', async () => {
  const path = join(temporaryFolder(), 'a.jsonl')
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, (await aLog(header, decision)).replace('because', 'becauze'))
  await expect(openRunLog(path, options)).rejects.toMatchObject({ code: 'agent/log-broken' })
})

const secrets = {
  OPENAI_API_KEY: 'plain-looking-value',
  GITHUB_TOKEN: 'tok"en\\value',
  DB_PASSWORD: 'hunter2hunter2',
  my_secret: 'lower-case-name',
  SHORT_KEY: 'abc',
  EDITOR: 'vim-as-it-is',
}

test.each([
  ['the key is plain-looking-value.', 'the key is [redacted].'],
  [JSON.stringify({ v: secrets.GITHUB_TOKEN }), '{"v":"[redacted]"}'],
  ['hunter2hunter2 lower-case-name', '[redacted] [redacted]'],
  ['abc vim-as-it-is', 'abc vim-as-it-is'],
  ['key sk-proj-abcdefghij0123456789', 'key [redacted]'],
  ['ghp_abcdefghijklmnopqrstuvwxyz0123456789', '[redacted]'],
  ['AKIAIOSFODNN7EXAMPLE', '[redacted]'],
  ['Authorization: Bearer abcdef123456', 'Authorization: Bearer [redacted]'],
  ['authorization: Basic dXNlcjpwYXNz', 'authorization: Basic [redacted]'],
  ['curl -H "bearer abcdefghij"', 'curl -H "bearer [redacted]"'],
  ['postgres://app:s3cret@db/x', 'postgres://app:[redacted]@db/x'],
  ['-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\nrest', '[redacted]\nrest'],
  ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abcdefghijk', '[redacted]'],
  ['risk-taking, task-list, a bearer of news', 'risk-taking, task-list, a bearer of news'],
])('%j is logged as %j', async (text, expected) => {
  const log = memoryRunLog({ now: () => 0, redact: createRedactor(secrets) })
  await log.write({ ...header })
  await log.write({ type: 'tool-call', id: '1', name: 'x', arguments: text })
  expect(readRunLog(log.text()).entries[1]?.entry).toEqual({
    type: 'tool-call',
    id: '1',
    name: 'x',
    arguments: expected,
  })
})

test.each(['', 'x', 'xy', 'user:', 'a longer beginning '])('a secret that follows “%s” is masked in every encoding', async (before) => {
  const text = `${before}${secrets.GITHUB_TOKEN} ${before}${secrets.DB_PASSWORD}/end`
  const bytes = Buffer.from(text)
  const url = encodeURIComponent(text)
  for (const said of [bytes.toString('base64'), bytes.toString('base64url'), bytes.toString('hex'), bytes.toString('hex').toUpperCase(), url, JSON.stringify(JSON.stringify({ text }))]) {
    const log = memoryRunLog({ now: () => 0, redact: createRedactor(secrets) })
    await log.write({ ...header })
    await log.write({ type: 'tool-result', id: '1', ok: true, text: `found ${said}` })
    const [, logged] = readRunLog(log.text()).entries
    expect(JSON.stringify(logged?.entry).split('[redacted]')).toHaveLength(3)
  }
}) // prettier-ignore

const long = { API_TOKEN: `tok&"${'k7Qz/xP2'.repeat(4)}'<end>+%` }

test.each([
  ['of which a cut left the beginning', long.API_TOKEN.slice(0, 30)],
  ['of which a cut left the end', long.API_TOKEN.slice(-25)],
  ['in XML, as reports of tests hold it', long.API_TOKEN.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&apos;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')],
  ['in HTML', long.API_TOKEN.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')],
  ['in an address with small letters', encodeURIComponent(long.API_TOKEN).replaceAll(/%[0-9A-F]{2}/g, (one) => one.toLowerCase())],
  ['in a word of a shell', `'${long.API_TOKEN.replaceAll("'", `'\\''`)}'`],
])('a long secret %s is masked', async (_, said) => {
  const log = memoryRunLog({ now: () => 0, redact: createRedactor(long) })
  await log.write({ ...header })
  await log.write({ type: 'tool-result', id: '1', ok: true, text: `found ${said} there` })
  const text = JSON.stringify(readRunLog(log.text()).entries[1]?.entry)
  expect(text).toContain('[redacted]')
  expect(text).not.toContain('k7Qz')
}) // prettier-ignore

test('a path under a name of a secret is masked as a whole alone: its folders stand everywhere', async () => {
  const log = memoryRunLog({
    now: () => 0,
    redact: createRedactor({ APP_CREDENTIALS: '/home/somebody/projects/shop/keys.json' }),
  })
  await log.write({ ...header })
  await log.write({ type: 'tool-result', id: '1', ok: true, text: '/home/somebody/projects/shop/a.ts' })
  expect(log.text()).toContain('/home/somebody/projects/shop/a.ts')
})

test('a run id is a ULID: time first, then randomness', () => {
  expect(newRunId(1_469_918_176_385, new Uint8Array(10))).toBe('01ARYZ6S410000000000000000')
  expect(newRunId(1_469_918_176_385, new Uint8Array(10).fill(255))).toBe('01ARYZ6S41ZZZZZZZZZZZZZZZZ')
  expect(newRunId(2 ** 48 - 1, new Uint8Array(12))).toBe('7ZZZZZZZZZ0000000000000000')
  expect(() => newRunId(0, new Uint8Array(9))).toThrow('10 random bytes')
})
