import { chainRef, pushChain, takeRemoteChain } from '@helix/beacon'
import { HelixError } from '@helix/core'
import type { ChainRecord } from '@helix/evidence'
import { type Git, listRemotes, readRef, resolve, updateRef } from '@helix/git'
import { showJudgements } from './show-judgements.ts'
import type { Recorded } from './recorded.ts'

/**
 * Shows what was recorded and publishes it: the branch helix and the tags that are new, never forced. HelixError
 * `beacon/lost-race` when the remote's chain has moved on: the local one is the remote's then, as if nothing had been
 * recorded; `beacon/unpublished` when the remote takes no chain, and nothing has been recorded then, either. HelixErrors of
 * `showJudgements` and `pushChain`.
 */
export async function publish(
  git: Git,
  remote: string,
  chain: readonly ChainRecord[],
  recorded: readonly Recorded[],
): Promise<void> {
  if (recorded.length === 0) return
  const tags = await showJudgements(git, chain, recorded).catch(async (error: unknown) => {
    // The judgement stands although what shows it does not.
    await pushChain(git, remote)
    throw error
  })
  try {
    await pushChain(git, remote, tags)
  } catch (error) {
    if (error instanceof HelixError && error.code === 'beacon/lost-race') await takeBack(git, remote, tags)
    if (error instanceof HelixError && error.code === 'beacon/unpublished') await dropRecorded(git, tags, recorded)
    throw error
  }
}

/** What nobody else can see is judged again, instead of being taken for judged. */
async function dropRecorded(git: Git, tags: readonly string[], recorded: readonly Recorded[]): Promise<void> {
  await dropTags(git, tags)
  await updateRef(git, chainRef, await resolve(git, `${chainRef}~${recorded.length}`), await readRef(git, chainRef))
}

async function dropTags(git: Git, tags: readonly string[]): Promise<void> {
  for (const ref of tags) await updateRef(git, ref, null, await readRef(git, ref))
}

async function takeBack(git: Git, remote: string, tags: readonly string[]): Promise<void> {
  await dropTags(git, tags)
  const ours = await readRef(git, chainRef)
  if (ours !== null) await takeRemoteChain(git, remote, ours)
}

/** HelixError `verify/no-remote`. */
export async function requireRemote(git: Git, remote: string): Promise<void> {
  const remotes = await listRemotes(git)
  if (remotes.includes(remote)) return
  throw new HelixError('verify/no-remote', `the repository has no remote ${remote}`, {
    hint: remotes.length === 0 ? `git remote add ${remote} <address>` : `one of: ${remotes.join(', ')}`,
  })
}
