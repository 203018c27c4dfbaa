import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Change, Oid } from '@helix/core'
import { type Git, headState, openGit, stagedChanges, writeTree } from '@helix/git'
import { addsPlaybook } from '../decide/paths.ts'
import type { Io } from '../io.ts'
import { policyAt } from '../repository/policy-at.ts'
import { type Standing, standingAt } from '../repository/standing.ts'

/** What a hook sees: the commit that git is about to make. */
export interface Candidate {
  git: Git
  head: Oid
  standing: Standing
  changes: Change[]
  tree: Oid
  /** A merge is being concluded. */
  merging: boolean
}

/**
 * The commit that git is about to make; null where Helix has nothing to say: before and in the commit that adopts Helix.
 * A playbook that cannot be read blocks (HelixError `playbook/…`), also in the commit that adds it.
 */
export async function readCandidate(io: Io): Promise<Candidate | null> {
  const git = await openGit(io.cwd, { checkVersion: false })
  const { commit: head } = await headState(git)
  const changes = await stagedChanges(git)
  const tree = await writeTree(git)
  const standing = head === null ? null : await standingAt(git, head)
  if (head === null || standing === null) {
    if (addsPlaybook(changes)) await policyAt(git, tree)
    return null
  }
  return { git, head, standing, changes, tree, merging: existsSync(join(git.gitDir, 'MERGE_HEAD')) }
}
