import { canonicalJson, type Digest, type Oid, sha256 } from '@helix/core'

/** Digest of a range of commits, oldest first: SHA-256 of the canonical JSON (RFC 8785) of `[[commit, tree], …]`. */
export function rangeDigest(commits: readonly { commit: Oid; tree: Oid }[]): Digest {
  return sha256(canonicalJson(commits.map(({ commit, tree }) => [commit, tree])))
}
