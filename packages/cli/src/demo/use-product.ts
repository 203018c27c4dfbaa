import { join } from 'node:path'
import { startService } from '@helix/process'
import { Unexpected } from './unexpected.ts'

/** One question to the finished product and its answer. */
export interface Exchange {
  request: string
  answer: string
}

const flat = '/flats/ours'

const expenses = [
  { what: 'groceries', paidBy: 'Ada', cents: 1000, sharedBy: ['Ada', 'Ben', 'Cleo'] },
  { what: 'electricity', paidBy: 'Ben', cents: 4550, sharedBy: ['Ada', 'Ben', 'Cleo'] },
]

/** Starts the service that was built, records two expenses over HTTP and asks who owes whom. */
export async function useProduct(
  folder: string,
  env: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Exchange[]> {
  const service = { name: 'evenly', run: [join('src', 'main.ts')], portEnv: 'PORT', ready: '/healthz', within: 20_000 }
  const running = await startService({ ...service, run: ['node', ...service.run] }, { cwd: folder, env, signal })
  if (!running.started) throw new Unexpected(running.reason)
  try {
    const exchanges: Exchange[] = []
    for (const expense of expenses) exchanges.push(await ask(running.url, 'POST', `${flat}/expenses`, expense))
    exchanges.push(await ask(running.url, 'GET', `${flat}/settlement`))
    return exchanges
  } finally {
    await running.stop()
  }
}

async function ask(url: string, method: string, path: string, body?: object): Promise<Exchange> {
  const response = await fetch(url + path, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const answer = await response.text()
  if (!response.ok) throw new Unexpected(`${method} ${path} was answered with ${response.status}: ${answer}`)
  return { request: [method, path, body && spaced(body)].filter(Boolean).join(' '), answer: spaced(JSON.parse(answer)) }
}

/** JSON on one line with blanks, at which it can be wrapped. */
function spaced(value: unknown): string {
  return JSON.stringify(value, null, 1).replaceAll(/\n\s*/g, ' ')
}
