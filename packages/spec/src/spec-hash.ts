import { type Digest, sha256 } from '@helix/core'
import { canonicalSpec } from './canonical-spec.ts'

/** SHA-256 of the canonical form (`canon/1`). Throws HelixError `spec/not-utf8`. */
export function specHash(source: string | Uint8Array): Digest {
  return sha256(canonicalSpec(source))
}

/** How commits and tags name a version of the spec: `spec@` and the hash's first 12 hex digits. */
export function specTag(hash: Digest): string {
  return `spec@${hash.slice(0, 12)}`
}
