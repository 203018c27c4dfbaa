import type { ChainRecord } from '../chain/chain-record.ts'

/** A record of the chain with what the statements say beside it. */
export interface StatedRecord extends ChainRecord {
  /** When it was judged, seconds since the epoch. */
  at: number
}

export interface StatementOptions {
  /** Where the repository lives (`git+https://host/owner/name`); null when it has no remote. */
  uri: string | null
}
