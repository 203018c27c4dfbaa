import type { Oid } from '@helix/core'
import { ancestorsOf, defaultBranch, type Git, headState, listRemotes, readRef } from '@helix/git'

/**
 * Which of these commits are on the branch that a remote shows first, as this clone remembers it: others may stand on them. A job of
 * CI that judges a push has a bare clone, and there it is the branch that was pushed; of an entry of GitHub's merge queue, the one
 * that it would land on.
 */
export async function landedAmong(git: Git, commits: readonly Oid[]): Promise<Set<Oid>> {
  const landed = new Set<Oid>()
  for (const remote of await listRemotes(git)) {
    const branch = git.bare ? landingOf((await headState(git)).branch) : await defaultBranch(git, remote)
    const tip = branch === null ? null : await readRef(git, branch.replace('refs/heads/', `refs/remotes/${remote}/`))
    for (const commit of tip === null ? [] : await ancestorsOf(git, commits, tip)) landed.add(commit)
  }
  return landed
}

function landingOf(branch: string | null): string | null {
  const [, target] = /^refs\/heads\/gh-readonly-queue\/(.+)\/pr-\d+-[0-9a-f]+$/.exec(branch ?? '') ?? []
  return target === undefined ? branch : `refs/heads/${target}`
}
