import { type Change, HelixError, type Oid } from '@helix/core'
import { type Git, headState, readTree, resolve, stagedChanges, writeTree } from '@helix/git'
import { playbookPath } from '@helix/playbook'
import { openedAmong } from '../repository/amendments/amendments.ts'
import { type BriefStanding, briefStandingAt } from '../repository/standing/brief-standing.ts'
import { policyAt } from '../repository/policy-at.ts'
import { type SpecDigest, specDigest } from '../repository/spec/tree-spec.ts'

/** What git was asked for. */
export interface CommitManner {
  /** The commit takes the place of HEAD. */
  amending: boolean
  /** A merge is being concluded. */
  concluding: boolean
}

/** What follows from HEAD, the chain, the index and the manner alone. */
export interface CandidateFacts {
  standing: BriefStanding
  /** Against the commit that it will follow. */
  changes: Change[]
  tree: Oid
  /** A merge is being concluded, or amended; then nothing below is known. */
  merging: boolean
  spec: SpecDigest | null
  /** Frozen test files that amendments let be written anew. */
  unfrozen: string[]
}

/** Works that out; null where Helix has nothing to say. */
export async function gatherCandidate(
  git: Git,
  { amending, concluding }: CommitManner,
): Promise<CandidateFacts | null> {
  const [{ commit: head }, before] = await Promise.all([headState(git), amending ? resolve(git, 'HEAD^') : undefined])
  const parent = before === undefined ? head : before
  const [changes, tree] = await Promise.all([stagedChanges(git, before ?? undefined), writeTree(git)])
  const brought = touchesPlaybook(changes) ? await policyAt(git, tree) : null
  const standing = parent === null ? null : await standingOn(git, parent, brought !== null)
  if (standing === null) return null
  const merging = concluding || (amending && (await resolve(git, 'HEAD^2')) !== null)
  if (merging) return { standing, changes, tree, merging, spec: null, unfrozen: [] }
  const entries = await readTree(git, tree)
  const [spec, opened] = await Promise.all([
    specDigest(git, entries, standing.policy.spec.path),
    openedAmong(git, entries, { cycleStart: standing.cycleStart, done: standing.here.done }),
  ])
  return { standing, changes, tree, merging, spec, unfrozen: [...opened.files] }
}

function touchesPlaybook(changes: readonly Change[]): boolean {
  return changes.some(({ path }) => path === playbookPath)
}

/** Where the parent stands; null without a playbook, and when its playbook is broken and this commit mends it. */
async function standingOn(git: Git, parent: Oid, mends: boolean): Promise<BriefStanding | null> {
  try {
    return await briefStandingAt(git, parent)
  } catch (error) {
    if (mends && error instanceof HelixError && error.code.startsWith('playbook/')) return null
    throw error
  }
}
