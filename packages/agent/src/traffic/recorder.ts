import type { Answer, Exchange } from './recording.ts'

export type Fetch = typeof fetch

/** Headers of an answer that decide what a client does. None of a request is recorded: they hold its key. */
const keptHeaders = ['content-type', 'retry-after', 'retry-after-ms', 'x-should-retry']

export interface Recorder {
  /** Asks like the one it was given, and writes down what goes over the wire. */
  fetch: Fetch
  /** What was said so far, in order. An answer that is still on its way counts as broken off. */
  exchanges(): Exchange[]
  /** Waits until all that was said so far is kept. */
  kept(): Promise<void>
}

interface RecorderOptions {
  send?: Fetch
  /** Called with each exchange when it has come to its end, one after the other; who reads its answer waits for it. */
  keep?: (exchange: Exchange) => Promise<void>
}

/** Records requests below `baseUrl` and their answers, every piece as it comes. */
export function recordTraffic(baseUrl: string, { send = fetch, keep }: RecorderOptions = {}): Recorder {
  const exchanges: Exchange[] = []
  let [handed, keeping] = [0, Promise.resolve()]
  const kept = (until = exchanges.length): Promise<void> => {
    const ended = exchanges.slice(handed, until)
    handed = Math.max(handed, until)
    for (const exchange of keep === undefined ? [] : ended) keeping = keeping.then(() => keep?.(exchange))
    return keeping
  }
  return {
    exchanges: () => exchanges,
    kept: () => kept(),
    fetch: async (input, init) => {
      // One that its reader dropped has ended now.
      await kept()
      const exchange: Exchange = { request: requestOf(baseUrl, addressOf(input), init?.body), answer: null }
      const number = exchanges.push(exchange)
      const response = await send(input, init).catch(async (error: unknown) => {
        if (init?.signal?.aborted === true) exchange.answer = { status: null, headers: {}, pieces: [], ended: 'silent' }
        await kept(number)
        throw error
      })
      const answer: Answer = {
        status: response.status,
        headers: Object.fromEntries(keptHeaders.flatMap((name) => headerOf(response, name))),
        pieces: [],
        ended: 'broken',
      }
      exchange.answer = answer
      if (response.body === null) {
        answer.ended = 'whole'
        await kept(number)
        return response
      }
      const body = watched(response.body, answer, { signal: init?.signal ?? null, ended: () => kept(number) })
      return new Response(body, { status: response.status, headers: response.headers })
    },
  }
}

function addressOf(input: Parameters<Fetch>[0]): string {
  return input instanceof Request ? input.url : input.toString()
}

function requestOf(baseUrl: string, url: string, body: unknown): Exchange['request'] {
  const path = url.slice(baseUrl.replace(/\/$/, '').length)
  const parsed: unknown = typeof body === 'string' ? JSON.parse(body) : {}
  return { path, body: typeof parsed === 'object' && parsed !== null ? { ...parsed } : {} }
}

function headerOf(response: Response, name: string): [string, string][] {
  const value = response.headers.get(name)
  return value === null ? [] : [[name, value]]
}

/** The stream, as slow as it is, with each piece written down; how it ends is how the answer ended. */
function watched(
  body: ReadableStream<Uint8Array>,
  answer: Answer,
  { signal, ended }: { signal: AbortSignal | null; ended: () => Promise<void> },
): ReadableStream<Uint8Array> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  const note = (text: string): void => {
    if (text !== '') answer.pieces.push(text)
  }
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        try {
          const { done, value } = await reader.read()
          if (done) {
            note(decoder.decode())
            answer.ended = 'whole'
            await ended()
            return controller.close()
          }
          note(decoder.decode(value, { stream: true }))
          controller.enqueue(value)
        } catch (error) {
          answer.ended = signal?.aborted === true ? 'silent' : 'broken'
          await ended()
          controller.error(error)
        }
      },
      // Whoever reads has read enough: what it knows of the answer is all of it.
      cancel: async (reason) => {
        if (signal?.aborted === true) answer.ended = 'silent'
        else answer.ended = 'whole'
        await ended()
        await reader.cancel(reason)
      },
    },
    { highWaterMark: 0 },
  )
}
