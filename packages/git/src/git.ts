/** A repository as the functions of this package take it. */
export interface Git {
  /** Top level of the working tree, absolute; of a bare repository, its folder. */
  root: string
  /** Of this worktree (`.git`, or `.git/worktrees/x` in a linked one), absolute. */
  gitDir: string
  /** Shared by all worktrees, absolute. */
  commonDir: string
  bare: boolean
  objectFormat: 'sha1' | 'sha256'
  /** Settings for what looks at the working tree, and the filters that these do not start; see `distrusted`. */
  settings?: readonly string[]
  unstarted?: ReadonlySet<string>
}
