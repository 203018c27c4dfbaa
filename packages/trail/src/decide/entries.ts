import { parseMessage } from '@helix/commits'
import { readAdr } from '@helix/spec'
import type { TrailEntry } from '../entry.ts'

const id = /(?<![\w-])REQ-[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*/g

/** A commit as the trail keeps it: its header is the title, its Why (else its body) the reason. */
export function commitEntry({ commit, at, message }: { commit: string; at: number; message: string }): TrailEntry {
  const { why, body } = parseMessage(message)
  const title = message.split('\n', 1)[0] ?? ''
  return { kind: 'commit', ref: commit, title, why: why ?? body, text: message, requirements: idsIn(message), at }
}

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

function idsIn(text: string): string[] {
  return [...new Set([...text.matchAll(id)].map(([found]) => found))]
}
