import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { type AskedModel, missingFrom, parseRequest, type RecordedReply } from './replies.ts'

export interface ReplayServer {
  /** For OPENAI_BASE_URL. */
  baseUrl: string
  /** How many replies have been given, and how many are left. */
  state(): { given: number; left: number }
  close(): Promise<void>
}

/**
 * Replays recorded answers of a model, in their order, over the real protocol (Chat Completions, streamed) on a free loopback
 * port. A request is answered only when it holds the step, the spec tag and the strings that the reply was recorded for;
 * any other gets 409 with `expected` and `missing`.
 */
export async function startReplayServer(replies: readonly RecordedReply[]): Promise<ReplayServer> {
  const left = [...replies]
  const server = createServer((request, response) => {
    void text(request).then((body) => answer(request, response, body))
  })
  const answer = (request: IncomingMessage, response: ServerResponse, body: string): void => {
    const isChat = request.method === 'POST' && request.url?.endsWith('/chat/completions') === true
    const asked = isChat ? parseRequest(body) : null
    if (asked === null) return refuse(response, 400, 'only POST /v1/chat/completions is replayed, streamed')
    const [next] = left
    if (next === undefined) return refuse(response, 409, `all ${replies.length} recorded replies have been given`)
    const missing = missingFrom(asked, next.expects)
    if (missing.length > 0) return mismatch(response, next.expects, missing)
    left.shift()
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.end(eventsOf(next.reply, asked, replies.length - left.length).join(''))
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

/** Characters of a tool call's arguments in one chunk. */
const piece = 512

/** The chunks of a streamed Chat Completion as server-sent events, `[DONE]` included. `number` makes ids unique. */
function eventsOf(
  { content, toolCalls, usage }: RecordedReply['reply'],
  { model }: AskedModel,
  number: number,
): string[] {
  const event = (members: object): string =>
    `data: ${JSON.stringify({ id: `chatcmpl-${number}`, object: 'chat.completion.chunk', created: 0, model, ...members })}\n\n`
  const chunk = (delta: object, finish: string | null = null): string =>
    event({ choices: [{ index: 0, delta, finish_reason: finish }] })
  const calls = toolCalls.flatMap(({ name, arguments: held }, index) => {
    const given = JSON.stringify(held)
    const starts = Array.from({ length: Math.ceil(given.length / piece) }, (_, at) => at * piece)
    const begin = { index, id: `call_${number}_${index}`, type: 'function', function: { name, arguments: '' } }
    const pieces = starts.map((at) => ({ index, function: { arguments: given.slice(at, at + piece) } }))
    return [begin, ...pieces].map((call) => chunk({ tool_calls: [call] }))
  })
  const total = { ...usage, total_tokens: usage.prompt_tokens + usage.completion_tokens }
  return [
    chunk({ role: 'assistant', content: content ?? null }),
    ...calls,
    chunk({}, toolCalls.length === 0 ? 'stop' : 'tool_calls'),
    event({ choices: [], usage: total }),
    'data: [DONE]\n\n',
  ]
}

function mismatch(response: ServerResponse, expected: RecordedReply['expects'], missing: readonly string[]): void {
  const named = missing.map((lacking) => JSON.stringify(lacking)).join(', ')
  const next = [expected.step, expected.spec].filter(Boolean).join(' ')
  refuse(response, 409, `no recorded reply fits: the next one is for ${next}; the request lacks ${named}`, {
    expected,
    missing,
  })
}

/** The SDK would repeat a 409; nothing changes by itself here. */
function refuse(response: ServerResponse, status: number, message: string, more: object = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', 'x-should-retry': 'false' })
  response.end(JSON.stringify({ error: { message, type: 'replay_mismatch', code: 'replay_mismatch', ...more } }))
}
