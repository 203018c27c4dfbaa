import type { Apart } from '../place/isolation.ts'
import type { HeldSnapshot } from '../place/held-snapshot.ts'
import type { Dependencies } from '../place/snapshot.ts'

export interface MeasureHow {
  dependencies: Dependencies
  /** Use and keep results of this clone; off where a judgement is signed. */
  cached: boolean
  apart: Apart
  onProgress: (what: string) => void
  /** Programs (no tests) run in a folder that stays in this clone, so that compilers build on what they know; not by default. */
  keeps?: boolean
  /** Where the tree may lie already; by default it is laid out for each call. */
  held?: HeldSnapshot
}
