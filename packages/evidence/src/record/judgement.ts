import { canonicalJson, type Digest, type Judgement, sha256 } from '@helix/core'
import { decodeCanonical, type RecordKind } from './decode-json.ts'
import { judgement as shape } from './decoders.ts'

const kind: RecordKind<Judgement> = {
  name: 'a judgement',
  code: 'evidence/judgement-malformed',
  decode: shape,
  end: '',
}

/** The bytes of `judgement.json`: canonical JSON (RFC 8785) with the signature, without a final newline. */
export function encodeJudgement(judgement: Judgement): string {
  return canonicalJson(judgement)
}

/**
 * Reads the bytes of `judgement.json`: exactly the keys of the model, spelled canonically. Throws HelixError
 * `evidence/judgement-malformed` with the path of the first difference; `source` names the place in errors.
 */
export function decodeJudgement(bytes: string | Uint8Array, source = 'judgement.json'): Judgement {
  return decodeCanonical(kind, bytes, source)
}

/** What a signature of a judgement covers: its canonical JSON with `signature: null`. */
export function judgementPayload(judgement: Judgement): string {
  return canonicalJson({ ...judgement, signature: null })
}

/**
 * SHA-256 of the stored bytes, signature included: what the next record names as `previous` and what a pinned genesis
 * holds. The signature covers the payload and the digest covers both, so neither can be swapped under a successor, and
 * `sha256sum` of the blob gives the same digits.
 */
export function judgementDigest(judgement: Judgement): Digest {
  return sha256(encodeJudgement(judgement))
}
