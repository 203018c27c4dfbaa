import type { Oid } from '@helix/core'
import { commitTree, type Git, readRef, treeOf, updateRef } from '@helix/git'
import { treeOfWorktree } from '../place/snapshot.ts'
import { openWorktree } from '../place/worktree.ts'

const attempts = 'refs/helix/attempts'

/** Keeps what a run made and nobody accepted under a ref, so that nothing is lost; null when it made nothing. */
export async function keepAttempt(git: Git, id: string, base: Oid): Promise<string | null> {
  const tree = await treeOfWorktree(await openWorktree(git, id, base))
  if (tree === (await treeOf(git, base))) return null
  return setAside(git, id, await commitTree(git, { tree, parents: [base], message: `attempt of run ${id}\n` }))
}

/** Names a commit so that git keeps it. */
export async function setAside(git: Git, name: string, commit: Oid): Promise<string> {
  const ref = `${attempts}/${name}`
  await updateRef(git, ref, commit, await readRef(git, ref))
  return ref
}
