import { type ErrorCode, HelixError } from '@helix/core'
import { APIConnectionError, APIError } from 'openai'
import { isContextOverflow } from './overflow.ts'

interface Failure {
  code: ErrorCode
  says: string
  hint: string
}

const byStatus: Record<number, Failure> = {
  401: {
    code: 'agent/unauthorized',
    says: 'does not accept the key (401)',
    hint: 'check OPENAI_API_KEY and that it belongs to this endpoint (OPENAI_BASE_URL)',
  },
  403: {
    code: 'agent/unauthorized',
    says: 'does not allow this key to use the model (403)',
    hint: 'check what the key may use, or choose another model with HELIX_MODEL',
  },
  404: {
    code: 'agent/not-found',
    says: 'knows no such model or path (404)',
    hint: 'check HELIX_MODEL, that OPENAI_BASE_URL ends as the server documents it, usually in /v1, and that it speaks what agent.api in the playbook says: chat, which is meant where it says nothing, or responses',
  },
  429: {
    code: 'agent/rate-limited',
    says: 'limits the rate or the quota (429)',
    hint: 'wait, or check the quota of the key; then: helix next',
  },
}

const byCode: Record<string, Failure> = {
  redirected: {
    code: 'agent/redirected',
    says: 'sends Helix to another address, which it does not follow',
    hint: 'where you trust that address: export OPENAI_BASE_URL=<it, as far as /v1>',
  },
  traffic_mismatch: {
    code: 'agent/replay-mismatch',
    says: 'replays a recording',
    hint: 'replay it on the commit and with the version of Helix that it was recorded with, or record it again',
  },
}

/** Turns what the openai package throws into a HelixError of this package; everything else is rethrown as it is. */
export function modelFailure(error: unknown, host: string): HelixError {
  if (error instanceof HelixError) return error
  if (error instanceof APIConnectionError) {
    return new HelixError('agent/unreachable', `${host} cannot be reached: ${rootCause(error)}`, {
      hint: 'check the network and OPENAI_BASE_URL, then: helix next',
      cause: error,
    })
  }
  if (error instanceof APIError) return answered(error, host)
  throw error
}

function answered(error: APIError, host: string): HelixError {
  // The SDK puts the status before what the server says.
  const said = bounded(error.message.replace(/^\d{3} /, ''))
  // A limit of tokens per minute reads alike, and is none of the window. What is too large for a proxy is too long, too.
  if (error.status === 413 || (error.status !== 429 && isContextOverflow(`${error.code ?? ''} ${error.message}`))) {
    return new HelixError(
      'agent/context-overflow',
      `the conversation does not fit the model's window; ${host}: ${said}`,
      {
        hint: 'use a model or a server setting with a larger context window',
        cause: error,
      },
    )
  }
  const failure = byCode[error.code ?? ''] ?? byStatus[error.status ?? 0] ?? otherwise(error.status)
  return new HelixError(failure.code, `${host} ${failure.says}: ${said}`, { hint: failure.hint, cause: error })
}

function otherwise(status: number | undefined): Failure {
  // Without a status the error came as an event in the middle of an answer.
  if (status === undefined || status >= 500 || status === 408) {
    return {
      code: 'agent/server-error',
      says: status === undefined ? 'broke off with an error' : `failed (${status})`,
      hint: 'look at the server’s own log, or try again: helix next',
    }
  }
  return {
    code: 'agent/refused',
    says: `refuses the request (${status})`,
    hint: 'check that the endpoint speaks Chat Completions with tools for this model',
  }
}

function rootCause(error: Error): string {
  let cause: unknown = error
  while (cause instanceof Error && cause.cause !== undefined) cause = cause.cause
  if (cause instanceof AggregateError) cause = cause.errors[0]
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : ''
  const message = cause instanceof Error ? cause.message : String(cause)
  return bounded(message.includes(code) ? message : `${code} ${message}`)
}

function bounded(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > 300 ? `${line.slice(0, 300)}…` : line
}
