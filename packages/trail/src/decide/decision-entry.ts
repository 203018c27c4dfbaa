import { readAdr } from '@helix/spec'
import type { TrailEntry } from '../entry.ts'
import { idsIn } from './ids-in.ts'

/** A record of a decision, or the ADR of an amendment. HelixError `spec/not-utf8`. */
export function decisionEntry(bytes: Uint8Array, path: string): TrailEntry {
  const { title, body, date, amends, status } = readAdr(bytes, path)
  const whole = Buffer.from(bytes).toString('utf8')
  const why = /^## (?:Why|Context\b.*|Decision Outcome)\s*\n+([^]*?)(?=^## |(?![^]))/m.exec(body)?.[1]?.trim()
  return {
    kind: amends ? 'amendment' : 'decision',
    ref: path,
    title: status === null || status === 'accepted' ? title : `${title} (${status})`,
    why: why ?? body.replace(/^#.*\n+/, '').trim(),
    text: body,
    requirements: idsIn(whole),
    at: Math.floor((Date.parse(date ?? '') || 0) / 1000),
  }
}
