import type { Oid } from '@helix/core'
import { ancestorsOf, defaultBranch, type Git, listRemotes, readRef } from '@helix/git'

/** Which of these commits are on the branch that a remote shows first, as this clone remembers it: others may stand on them. */
export async function landedAmong(git: Git, commits: readonly Oid[]): Promise<Set<Oid>> {
  const landed = new Set<Oid>()
  for (const remote of git.bare ? [] : await listRemotes(git)) {
    const branch = await defaultBranch(git, remote)
    const tip = branch === null ? null : await readRef(git, branch.replace('refs/heads/', `refs/remotes/${remote}/`))
    for (const commit of tip === null ? [] : await ancestorsOf(git, commits, tip)) landed.add(commit)
  }
  return landed
}
