import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Change, HelixError, type Oid, type RefName } from '@helix/core'
import { type Git, headAndRefs, openGit, resolve, stagedChanges, writeTree } from '@helix/git'
import { playbookPath } from '@helix/playbook'
import type { Io } from '../io.ts'
import { policyAt } from '../repository/policy-at.ts'
import { type BriefStanding, briefStandingAt } from '../repository/brief-standing.ts'
import { amends } from './amends.ts'

/** What a hook sees: the commit that git is about to make. */
export interface Candidate {
  git: Git
  standing: BriefStanding
  /** Against the commit that it will follow. */
  changes: Change[]
  tree: Oid
  /** A merge is being concluded. */
  merging: boolean
  /** It takes the place of HEAD. */
  amending: boolean
}

/**
 * The commit that git is about to make; null where Helix has nothing to say: before and in the commit that adopts Helix, and
 * in one that mends a playbook which cannot be read. A playbook that cannot be read blocks (HelixError `playbook/…`), also
 * in the commit that would bring it.
 */
export async function readCandidate(io: Io): Promise<Candidate | null> {
  const git = await openGit(io.cwd, { checkVersion: false })
  const amending = amends(io.parents())
  // Beside HEAD the ends of the chain, whose branch has this name everywhere.
  const [{ head, refs }, before] = await Promise.all([
    headAndRefs(git, 'helix'),
    amending ? resolve(git, 'HEAD^') : undefined,
  ])
  const parent = before === undefined ? head : before
  const [changes, tree] = await Promise.all([stagedChanges(git, before ?? undefined), writeTree(git)])
  const brought = touchesPlaybook(changes) ? await policyAt(git, tree) : null
  const standing = parent === null ? null : await standingOn(git, parent, refs, brought !== null)
  if (standing === null) return null
  const merging = existsSync(join(git.gitDir, 'MERGE_HEAD')) || (amending && (await resolve(git, 'HEAD^2')) !== null)
  return { git, standing, changes, tree, merging, amending }
}

function touchesPlaybook(changes: readonly Change[]): boolean {
  return changes.some(({ path }) => path === playbookPath)
}

/** Where the parent stands; null without a playbook, and when its playbook is broken and this commit mends it. */
async function standingOn(
  git: Git,
  parent: Oid,
  refs: ReadonlyMap<RefName, Oid>,
  mends: boolean,
): Promise<BriefStanding | null> {
  try {
    return await briefStandingAt(git, parent, refs)
  } catch (error) {
    if (mends && error instanceof HelixError && error.code.startsWith('playbook/')) return null
    throw error
  }
}
