import { HelixError, shellWord } from '@helix/core'
import { amendmentDigest } from '@helix/spec'
import { amendmentsIn } from '../../../repository/amendments/amendments.ts'
import type { Here } from '../../../repository/open.ts'
import { amendmentRecords, inHistory, isNamed } from '../../amend/records.ts'
import type { Approvable } from './approvable.ts'

/**
 * Of the amendments since the cycle began: the one of this number, path or part of it; without, the newest that nobody approved,
 * else the newest. HelixErrors approve/nothing (there is none), amend/ambiguous.
 */
export async function approvableAmendment(here: Here, [which]: readonly string[] = []): Promise<Approvable> {
  const { git, head, standing } = here
  const since = standing.cycleStart ?? standing.base
  const open = new Set((await amendmentsIn(git, head, since)).map(({ path }) => path))
  const records = (await inHistory(here, await amendmentRecords(here))).filter(({ path }) => open.has(path))
  const awaited = records.filter(({ status }) => status === 'proposed')
  const newest = (awaited.length > 0 ? awaited : records).slice(-1)
  const [record, another] = which === undefined ? newest : records.filter((one) => isNamed(one, which))
  if (record === undefined) {
    throw new HelixError('approve/nothing', 'no amendment awaits approval', { hint: 'helix amend "<why>"' })
  }
  if (another !== undefined) {
    throw new HelixError('amend/ambiguous', `${which ?? ''} names ${record.path} and ${another.path}`, {
      hint: `helix approve amendment ${shellWord(another.path)} --why "<reason>"`,
    })
  }
  const { path, amendment, authors } = record
  return { kind: 'spec', of: amendmentDigest(amendment), what: path, authors, next: 'helix next' }
}
