// What the job that measures hands to the job that judges: one file of raw bytes. It carries no authority: it is as
// trustworthy as the job that wrote it, proves nothing but what its header names, and everything that the repository
// itself can tell is told by the judge's own reading of it.
import type { Digest, Finding, Isolation, Oid, RefName } from '@helix/core'

/** The first line of every bundle: name and version of the format. */
export const bundleFormat = 'helix-bundle/1'

/** What is judged and by what: what a bundle is made for, and what it is held against. */
export interface BundlePurpose {
  /** The branch that is judged; null for a commit that is on none. Such a one is judged, and never signed. */
  ref: RefName | null
  /** Newest passing subject of the chain that the job saw. */
  base: Oid
  tip: Oid
  /** The tip's tree. */
  tree: Oid
  /** Digest of the commits base..tip: `rangeDigest`. */
  range: Digest
  /** Digest of the base's policy. */
  policy: Digest
  /** Digest of the program. */
  verifier: Digest
}

/** What a bundle was made for. */
export interface BundleHeader extends BundlePurpose {
  format: typeof bundleFormat
  /** Digest of the chain's last record; null where there was no chain. */
  chain: Digest | null
  /** How author code was kept apart while it ran. */
  isolation: Isolation
  /** Unique per bundle. */
  nonce: string
  /** The host's name for the run of CI; '' where it was given none. */
  run: string
}

export interface Bundle {
  header: BundleHeader
  /** One document per measured tree, in the order in which they were measured. What is in them is for the gates to read. */
  trees: Uint8Array[]
  /** Raw report bytes by their digest. */
  reports: ReadonlyMap<Digest, Uint8Array>
}

/** Bytes, unless said otherwise. */
export interface BundleLimits {
  bundle: number
  /** One part of any kind. */
  part: number
  header: number
  tree: number
  /** How many parts. */
  parts: number
}

const megabyte = 1024 * 1024

/** A report may be a little larger than what readers take, so that they can say so. */
export const bundleLimits: BundleLimits = {
  bundle: 256 * megabyte,
  part: 65 * megabyte,
  header: megabyte / 16,
  tree: 16 * megabyte,
  parts: 10_000,
}

/** A file that is no whole and true bundle is a no with its reason, not an error. */
export type BundleReading = { valid: true; bundle: Bundle } | { valid: false; finding: Finding }
