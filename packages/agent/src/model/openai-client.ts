import { setTimeout as pause } from 'node:timers/promises'
import { HelixError } from '@helix/core'
import { APIError, OpenAI } from 'openai'
import { idleClock, watched } from './activity.ts'
import type { Completion, CompletionRequest, ModelClient, Usage } from './client.ts'
import { type Partial, charactersOf, finishedCalls } from './collect.ts'
import { endless, endpointFetch } from './endpoint-fetch.ts'
import { endingOf, hasGivenUp } from './finish-reason.ts'
import { modelFailure } from './failures.ts'
import type { ChatMessage } from './message.ts'
import { badResponse } from './read-response.ts'
import type { ModelSettings } from './settings.ts'
import { loadingPause, toldPause } from './told-pause.ts'
import { estimateTokens } from './usage.ts'
import { wires } from './wire.ts'

export interface ClientOptions {
  /** Milliseconds until the first byte of an answer's body. */
  firstByte?: number
  /** Milliseconds between two pieces of an answer. */
  idle?: number
  /** Times that an answer which broke off is asked for again. */
  retries?: number
  /** Milliseconds before the first such repetition; doubles. */
  pause?: number
  /** Bytes that one answer may have on the wire, and characters in it. */
  mostBytes?: number
  mostCharacters?: number
  /** What asks, in place of the global `fetch`. */
  fetch?: typeof fetch
}

const mebi = 1024 * 1024

/** 4 Mi characters are a million tokens: no model says as much at once. On the wire a token may have 350 bytes around it. */
const defaults = {
  firstByte: 300_000,
  idle: 60_000,
  retries: 2,
  pause: 500,
  mostBytes: 64 * mebi,
  mostCharacters: 4 * mebi,
}

/** What may be better the next time; what the SDK retries by itself (429, 5xx, connections) is not among it. */
const worthRepeating = new Set(['agent/stalled', 'agent/cut-off', 'agent/bad-response', 'agent/server-error'])

/**
 * A model behind any endpoint that speaks Chat Completions or the Responses API: streamed where the server streams. The SDK retries refused
 * connections, 408, 409, 429 and 5xx twice; a server that loads its model is waited for; what breaks in the middle of an answer, which the SDK leaves to its caller,
 * is asked for again here. HelixErrors: see `codes.ts`.
 */
export function openaiClient(settings: ModelSettings, options: ClientOptions = {}): ModelClient {
  const limits = { ...defaults, ...options }
  const client = new OpenAI({
    apiKey: settings.apiKey,
    baseURL: settings.baseUrl,
    adminAPIKey: null,
    logLevel: 'off',
    // Ours ends first and counts repetitions too; this one only has to be no shorter.
    timeout: limits.firstByte * 2,
    fetch: endpointFetch(options.fetch ?? fetch, limits.mostBytes),
  })
  const { host } = new URL(settings.baseUrl)
  const sends: Extras = { usageInStream: true, reasoning: true }
  const once = async (request: CompletionRequest): Promise<Completion> => {
    try {
      const messages = sends.reasoning ? request.messages : request.messages.map(withoutReasoning)
      return await ask(client, settings, { ...request, messages }, limits, sends.usageInStream)
    } catch (error) {
      const refused = refusedExtra(error)
      if (refused === null || !sends[refused]) throw error
      sends[refused] = false
      return once(request)
    }
  }
  return { name: settings.model, host, complete: (request) => persist(once, request, limits, host) }
}

async function persist(
  once: (request: CompletionRequest) => Promise<Completion>,
  request: CompletionRequest,
  limits: typeof defaults,
  host: string,
): Promise<Completion> {
  const { signal, onRetry } = request
  const began = Date.now()
  let attempt = 0
  for (;;) {
    try {
      return await once(request)
    } catch (error) {
      signal.throwIfAborted()
      const failure = modelFailure(error, host)
      const loading = loadingPause(failure, Date.now() - began)
      if (loading !== null) {
        onRetry?.(`${failure.message}; waiting for it`)
        await pause(loading, undefined, { signal }).catch(() => Promise.reject(failure))
        continue
      }
      const told = toldPause(failure, Date.now())
      const isOver = told === null && (!worthRepeating.has(failure.code) || retriedBySdk(failure))
      if (attempt >= limits.retries || isOver) throw failure
      onRetry?.(told === null ? failure.message : `${failure.message}; waiting for ${Math.ceil(told / 1000)} s`)
      await pause(told ?? limits.pause * 2 ** attempt, undefined, { signal }).catch(() => signal.throwIfAborted())
      attempt += 1
    }
  }
}

async function ask(
  client: OpenAI,
  { model, api = 'chat' }: ModelSettings,
  request: CompletionRequest,
  limits: typeof defaults,
  usageInStream: boolean,
): Promise<Completion> {
  const clock = idleClock(limits.firstByte, limits.idle)
  const controller = new AbortController()
  const signal = AbortSignal.any([request.signal, clock.signal])
  signal.addEventListener('abort', () => controller.abort(), { once: true })
  try {
    const wire = wires[api]
    const response = await wire.send(client, model, request, { signal: controller.signal, usageInStream })
    // Its head is no sign of life: llama.cpp sends that before it reads the prompt.
    const alive = watched(response, () => clock.touch())
    const bound = (characters: number): void => {
      if (characters > limits.mostCharacters) throw endless(`${limits.mostCharacters} characters`)
    }
    const answer = await wire.read(alive, client, controller, (characters) => {
      bound(characters)
      request.onProgress?.(characters)
    })
    if (signal.aborted) throw new Error('aborted')
    bound(charactersOf(answer))
    return completed(answer, request)
  } catch (error) {
    if (clock.expired()) throw stalled(limits)
    throw brokenOff(error)
  } finally {
    clock.stop()
  }
}

function completed(answer: Partial, request: CompletionRequest): Completion {
  if (hasGivenUp(answer.finishReason)) throw gaveUp(answer.finishReason ?? '')
  return {
    content: answer.content,
    reasoning: answer.reasoning,
    ...(answer.details.length > 0 && { details: answer.details }),
    toolCalls: finishedCalls(answer),
    ending: endingOf(answer.finishReason),
    finishReason: answer.finishReason,
    usage: answer.usage === null ? estimate(answer, request) : { ...answer.usage, estimated: false },
  }
}

function estimate(answer: Partial, request: CompletionRequest): Usage {
  const sent = JSON.stringify(request.messages).length + JSON.stringify(request.tools).length
  return { input: estimateTokens(sent), output: estimateTokens(charactersOf(answer)), estimated: true }
}

/** Errors of the transport in the middle of an answer, which the SDK hands on as they are. */
function brokenOff(error: unknown): unknown {
  // Nested too deep to be read.
  if (error instanceof SyntaxError || error instanceof RangeError) return badResponse(error.message, error)
  if (error instanceof TypeError) {
    return new HelixError('agent/cut-off', `the connection broke in the middle of an answer: ${error.message}`, {
      hint: 'check the network and the server’s own log, then: helix next',
      cause: error,
    })
  }
  return error
}

function gaveUp(reason: string): HelixError {
  return new HelixError('agent/server-error', `the server gave up on its answer (finish reason ${reason})`, {
    hint: 'look at the server’s own log, or try again: helix next',
  })
}

function stalled(limits: typeof defaults): HelixError {
  return new HelixError(
    'agent/stalled',
    `the model's server fell silent (${limits.firstByte / 1000} s for the first byte, ${limits.idle / 1000} s between two)`,
    {
      hint: 'look at the server’s own log, or try again: helix next',
    },
  )
}

function retriedBySdk(failure: HelixError): boolean {
  return failure.cause instanceof APIError && failure.cause.status !== undefined
}

/** What not every endpoint takes: usage in the stream, and a model's reasoning with what it said before. */
type Extras = Record<'usageInStream' | 'reasoning', boolean>

function refusedExtra(error: unknown): keyof Extras | null {
  if (!(error instanceof APIError) || (error.status !== 400 && error.status !== 422)) return null
  if (/stream_options|include_usage/.test(error.message)) return 'usageInStream'
  // Some refuse it, others want it back: "must be passed back".
  return /reasoning_content/.test(error.message) && !/pass/.test(error.message) ? 'reasoning' : null
}

function withoutReasoning(message: ChatMessage): ChatMessage {
  if (message.role !== 'assistant') return message
  const { reasoning_content: _, reasoning_details: __, ...rest } = message
  return rest
}
