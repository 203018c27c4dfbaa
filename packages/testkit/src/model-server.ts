import { type ServerResponse, createServer } from 'node:http'
import { type ReceivedRequest, strictRequest } from './model-server-invariants.ts'
import { type ScriptedReply, streamedEvents, wholeDocument } from './model-server-wire.ts'

/** What the server does with one request. */
export type Behaviour =
  | ({ kind?: 'reply' } & ScriptedReply)
  /** Ignores `stream` and answers one JSON document. */
  | ({ kind: 'document' } & ScriptedReply)
  /** An HTTP error. `retry-after-ms: 1` is sent, so that clients which repeat do so at once. */
  | { kind: 'error'; status: number; message?: string; code?: string; headers?: Record<string, string> }
  /** Sends the first half of the answer's events, then nothing for ever. */
  | ({ kind: 'stall' } & ScriptedReply)
  /** llama.cpp: the head of the response at once, and the answer after these milliseconds, when it has read the prompt. */
  | ({ kind: 'late'; after: number } & ScriptedReply)
  /** Accepts the request and never answers. */
  | { kind: 'silence' }
  /** Sends half of the answer, then breaks the connection (`hard`) or ends it as if all were said. */
  | ({ kind: 'cut'; hard: boolean } & ScriptedReply)
  /** Sends exactly this. */
  | { kind: 'raw'; body: string; type?: string; status?: number }

export type Script = readonly Behaviour[] | ((request: ReceivedRequest, number: number) => Behaviour)

export interface ModelServer {
  /** For OPENAI_BASE_URL. */
  baseUrl: string
  requests: ReceivedRequest[]
  /** What was wrong with requests; a test expects []. Those requests were answered 400. */
  violations: string[]
  close(): Promise<void>
}

/**
 * A model's server on a free loopback port, real HTTP, as well- or ill-behaved as its script says. A request after the
 * last scripted one is a violation. Behaviours are used one per HTTP request, so a client's repetitions use them up.
 */
export async function startModelServer(script: Script): Promise<ModelServer> {
  const requests: ReceivedRequest[] = []
  const violations: string[] = []
  const server = createServer((incoming, response) => {
    const pieces: Buffer[] = []
    incoming.on('data', (piece: Buffer) => pieces.push(piece))
    incoming.on('end', () => {
      try {
        if (incoming.url !== '/v1/chat/completions') throw new Error(`unexpected path ${incoming.url ?? ''}`)
        const request = strictRequest(Buffer.concat(pieces).toString('utf8'))
        const number = requests.push(request) - 1
        const behaviour = typeof script === 'function' ? script(request, number) : script[number]
        if (behaviour === undefined) throw new Error(`request ${number + 1} was not expected`)
        behave(response, behaviour, request)
      } catch (error) {
        violations.push(error instanceof Error ? error.message : String(error))
        sendError(response, { status: 400, message: violations.at(-1) ?? '' })
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the model server has no port')
  return {
    baseUrl: `http://127.0.0.1:${address.port}/v1`,
    requests,
    violations,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function behave(response: ServerResponse, behaviour: Behaviour, request: ReceivedRequest): void {
  switch (behaviour.kind) {
    case 'error':
      return sendError(response, behaviour)
    case 'silence':
      return
    case 'raw':
      response.writeHead(behaviour.status ?? 200, { 'content-type': behaviour.type ?? 'text/event-stream' })
      response.end(behaviour.body)
      return
    case 'document':
      return sendDocument(response, behaviour)
    case 'late':
      response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders()
      setTimeout(() => response.end(`${streamedEvents(behaviour).join('')}data: [DONE]\n\n`), behaviour.after)
      return
    case 'stall':
    case 'cut':
      return sendHalf(response, behaviour)
    case 'reply':
    case undefined:
      return request.stream === true ? sendStream(response, behaviour) : sendDocument(response, behaviour)
  }
}

function sendStream(response: ServerResponse, reply: ScriptedReply): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  for (const event of streamedEvents(reply)) response.write(event)
  response.end('data: [DONE]\n\n')
}

function sendDocument(response: ServerResponse, reply: ScriptedReply): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(wholeDocument(reply))
}

function sendHalf(
  response: ServerResponse,
  behaviour: ScriptedReply & ({ kind: 'stall' } | { kind: 'cut'; hard: boolean }),
): void {
  const events = streamedEvents(behaviour)
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  for (const event of events.slice(0, Math.ceil(events.length / 2))) response.write(event)
  if (behaviour.kind === 'stall') return
  if (!behaviour.hard) response.end()
  // The bytes must be on their way before the connection goes.
  else setTimeout(() => response.destroy(), 20)
}

function sendError(
  response: ServerResponse,
  {
    status,
    message = 'scripted',
    code = null,
    headers = {},
  }: { status: number; message?: string; code?: string | null; headers?: Record<string, string> },
): void {
  response.writeHead(status, { 'content-type': 'application/json', 'retry-after-ms': '1', ...headers })
  response.end(JSON.stringify({ error: { message, type: 'scripted', code } }))
}
