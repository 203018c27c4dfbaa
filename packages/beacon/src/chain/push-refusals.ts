// Why a remote did not take the chain or its tags, from the references that it holds.
import { HelixError, type RefName } from '@helix/core'
import { chainRef, remoteChainRef } from './chain-refs.ts'

/** Another job was faster; or a reference below the branch's name keeps the remote from having the branch at all. */
export function chainRefusal(remote: string, there: readonly RefName[]): HelixError {
  if (there.includes(chainRef)) {
    return new HelixError('beacon/lost-race', `the chain of ${remote} has moved on; nothing was pushed`, {
      hint: `judge again on top of it: git fetch ${remote} && git update-ref ${chainRef} ${remoteChainRef(remote)}`,
    })
  }
  const why = there.length > 0 ? `: ${listed(there)} is in the way` : ''
  return new HelixError(
    'beacon/unpublished',
    `${remote} has no branch helix and takes none${why}; nothing was pushed`,
    { hint: there.length > 0 ? `git push ${remote} ${deleting(there)}, then judge again` : 'Judge again.' },
  )
}

/** Which of the remote's references can keep it from taking these: those themselves, and files where folders are to be. */
export function inTheWayOf(refused: readonly RefName[]): RefName[] {
  const above = [...new Set(refused.flatMap(namesAbove))]
  return above.length > 0 ? [...above, ...refused] : []
}

/** `again` says what to push for each tag once the way is free: its value where it is known, and its name. */
export function tagRefusal(
  remote: string,
  { refused, there, again }: { refused: readonly RefName[]; there: readonly RefName[]; again: readonly string[] },
): HelixError {
  const inTheWay = there.filter((ref) =>
    refused.some((name) => namesAbove(name).includes(ref) || ref.startsWith(`${name}/`)),
  )
  const wrong = inTheWay.length > 0 ? inTheWay : refused
  return new HelixError(
    'beacon/tag-taken',
    `${remote} has another tag ${listed(wrong)}; the judgement stands, without its tags`,
    {
      hint: `where it is no tag of yours: git push ${remote} ${deleting(wrong)} && git push ${remote} ${again.join(' ')}`,
    },
  )
}

/** Names of references that cannot be where this one is to be: folders and files of one name. */
function namesAbove(ref: RefName): RefName[] {
  const parts = ref.split('/')
  return parts.slice(3).map((_, at) => parts.slice(0, at + 3).join('/'))
}

const listed = (refs: readonly RefName[]): string =>
  refs.map((ref) => ref.replace(/^refs\/(?:tags|heads)\//, '')).join(', ')

const deleting = (refs: readonly RefName[]): string => refs.map((ref) => `:${ref}`).join(' ')
