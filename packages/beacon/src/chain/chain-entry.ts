import type { Oid } from '@helix/core'
import type { ChainRecord } from '@helix/evidence'

/** One record with the commit that carries it. */
export interface ChainEntry extends ChainRecord {
  commit: Oid
  /** The commit's time, seconds since the epoch. */
  at: number
}
