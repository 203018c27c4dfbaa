import { get } from 'node:http'
import type autocannon from 'autocannon'
import type { Need, SmokeRun } from '../decide/evidence.ts'
import { type Answer, steadyP95 } from './steady-p95.ts'

export type SmokeNeed = Pick<Extract<Need, { what: 'smoke' }>, 'gets' | 'load'>

/** Milliseconds until a single request counts as unanswered. */
const patience = 10_000
const connections = 10
/** What `fetch` of acceptance tests sends: requests of the load look like theirs. */
const headers = {
  accept: '*/*',
  'accept-language': '*',
  'sec-fetch-mode': 'cors',
  'user-agent': 'node',
  'accept-encoding': 'gzip, deflate',
}

/**
 * Asks a running service for each path, puts load on one, and asks again: of two answers the one that is not as expected counts. No
 * answer is a value: status null, or an error counted.
 */
export async function measureSmoke(url: string, { gets, load }: SmokeNeed): Promise<SmokeRun> {
  const before = await askedFor(url, gets)
  if (load === null) return { started: true, reason: '', gets: before, load }
  const measured = await loaded(url, load)
  const after = await askedFor(url, gets)
  const answers = before.map((one, at) => (one.status === one.expected ? (after[at] ?? one) : one))
  return { started: true, reason: '', gets: answers, load: measured }
}

async function askedFor(url: string, gets: SmokeNeed['gets']): Promise<SmokeRun['gets']> {
  const answers = []
  for (const [path, expected] of Object.entries(gets))
    answers.push({ path, expected, status: await statusOf(url, path) })
  return answers
}

/** What is measured of a service that did not start: nothing. */
export function notStarted(reason: string): SmokeRun {
  return { started: false, reason, gets: [], load: null }
}

/** The status of the first answer: redirects are not followed. */
async function statusOf(url: string, path: string): Promise<number | null> {
  try {
    const answer = await fetch(new URL(path, url), { redirect: 'manual', signal: AbortSignal.timeout(patience) })
    await answer.body?.cancel()
    return answer.status
  } catch {
    return null
  }
}

async function loaded(
  url: string,
  { path, seconds }: NonNullable<SmokeNeed['load']>,
): Promise<NonNullable<SmokeRun['load']>> {
  const answers: Answer[] = []
  const target = new URL(path, url).href
  const { failed, result } = await fire(target, { seconds, alone: await bytesOf(target) }, answers)
  // Autocannon does not count a connection that ends without an answer; at the end each connection may still wait for one.
  const unanswered = Math.max(result.errors, result.requests.sent - answers.length - connections)
  const requests = answers.length + unanswered
  const p95Ms = steadyP95(answers, result.duration * 1000)
  return { path, requests, errors: failed + unanswered, seconds: result.duration, p95Ms }
}

/** Bytes of the answer to a request that comes alone; 0 where there is none. */
async function bytesOf(target: string): Promise<number> {
  return new Promise((resolve) => {
    const request = get(target, { headers, timeout: patience }, (answer) => {
      const { socket } = answer
      answer.resume().once('close', () => resolve(answer.complete ? socket.bytesRead : 0))
    })
    request.once('timeout', () => request.destroy()).once('error', () => resolve(0))
  })
}

/**
 * Autocannon's own percentiles have no 95th: every answer's time is kept. `failed` counts answers outside 2xx, and those that are
 * shorter than half of what a request gets that comes alone: such a service sheds its load with a good word.
 */
async function fire(
  target: string,
  { seconds, alone }: { seconds: number; alone: number },
  answers: Answer[],
): Promise<{ failed: number; result: autocannon.Result }> {
  // A hundred modules that only this gate needs.
  const { default: putOn } = await import('autocannon')
  return new Promise((resolve, reject) => {
    let failed = 0
    const began = performance.now()
    const options = { url: target, headers, duration: seconds, connections, timeout: patience / 1000 }
    const instance = putOn(options, (error: unknown, result) => {
      if (error) reject(new Error('the load could not be put on', { cause: error }))
      else resolve({ failed, result })
    })
    instance.on('response', (_client, status, bytes, time) => {
      answers.push({ start: Math.max(0, performance.now() - began - time), ms: time })
      if (status < 200 || status > 299 || bytes < alone / 2) failed += 1
    })
  })
}
