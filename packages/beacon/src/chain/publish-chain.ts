// What leaves this clone for a remote, and what comes from there.
import type { Oid, RefName } from '@helix/core'
import { fetchRef, type Git, pushRef, pushRefs, readRef, readRemoteRefs, updateRef } from '@helix/git'
import { chainRef, remoteChainRef } from './chain-refs.ts'
import { chainRefusal, inTheWayOf, tagRefusal } from './push-refusals.ts'

/**
 * Publishes the local chain together with tags that show it, never forced and in one step. HelixError `beacon/lost-race`
 * when the remote's chain has records that are not here, `beacon/unpublished` when the remote has no chain and takes none:
 * then nothing was pushed; `beacon/tag-taken` when it is a tag that the remote has otherwise: the chain is published then,
 * without the tags.
 */
export async function pushChain(git: Git, remote = 'origin', tags: readonly RefName[] = []): Promise<void> {
  const refused = await pushRefs(git, remote, [chainRef, ...tags])
  if (refused.length === 0) return
  // Of a step of all or none, remotes do not always say what stopped it.
  if ((await pushRef(git, remote, chainRef, chainRef)) === 'rejected')
    throw chainRefusal(remote, [...(await readRemoteRefs(git, remote, [chainRef])).keys()])
  // The chain is there. A job that was publishing the very same one may have been all that was in the way.
  const wrong = tags.length === 0 ? [] : await pushRefs(git, remote, tags)
  if (wrong.length === 0) return
  const asked = inTheWayOf(wrong)
  const there = asked.length > 0 ? [...(await readRemoteRefs(git, remote, asked)).keys()] : []
  const again = await Promise.all(tags.map(async (tag) => `${(await readRef(git, tag)) ?? tag}:${tag}`))
  throw tagRefusal(remote, { refused: wrong, there, again })
}

/**
 * Gives up local records that lost a race: the local chain becomes the remote's, which is fetched. False when the local
 * chain is no longer at `ours`, or the remote has none.
 */
export async function takeRemoteChain(git: Git, remote: string, ours: Oid): Promise<boolean> {
  if (!(await fetchChain(git, remote))) return false
  const theirs = await readRef(git, remoteChainRef(remote))
  return theirs !== null && updateRef(git, chainRef, theirs, ours)
}

/** Fetches a remote's chain; false when the remote has none. */
export async function fetchChain(git: Git, remote = 'origin'): Promise<boolean> {
  return (await fetchRef(git, remote, chainRef, remoteChainRef(remote))) === 'ok'
}
