import { type Amendment, parseAmendment } from '@helix/spec'

/**
 * The amendment of an ADR's file; null for one that records a decision and amends nothing, and for one that was rejected.
 * HelixError `spec/bad-adr`.
 */
export function readAmendment(bytes: Uint8Array, path: string): Amendment | null {
  const text = Buffer.from(bytes).toString('utf8')
  const front = /^---\n([^]*?)^---$/m.exec(text)?.[1] ?? ''
  if (!/^amends:/m.test(front) || /^status: rejected$/m.test(front)) return null
  return parseAmendment(text, path)
}
