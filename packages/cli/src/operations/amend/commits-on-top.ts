import { composeMessage, parseMessage } from '@helix/commits'
import { HelixError, type Oid } from '@helix/core'
import { type Git, log, type RawCommit, recommit } from '@helix/git'

/** A commit and what stands on it up to a tip, oldest first. HelixError amend/merge. */
export async function lineFrom(git: Git, first: Oid, tip: Oid): Promise<RawCommit[]> {
  const commits = await log(git, { from: [`${first}^`], to: tip })
  if (commits.every(({ parents }) => parents.length < 2)) return commits
  throw new HelixError('amend/merge', 'a merge stands after the amendment; it cannot be written anew', {
    hint: 'rebase the branch, then the same command again',
  })
}

/** Writes commits anew on top of another one, each with another tree and message. The new tip. */
export async function recommitOn(
  git: Git,
  onto: Oid,
  commits: readonly RawCommit[],
  anew: (commit: RawCommit) => Promise<{ tree: Oid; message: string }>,
): Promise<Oid> {
  let tip = onto
  for (const commit of commits) {
    tip = (await recommit(git, commit.commit, { parents: [tip], ...(await anew(commit)) })).commit
  }
  return tip
}

/** A message that names the spec of its own tree. */
export function restated(message: string, tag: string): string {
  const { text: _, ...words } = parseMessage(message)
  const trailers = words.trailers.map((trailer) =>
    trailer.key === 'Helix-Spec' ? { ...trailer, value: tag } : trailer,
  )
  return composeMessage({ ...words, trailers })
}
