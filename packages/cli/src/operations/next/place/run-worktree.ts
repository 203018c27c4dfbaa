import type { Oid } from '@helix/core'
import type { Git } from '@helix/git'

/** A folder of its own in which one run works; the user's working tree is not touched. */
export interface RunWorktree {
  git: Git
  folder: string
  /** The repository that it belongs to, and the commit that it was made at. */
  of: Git
  base: Oid
  /** Folders of installed packages that lead to those of the repository's own working tree. */
  linked: string[]
}
