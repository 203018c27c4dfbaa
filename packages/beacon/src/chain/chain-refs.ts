import { HelixError, type Oid, type RefName } from '@helix/core'
import { type Git, isAncestor, listRefs, readRef } from '@helix/git'

/** The chain's branch. */
export const chainRef: RefName = 'refs/heads/helix'

/** Where a remote's chain is kept after a fetch. */
export function remoteChainRef(remote: string): RefName {
  return `refs/remotes/${remote}/helix`
}

/** A branch `helix/x` keeps git from having the branch helix. HelixError `beacon/name-taken`. */
export async function requireChainName(git: Git): Promise<void> {
  const [taken] = (await listRefs(git, `${chainRef}/`)).keys()
  if (taken === undefined) return
  const name = taken.replace('refs/heads/', '')
  throw new HelixError('beacon/name-taken', `the branch ${name} keeps this clone from having the branch helix`, {
    hint: `git branch -m ${name} ${name.replace('helix/', 'helix-')}`,
  })
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
