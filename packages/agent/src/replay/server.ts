import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import { encodeDocument, encodeEvents } from '../wire/encode-reply.ts'
import { type WireRequest, parseRequest } from '../wire/parse-request.ts'
import { missingFrom } from './match.ts'
import type { RecordedReply } from './replies.ts'

export interface ReplayOptions {
  replies: readonly RecordedReply[]
  /** true: the replies answer in their order; false: the first unused one that fits answers. */
  strict: boolean
}

export interface ReplayServer {
  /** For OPENAI_BASE_URL. */
  baseUrl: string
  /** How many replies have been given, and how many are left. */
  state(): { given: number; left: number }
  close(): Promise<void>
}

/**
 * Replays recorded answers of a model over the real protocol (Chat Completions, streamed or not) on a free loopback
 * port. A request is answered only when it holds the step, the spec tag and the strings that the reply was recorded for;
 * any other gets 409 with `expected` and `missing`.
 */
export async function startReplayServer({ replies, strict }: ReplayOptions): Promise<ReplayServer> {
  const left = [...replies]
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => answer(request, response, body))
  })
  const answer = (request: IncomingMessage, response: ServerResponse, body: string): void => {
    const path = request.url ?? ''
    if (request.method === 'GET' && path.endsWith('/models')) return json(response, 200, models)
    const asked = request.method === 'POST' && path.endsWith('/chat/completions') ? parseRequest(body) : null
    if (asked === null) return refuse(response, 400, 'only POST /v1/chat/completions is replayed')
    const place = left.findIndex((reply, at) => (!strict || at === 0) && missingFrom(asked, reply.expects).length === 0)
    if (place === -1) return mismatch(response, asked, left[0], replies.length)
    const [found] = left.splice(place, 1)
    if (found !== undefined) send(response, asked, found, replies.length - left.length)
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the replay server has no port')
  return {
    baseUrl: `http://127.0.0.1:${address.port}/v1`,
    state: () => ({ given: replies.length - left.length, left: left.length }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const models = { object: 'list', data: [{ id: 'recorded', object: 'model', created: 0, owned_by: 'helix' }] }

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces).toString('utf8')
}

function send(response: ServerResponse, request: WireRequest, { reply }: RecordedReply, number: number): void {
  if (!request.stream) return json(response, 200, encodeDocument(reply, request, number))
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  for (const event of encodeEvents(reply, request, number)) response.write(event)
  response.end()
}

function mismatch(
  response: ServerResponse,
  request: WireRequest,
  next: RecordedReply | undefined,
  total: number,
): void {
  if (next === undefined) return refuse(response, 409, `all ${total} recorded replies have been given`)
  const { expects } = next
  const missing = missingFrom(request, expects)
  const named = missing.map((text) => JSON.stringify(text)).join(', ')
  const message = `no recorded reply fits: the next one is for ${[expects.step, expects.spec].filter(Boolean).join(' ')}; the request lacks ${named}`
  refuse(response, 409, message, { expected: expects, missing })
}

/** The SDK would repeat a 409; nothing changes by itself here. */
function refuse(response: ServerResponse, status: number, message: string, more: object = {}): void {
  response.setHeader('x-should-retry', 'false')
  json(response, status, { error: { message, type: 'replay_mismatch', code: 'replay_mismatch', ...more } })
}

function json(response: ServerResponse, status: number, body: object | string): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}
