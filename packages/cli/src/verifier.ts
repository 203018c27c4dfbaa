import { canonicalJson, type Digest, sha256 } from '@helix/core'
import { helixVersion } from './version.ts'

declare const HELIX_BUILD: string | undefined

/**
 * What judges, as judgements and bundles name it: SHA-256 of the canonical JSON of name, version and, of a built command,
 * the digest of the sources that it was built from.
 */
export function verifierDigest(): Digest {
  const build = typeof HELIX_BUILD === 'string' ? { build: HELIX_BUILD } : {}
  return sha256(canonicalJson({ name: 'helix', version: helixVersion(), ...build }))
}
