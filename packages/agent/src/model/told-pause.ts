import type { HelixError } from '@helix/core'
import { APIError } from 'openai'

/** Longer than the SDK waits by itself, and no longer than somebody would watch (milliseconds). */
const [longestBySdk, longestPause] = [60_000, 900_000]

/**
 * Milliseconds that a server which limits the rate asks to wait, where the SDK would not; null where it asks for nothing of the kind.
 * `Retry-After` holds seconds or a date (RFC 9110, 10.2.3).
 */
export function toldPause({ code, cause }: HelixError, now: number): number | null {
  if (code !== 'agent/rate-limited' || !(cause instanceof APIError)) return null
  const said = cause.headers?.get('retry-after') ?? ''
  const told = /^\d+(\.\d+)?$/.test(said) ? Number(said) * 1000 : Date.parse(said) - now
  return told > longestBySdk && told <= longestPause ? told : null
}
