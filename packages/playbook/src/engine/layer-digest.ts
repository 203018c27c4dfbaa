import { canonicalJson, type Digest, type LayerName, type Policy, sha256 } from '@helix/core'
import { layerOf } from './layer-of.ts'

/** Digest over one layer's files: SHA-256 of the canonical JSON of their sorted `[path, blob]` pairs. */
export function layerDigest(policy: Policy, layer: LayerName, files: readonly { path: string; oid: string }[]): Digest {
  return filesDigest(files.filter(({ path }) => layerOf(policy, path)?.name === layer))
}

/** The same over any files. */
function filesDigest(files: readonly { path: string; oid: string }[]): Digest {
  const pairs = files.map(({ path, oid }) => [path, oid])
  return sha256(canonicalJson(pairs.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1))))
}
