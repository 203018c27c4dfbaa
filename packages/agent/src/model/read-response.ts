import { HelixError, parseJson } from '@helix/core'
import { APIError, type OpenAI } from 'openai'
import { Stream } from 'openai/core/streaming'
import { z } from 'zod'
import { watched } from './activity.ts'
import { type Chunk, chunkSchema } from './chunk.ts'
import { type Partial, addChunk, charactersOf, emptyAnswer } from './collect.ts'

/**
 * Reads an answer in whatever form the server chose: server-sent events, or one JSON document from servers that ignore
 * `stream`. The content type is believed only where it says event stream. HelixErrors: agent/bad-response,
 * agent/cut-off.
 */
export async function readResponse(
  response: Response,
  client: OpenAI,
  controller: AbortController,
  onProgress: (characters: number) => void,
): Promise<Partial> {
  const held = await eventsOrText(response)
  if (typeof held !== 'string') return readEvents(held, client, controller, onProgress)
  return readDocument(held, response.headers.get('content-type') ?? '')
}

/** An answer that is a stream of events, or the text of one that is none. */
export async function eventsOrText(response: Response): Promise<Response | string> {
  if (/^text\/event-stream/i.test(response.headers.get('content-type') ?? '')) return response
  const text = await response.text()
  return /^\s*(data|event|:)/.test(text) ? new Response(text) : text
}

async function readEvents(
  response: Response,
  client: OpenAI,
  controller: AbortController,
  onProgress: (characters: number) => void,
): Promise<Partial> {
  const answer = emptyAnswer()
  const tail = doneMark()
  for await (const chunk of Stream.fromSSEResponse<unknown>(untilDone(response, tail), controller, client)) {
    addChunk(answer, checked(chunk))
    onProgress(charactersOf(answer))
  }
  // A whole answer names its reason or ends in [DONE]; without either the connection was closed on the way.
  if (answer.finishReason === null && !tail.isDone() && !controller.signal.aborted) {
    throw new HelixError('agent/cut-off', 'the answer ended without a finish reason', {
      hint: 'look at the server’s own log, or try again: helix next',
    })
  }
  return answer
}

/** The response up to its `[DONE]`: a server may keep the connection open after it. */
function untilDone(response: Response, { see, isDone }: ReturnType<typeof doneMark>): Response {
  return watched(response, (bytes, controller) => {
    see(bytes)
    if (isDone()) controller.terminate()
  })
}

/** Sees whether a stream ends in a line `data: [DONE]`, which the SDK keeps to itself. Within a text line feeds are spelled out. */
function doneMark(): { see: (bytes: Uint8Array) => void; isDone: () => boolean } {
  let tail = '\n'
  return {
    see: (bytes) => {
      tail = (tail + Buffer.from(bytes.subarray(-40)).toString('latin1')).slice(-40)
    },
    isDone: () => /[\r\n]data: ?\[DONE\]\s*$/.test(tail),
  }
}

function readDocument(text: string, type: string): Partial {
  const document = parseJson(text)
  if (document === undefined) {
    throw badResponse(`it is neither JSON nor an event stream (${type || 'no content type'}): ${text.slice(0, 120)}`)
  }
  if (typeof document === 'object' && document !== null && 'error' in document && document.error) {
    throw new APIError(undefined, document, undefined, new Headers())
  }
  const answer = emptyAnswer()
  const chunk = checked(document)
  if (!chunk.choices?.length) throw badResponse('it holds no choices')
  addChunk(answer, chunk)
  answer.finishReason ??= 'stop'
  return answer
}

function checked(value: unknown): Chunk {
  const error = errorWithin(value)
  if (error !== undefined) throw new APIError(undefined, error, undefined, new Headers())
  const parsed = chunkSchema.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw badResponse(`${issue?.path.join('.') || 'a chunk'}: ${issue?.message ?? 'not an object'}`)
}

/** Where an error may stand in a piece. An answer has thousands of them. */
const errorSchema = z.looseObject({
  object: z.unknown().optional(),
  message: z.unknown().optional(),
  choices: z
    .array(z.looseObject({ error: z.looseObject({}).nullish().catch(null) }))
    .nullish()
    .catch(null),
})

/** An error that comes in the place of a piece: vLLM's, which is not below `error`, or OpenRouter's within the choice. */
function errorWithin(value: unknown): object | undefined {
  const { data } = errorSchema.safeParse(value)
  if (data === undefined) return undefined
  return data.object === 'error' && typeof data.message === 'string' ? data : (data.choices?.[0]?.error ?? undefined)
}

export function badResponse(why: string, cause?: unknown): HelixError {
  return new HelixError('agent/bad-response', `the answer is not a Chat Completion: ${why}`, {
    hint: 'check that OPENAI_BASE_URL is the address of an OpenAI-compatible endpoint, usually ending in /v1',
    cause,
  })
}
