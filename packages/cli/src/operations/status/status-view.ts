import type { Finding } from '@helix/core'
import type { CycleUse } from '../next/cycle-budget.ts'

export type StepState = 'signed' | 'judged' | 'pending' | 'active' | 'ahead'

/** What `helix status` knows; `--json` prints it as it is. */
export interface StatusView {
  cycle: string | null
  step: { id: string; number: number; of: number } | null
  spec: {
    tag: string | null
    state: 'approved' | 'SELF-APPROVED' | 'awaiting approval' | 'draft' | 'absent'
    /** Approved with a key, or a review, that needs no person. */
    unattended: boolean
  }
  signing: 'none' | 'ssh'
  steps: { id: string; number: number; state: StepState; note: string }[]
  /** A rollback that happened, or that is approved and awaits its judgement; null without one. */
  rollback: { state: 'judged' | 'approved'; from: string; to: string; by: string } | null
  /** The newest commit that was refused, and how many claims up to it no longer count; absent where none was, or its claims were made anew. */
  refused?: { commit: string; claims: number }
  /** A claim of the active step that was refused in this clone: seconds since the epoch, the commit it was to stand on. No judgement. */
  refusedClaim?: { commit: string; at: number; codes: string[] }
  /** The repository has hooks of Helix, and this clone does not run them. */
  hookless?: boolean
  /** What the runs of the cycle used up; absent where the playbook bounds no cycle. */
  budget?: CycleUse
  /** Programs of the agent work without a sandbox, as the playbook says. */
  unconfined: boolean
  missing: Finding[]
  /** Whether the gates of the active step have been measured for the tree of HEAD. */
  measured: boolean
  next: string[]
}
