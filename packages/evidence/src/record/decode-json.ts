import { canonicalJson, type ErrorCode, HelixError } from '@helix/core'
import { type Decoder, ShapeError } from './shape.ts'

/** What a stored record is called in errors, and the code that they carry. */
export interface RecordKind<T> {
  name: string
  code: ErrorCode
  decode: Decoder<T>
  /** What follows the canonical JSON in the file. */
  end: '' | '\n'
}

/**
 * Reads one record that must be spelled canonically: one value, one spelling, so that a digest of the bytes is a digest
 * of the value and duplicate keys cannot hide anything. Throws HelixError `kind.code`; `source` names the file.
 */
export function decodeCanonical<T>(kind: RecordKind<T>, bytes: string | Uint8Array, source: string): T {
  const written = asText(kind, bytes, source)
  const value = decodeShape(kind, parseJson(kind, written, source), source)
  if (canonicalJson(value) + kind.end !== written) {
    throw new HelixError(kind.code, `${source} is not spelled as canonical JSON (RFC 8785)`, {
      hint: `${kind.name} is written by Helix only; restore the bytes from git`,
      where: { path: source },
    })
  }
  return value
}

function asText<T>(kind: RecordKind<T>, bytes: string | Uint8Array, source: string): string {
  if (typeof bytes === 'string') return bytes
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw new HelixError(kind.code, `${source} is not UTF-8`, { where: { path: source }, cause })
  }
}

function parseJson<T>(kind: RecordKind<T>, written: string, source: string): unknown {
  try {
    return JSON.parse(written)
  } catch (cause) {
    throw new HelixError(kind.code, `${source} is not JSON: ${String(cause)}`, { where: { path: source }, cause })
  }
}

function decodeShape<T>(kind: RecordKind<T>, value: unknown, source: string): T {
  try {
    return kind.decode(value, '')
  } catch (cause) {
    if (!(cause instanceof ShapeError)) throw cause
    throw new HelixError(kind.code, `${source} is not ${kind.name}: ${cause.message}`, {
      where: { path: source },
      cause,
    })
  }
}
