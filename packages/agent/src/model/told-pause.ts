import type { HelixError } from '@helix/core'
import { APIError } from 'openai'

/** Longer than the SDK waits by itself, and no longer than somebody would watch (milliseconds). */
const [longestBySdk, longestPause] = [60_000, 900_000]

/** Milliseconds that `Retry-After` asks to wait: it holds seconds or a date (RFC 9110, 10.2.3). NaN where it holds neither. */
function told(retryAfter: string, now: number): number {
  return /^\d+(\.\d+)?$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - now
}

/** Whether it asks for more than the SDK, which then comes again at once, would wait. */
export function isLong(retryAfter: string, now: number): boolean {
  return told(retryAfter, now) > longestBySdk
}

/**
 * Milliseconds that a server which limits the rate asks to wait, where the SDK would not; null where it asks for nothing of the kind.
 */
export function toldPause({ code, cause }: HelixError, now: number): number | null {
  if (code !== 'agent/rate-limited' || !(cause instanceof APIError)) return null
  const said = cause.headers?.get('retry-after') ?? ''
  return isLong(said, now) && told(said, now) <= longestPause ? told(said, now) : null
}

/** Milliseconds between two questions whether a model is there now. */
const untilNext = 2_000

/**
 * Milliseconds to wait for a server that says that it loads its model (llama.cpp, Hugging Face), after so many that it was waited for
 * already; null where it says nothing of the kind, or says it for too long.
 */
export function loadingPause({ message, cause }: HelixError, waited: number): number | null {
  const isLoading = cause instanceof APIError && cause.status === 503 && /\bloading\b/i.test(message)
  return isLoading && waited < longestPause ? untilNext : null
}
