import type { Oid } from '@helix/core'
import type { Ancestry } from './ancestry.ts'
import type { ChainRecord } from './chain-record.ts'

/**
 * Records about commits beside the line of their branch: of another one that began before what was judged there, and was merged since.
 * They move the position; by whose rules a branch is judged its own line says, so that merging an older one brings none back.
 */
export function apartIn(records: readonly ChainRecord[], ancestry: Ancestry): ReadonlySet<ChainRecord> {
  const newest = new Map<string, Oid>()
  const apart = new Set<ChainRecord>()
  for (const record of records) {
    const { ref, subject } = record.judgement
    const before = newest.get(ref)
    // A commit that is gone has no line.
    const isLine =
      before === undefined ||
      !ancestry.isAncestorOrSelf(before, before) ||
      ancestry.isAncestorOrSelf(before, subject.commit)
    if (isLine) newest.set(ref, subject.commit)
    else apart.add(record)
  }
  return apart
}
