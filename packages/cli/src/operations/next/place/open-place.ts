import type { SandboxNote } from '@helix/agent'
import type { Here } from '../../../repository/open.ts'
import { encloseRun, type RunEnclosure } from './enclosure.ts'
import { holdOut } from './held-out.ts'
import type { RunWorktree } from './run-worktree.ts'
import { homePath, openWorktree } from './worktree.ts'

/** Where a run works, and where its programs do. */
export interface RunPlace {
  worktree: RunWorktree
  enclosure: RunEnclosure
}

/** Opens a run's worktree at HEAD, without what the active step holds out, and encloses its programs there. */
export async function openPlace(here: Here, runId: string, sandbox: SandboxNote): Promise<RunPlace> {
  const worktree = await openWorktree(here.git, runId, here.head)
  const home = homePath(here.git, runId)
  const outline = await holdOut(here, worktree, home)
  const { policy } = here.standing
  return { worktree, enclosure: await encloseRun(sandbox, { worktree, home, policy, outline }) }
}
