import { type ServerResponse, createServer } from 'node:http'
import { type ReceivedRequest, strictRequest } from './invariants.ts'
import { responsesDocument, responsesEvents, strictResponsesRequest } from './responses-api.ts'
import { type ScriptedReply, streamedEvents, wholeDocument } from './chat-completions.ts'

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
  /** One event after another, with so many milliseconds before each. */
  | ({ kind: 'drip'; every: number } & ScriptedReply)
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

/** What it takes to speak one of the protocols. */
interface Protocol {
  read: (body: string) => ReceivedRequest
  events: (reply: ScriptedReply) => string[]
  document: (reply: ScriptedReply) => string
}

const protocols: Readonly<Record<string, Protocol>> = {
  '/v1/chat/completions': {
    read: strictRequest,
    events: (reply) => [...streamedEvents(reply), 'data: [DONE]\n\n'],
    document: wholeDocument,
  },
  '/v1/responses': { read: strictResponsesRequest, events: responsesEvents, document: responsesDocument },
}

/**
 * A model's server on a free loopback port, real HTTP, as well- or ill-behaved as its script says; it speaks Chat Completions and the
 * Responses API. A request after the last scripted one is a violation. Behaviours are used one per HTTP request, so a client's
 * repetitions use them up.
 */
export async function startModelServer(script: Script): Promise<ModelServer> {
  const requests: ReceivedRequest[] = []
  const violations: string[] = []
  const server = createServer((incoming, response) => {
    const pieces: Buffer[] = []
    incoming.on('data', (piece: Buffer) => pieces.push(piece))
    incoming.on('end', () => {
      try {
        const protocol = protocols[incoming.url ?? '']
        if (protocol === undefined) throw new Error(`unexpected path ${incoming.url ?? ''}`)
        const request = protocol.read(Buffer.concat(pieces).toString('utf8'))
        const number = requests.push(request) - 1
        const behaviour = typeof script === 'function' ? script(request, number) : script[number]
        if (behaviour === undefined) throw new Error(`request ${number + 1} was not expected`)
        behave(response, behaviour, { ...protocol, stream: request.stream === true })
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

/** The protocol of a request, and whether it wants its answer in pieces. */
interface Asked extends Protocol {
  stream: boolean
}

function behave(response: ServerResponse, behaviour: Behaviour, { stream, events, document }: Asked): void {
  switch (behaviour.kind) {
    case 'error':
      return sendError(response, behaviour)
    case 'silence':
      return
    case 'raw':
      return send(response, behaviour.type ?? 'text/event-stream', behaviour.body, behaviour.status)
    case 'document':
      return send(response, 'application/json', document(behaviour))
    case 'late':
      response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders()
      setTimeout(() => response.end(events(behaviour).join('')), behaviour.after)
      return
    case 'drip':
      return drip(response, events(behaviour), behaviour.every)
    case 'stall':
    case 'cut':
      return sendHalf(response, events(behaviour), behaviour)
    case 'reply':
    case undefined:
      return stream ? sendStream(response, events(behaviour)) : send(response, 'application/json', document(behaviour))
  }
}

function send(response: ServerResponse, type: string, body: string, status = 200): void {
  response.writeHead(status, { 'content-type': type })
  response.end(body)
}

function sendStream(response: ServerResponse, events: readonly string[]): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  for (const event of events) response.write(event)
  response.end()
}

function drip(response: ServerResponse, events: readonly string[], every: number): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const left = [...events]
  const clock = setInterval(() => {
    response.write(left.shift() ?? '')
    if (left.length > 0) return
    clearInterval(clock)
    response.end()
  }, every)
  response.on('close', () => clearInterval(clock))
}

function sendHalf(response: ServerResponse, events: readonly string[], behaviour: Behaviour): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  for (const event of events.slice(0, Math.ceil(events.length / 2))) response.write(event)
  if (behaviour.kind !== 'cut') return
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
