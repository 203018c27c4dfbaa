import { type Digest, sha256 } from '@helix/core'
import type { RunEntry } from './entries.ts'

export interface LinePlace {
  /** 0 for the header. */
  seq: number
  /** ISO 8601, UTC. */
  at: string
  /** SHA-256 of the bytes of the line before, without its line feed; null for the header. */
  previous: Digest | null
}

/**
 * One line of `helix-run/1`, without its line feed. The last member, `sum`, is the SHA-256 of the line as it reads
 * without that member: it covers the newest line, which no later `previous` covers yet.
 */
export function renderLine(place: LinePlace, entry: RunEntry): string {
  const { type, ...rest } = entry
  return seal(JSON.stringify({ type, ...place, ...rest }))
}

/** The line without its `sum`, or null when the sum is absent or wrong. */
export function unseal(line: string): string | null {
  const match = /^(.*),"sum":"[0-9a-f]{64}"\}$/s.exec(line)
  const open = match?.[1]
  return open !== undefined && seal(`${open}}`) === line ? `${open}}` : null
}

function seal(json: string): string {
  return `${json.slice(0, -1)},"sum":"${sha256(json)}"}`
}
