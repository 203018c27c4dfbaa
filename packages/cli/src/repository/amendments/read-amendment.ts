import { type Amendment, parseAmendment } from '@helix/spec'

export { amendmentDigest } from '@helix/spec'

/** An ADR without `amends` in its front matter records a decision and amends nothing. */
export function amendsSpec(text: string): boolean {
  return /^amends:/m.test(frontOf(text))
}

/** The amendment of an ADR's file; null for one that amends nothing, and for one that was rejected. HelixError `spec/bad-adr`. */
export function readAmendment(bytes: Uint8Array, path: string): Amendment | null {
  const text = Buffer.from(bytes).toString('utf8')
  if (!amendsSpec(text) || /^status: *rejected *$/m.test(frontOf(text))) return null
  return parseAmendment(text, path)
}

function frontOf(text: string): string {
  return /^\uFEFF?---\r?\n([^]*?)^---\r?$/m.exec(text)?.[1]?.replaceAll('\r', '') ?? ''
}
