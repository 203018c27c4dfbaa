import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Git, headState, indexChecksum, openGit } from '@helix/git'
import type { Io } from '../io.ts'
import { readChainEnds } from '../repository/standing/chain-ends.ts'
import { remember } from '../repository/local/remembered.ts'
import { amends } from './amends.ts'
import type { CandidateFacts, CommitManner } from './gather-candidate.ts'

/** What a hook sees: the commit that git is about to make. */
export interface Candidate extends CandidateFacts {
  git: Git
  /** It takes the place of HEAD. */
  amending: boolean
}

/**
 * The commit that git is about to make; null where Helix has nothing to say: before and in the commit that adopts Helix, and
 * in one that mends a playbook which cannot be read. A playbook that cannot be read blocks (HelixError `playbook/…`), also
 * in the commit that would bring it. The first hook of a commit works it out, the others remember.
 */
export async function readCandidate(io: Io): Promise<Candidate | null> {
  const git = await openGit(io.cwd, { checkVersion: false })
  const how = { amending: amends(io.parents()), concluding: existsSync(join(git.gitDir, 'MERGE_HEAD')) }
  const gather = async () => (await import('./gather-candidate.ts')).gatherCandidate(git, how)
  const key = await keyOf(git, how)
  const facts = key === null ? await gather() : await remember(git, 'candidate', key, gather)
  if (facts === null) return null
  return { git, ...facts, amending: how.amending }
}

/** null where nothing tells this index from others. */
async function keyOf(git: Git, how: CommitManner): Promise<string | null> {
  const index = indexChecksum(git)
  const [{ commit }, ends] = await Promise.all([headState(git), readChainEnds(git)])
  return index === null ? null : JSON.stringify([commit, ends, index, how])
}
