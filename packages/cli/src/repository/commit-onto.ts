import type { Oid } from '@helix/core'
import { add, commitTree, headState, updateRef } from '@helix/git'
import { mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { atomicWrite } from '@helix/process'
import { moved } from './move-branch.ts'
import type { Here } from './open.ts'

export interface OntoRequest {
  tree: Oid
  message: string
  /** Files that the commit wrote by itself, or took away (null): brought into the working tree and the index. */
  files: ReadonlyMap<string, string | null>
}

/**
 * Commits a tree on top of HEAD and moves the branch in one compare-and-swap. The user's other files and the rest of the
 * index are not touched. The branch moves last: killed before that, the same command begins anew, and what it had written
 * waits in the index for it. HelixError repository/moved when the branch moved, or another one was checked out meanwhile.
 */
export async function commitOnto({ git, head, branch }: Here, { tree, message, files }: OntoRequest): Promise<Oid> {
  const commit = await commitTree(git, { tree, parents: [head], message, own: true })
  const now = await headState(git)
  if (now.branch !== branch || now.commit !== head) throw moved('committed')
  for (const [path, text] of files) {
    if (text === null) {
      await rm(join(git.root, path), { force: true })
      continue
    }
    await mkdir(dirname(join(git.root, path)), { recursive: true })
    await atomicWrite(join(git.root, path), text)
  }
  await add(git, [...files.keys()])
  if (!(await updateRef(git, branch ?? 'HEAD', commit, head))) throw moved('committed')
  return commit
}
