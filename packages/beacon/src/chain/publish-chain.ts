// What leaves this clone for a remote, and what comes from there.
import { HelixError, type Oid, type RefName } from '@helix/core'
import { fetchRef, type Git, pushRef, pushRefs, readRef, readRemoteRefs, updateRef } from '@helix/git'
import { chainRef, remoteChainRef } from './chain-refs.ts'

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
  if ((await pushRef(git, remote, chainRef, chainRef)) === 'rejected') throw await chainRefusal(git, remote)
  throw await tagRefusal(
    git,
    remote,
    refused.filter((ref) => ref !== chainRef),
    tags,
  )
}

/** Another job was faster; or a reference below the branch's name keeps the remote from having the branch at all. */
async function chainRefusal(git: Git, remote: string): Promise<HelixError> {
  const there = await readRemoteRefs(git, remote, [chainRef])
  if (there.has(chainRef)) {
    return new HelixError('beacon/lost-race', `the chain of ${remote} has moved on; nothing was pushed`, {
      hint: `judge again on top of it: git fetch ${remote} && git update-ref ${chainRef} ${remoteChainRef(remote)}`,
    })
  }
  const inTheWay = [...there.keys()]
  const why = inTheWay.length > 0 ? `: ${listed(inTheWay)} is in the way` : ''
  return new HelixError(
    'beacon/unpublished',
    `${remote} has no branch helix and takes none${why}; nothing was pushed`,
    {
      hint: inTheWay.length > 0 ? `git push ${remote} ${deleting(inTheWay)}, then judge again` : 'Judge again.',
    },
  )
}

async function tagRefusal(
  git: Git,
  remote: string,
  refused: readonly RefName[],
  tags: readonly RefName[],
): Promise<HelixError> {
  const above = [...new Set(refused.flatMap(namesAbove))]
  const there = above.length > 0 ? await readRemoteRefs(git, remote, [...above, ...refused]) : new Map<RefName, Oid>()
  const inTheWay = [...there.keys()].filter((ref) => above.includes(ref) || isBelow(ref, refused))
  const wrong = inTheWay.length > 0 ? inTheWay : refused
  const values = await Promise.all(tags.map((tag) => readRef(git, tag)))
  const again = tags.map((tag, at) => `${values[at] ?? tag}:${tag}`).join(' ')
  return new HelixError(
    'beacon/tag-taken',
    `${remote} has another tag ${listed(wrong)}; the judgement stands, without its tags`,
    { hint: `where it is no tag of yours: git push ${remote} ${deleting(wrong)} && git push ${remote} ${again}` },
  )
}

/** Names of references that cannot be where this one is to be: folders and files of one name. */
function namesAbove(ref: RefName): RefName[] {
  const parts = ref.split('/')
  return parts.slice(3).map((_, at) => parts.slice(0, at + 3).join('/'))
}

function isBelow(ref: RefName, names: readonly RefName[]): boolean {
  return names.some((name) => ref.startsWith(`${name}/`))
}

const listed = (refs: readonly RefName[]): string =>
  refs.map((ref) => ref.replace(/^refs\/(?:tags|heads)\//, '')).join(', ')

const deleting = (refs: readonly RefName[]): string => refs.map((ref) => `:${ref}`).join(' ')

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
