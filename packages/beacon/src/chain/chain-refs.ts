import { HelixError, type Oid, type RefName } from '@helix/core'
import { type Git, isAncestor, readRef } from '@helix/git'

/** The chain's branch. */
export const chainRef: RefName = 'refs/heads/helix'

/** Where a remote's chain is kept after a fetch. */
export function remoteChainRef(remote: string): RefName {
  return `refs/remotes/${remote}/helix`
}

export interface ChainTips {
  local: Oid | null
  /** The longer of both; null where there is no chain yet. */
  tip: Oid | null
}

/**
 * Where the chain ends: the local branch or the remote's, whichever is ahead. HelixError `beacon/diverged` when each has
 * records that the other lacks.
 */
export async function readChainTips(git: Git, remote: string): Promise<ChainTips> {
  const theirs = remoteChainRef(remote)
  const [local, fetched] = await Promise.all([readRef(git, chainRef), readRef(git, theirs)])
  if (local === null || fetched === null || local === fetched) return { local, tip: local ?? fetched }
  if (await isAncestor(git, fetched, local)) return { local, tip: local }
  if (await isAncestor(git, local, fetched)) return { local, tip: fetched }
  throw new HelixError(
    'beacon/diverged',
    `the chain has two ends: ${chainRef} ${local.slice(0, 12)} and ${theirs} ${fetched.slice(0, 12)}`,
    { hint: `${remote}'s record wins: git update-ref ${chainRef} ${theirs}` },
  )
}
