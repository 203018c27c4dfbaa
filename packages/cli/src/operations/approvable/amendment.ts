import { HelixError } from '@helix/core'
import { authorsOf } from '@helix/git'
import { amendmentDigest } from '@helix/spec'
import { amendmentsSince } from '../../measuring/amendments.ts'
import type { Here } from '../../repository/open.ts'
import { treeViewOf } from '../../repository/tree-view.ts'
import type { Approvable } from '../approve.ts'

/** The newest amendment since the base. HelixError approve/nothing when there is none. */
export async function approvableAmendment({ git, head, standing }: Here): Promise<Approvable> {
  const newest = (await amendmentsSince(git, standing.base, await treeViewOf(git, head))).at(-1)
  if (newest === undefined) {
    throw new HelixError('approve/nothing', 'no amendment awaits approval', { hint: 'helix amend "<why>"' })
  }
  const authors = await authorsOf(git, { from: standing.base, to: head, path: newest.path })
  return { kind: 'spec', of: amendmentDigest(newest.amendment), what: newest.path, authors }
}
