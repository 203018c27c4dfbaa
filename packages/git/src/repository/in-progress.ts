import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RefName } from '@helix/core'
import type { Git } from '../git.ts'

/** What git has begun in a worktree and waits to go on with. */
export type Operation = 'rebase' | 'cherry-pick' | 'revert' | 'merge'

/** Files that git keeps in a worktree's own folder meanwhile (git's wt-status.c, wt_status_get_state); the first that is there. */
const marks: readonly (readonly [string, Operation])[] = [
  ['rebase-merge', 'rebase'],
  ['rebase-apply', 'rebase'],
  ['CHERRY_PICK_HEAD', 'cherry-pick'],
  ['REVERT_HEAD', 'revert'],
  ['sequencer', 'cherry-pick'],
  ['MERGE_HEAD', 'merge'],
]

/** What is in progress in this worktree; null when nothing is. No process. */
export function operationInProgress({ gitDir }: Git): Operation | null {
  return marks.find(([file]) => existsSync(join(gitDir, file)))?.[1] ?? null
}

/** Whether a worktree of the clone is rebasing a branch: it will set the branch when it ends. No process. */
export function isRebased({ commonDir }: Git, branch: RefName): boolean {
  const linked = join(commonDir, 'worktrees')
  const names = existsSync(linked) ? readdirSync(linked) : []
  return [commonDir, ...names.map((name) => join(linked, name))]
    .flatMap((folder) => ['rebase-merge', 'rebase-apply'].map((kind) => join(folder, kind, 'head-name')))
    .some((file) => existsSync(file) && readFileSync(file, 'utf8').trim() === branch)
}
