import { HelixError } from '@helix/core'
import { authorsOf } from '@helix/git'
import { amendmentDigest } from '@helix/spec'
import { amendmentsIn } from '../../../repository/amendments/amendments.ts'
import type { Here } from '../../../repository/open.ts'
import type { Approvable } from './approvable.ts'

/** The newest amendment since the base, or the one of this number or path. HelixError approve/nothing when there is none. */
export async function approvableAmendment(
  { git, head, standing }: Here,
  [which]: readonly string[] = [],
): Promise<Approvable> {
  const all = await amendmentsIn(git, head, standing.cycleStart ?? standing.base)
  const isNamed = ({ path, amendment }: (typeof all)[number]): boolean =>
    which === undefined || amendment.number === Number(which) || path.includes(which)
  const newest = all.findLast(isNamed)
  if (newest === undefined) {
    throw new HelixError('approve/nothing', 'no amendment awaits approval', { hint: 'helix amend "<why>"' })
  }
  const authors = await authorsOf(git, { from: standing.cycleStart ?? standing.base, to: head, path: newest.path })
  return { kind: 'spec', of: amendmentDigest(newest.amendment), what: newest.path, authors, next: 'helix next' }
}
