import type { Change, Oid } from '@helix/core'

/** Why a commit's texts are not what its author meant: they are shown with replacement characters and must be refused. */
export type CommitFlaw =
  /** The message or a name is not UTF-8. */
  | 'message-not-utf8'
  /** The commit claims another encoding than UTF-8. */
  | 'foreign-encoding'
  /** A changed path is not UTF-8. */
  | 'path-not-utf8'

/** One commit as git stores it. */
export interface RawCommit {
  commit: Oid
  parents: Oid[]
  tree: Oid
  /** The author's address. */
  author: string
  /** All bytes after the headers. */
  message: string
  changes: Change[]
  flaws: readonly CommitFlaw[]
}
