import type { Policy } from '@helix/core'
import type { RunWorktree } from './run-worktree.ts'

/** The run that is enclosed. */
export interface EnclosedRun {
  worktree: RunWorktree
  /** Where programs of the run keep their own files. */
  home: string
  policy: Policy
  /** In the place of the history where layers are held out: `writeOutline`. */
  outline: string | null
}
