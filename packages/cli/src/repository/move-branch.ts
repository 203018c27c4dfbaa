import { HelixError, type Oid, type RefName } from '@helix/core'
import { moveRefs } from '@helix/git'
import type { Here } from './open.ts'

interface BranchMove {
  from: Oid
  to: Oid
  /** The ref that holds what was there before. */
  kept: RefName
  command: string
  /** What was not done where the branch is elsewhere by now, as a participle. */
  undone: string
}

/** Moves the branch to commits that were written anew. HelixError repository/moved. */
export async function moveBranch(
  { git, branch }: Pick<Here, 'git' | 'branch'>,
  { from, to, kept, command, undone }: BranchMove,
): Promise<void> {
  // First what keeps the old tip: killed in between, there is one ref more and nothing else.
  const moves = [
    { ref: kept, to: from },
    { ref: branch ?? 'HEAD', to, expected: from },
  ]
  if (!(await moveRefs(git, moves, command))) throw moved(undone)
}

/** The branch is not where it was. */
export function moved(undone: string): HelixError {
  return new HelixError('repository/moved', `the branch moved while Helix was at work; nothing was ${undone}`, {
    hint: 'run the same command again',
  })
}
