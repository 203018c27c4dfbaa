import type { Oid } from '@helix/core'
import type { Refusal } from '../../render/refusal.ts'

/** What was committed (and what was parked before and is part of it now), why Helix refused it, or what git said instead. */
export type Committed =
  | { commit: Oid; header: string; resumed: Oid | null }
  | { commit: null; refusal: Refusal }
  | { commit: null; refusal: null; said: string }
