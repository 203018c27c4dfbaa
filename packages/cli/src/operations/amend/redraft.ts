import { HelixError, type Oid } from '@helix/core'
import { add, moveRefs, readFileAt, treeWith } from '@helix/git'
import { atomicWrite } from '@helix/process'
import { type Amendment, checkAmendment, composeAmendment, draftAmendment, specTag } from '@helix/spec'
import { join } from 'node:path'
import type { Io } from '../../io.ts'
import { type Here, openHere } from '../../repository/open.ts'
import { lineFrom, recommitOn, restated } from './commits-on-top.ts'
import { refuseLanded } from './landed.ts'
import { type AmendmentRecord, findAmendment, specsAround } from './records.ts'

export interface Redrafted {
  path: string
  amendment: Amendment
  commit: Oid
  /** The ref that holds what was there before. */
  kept: string
}

/**
 * Writes an amendment that is not landed anew on the spec before it: the same words and tests, the hashes of now. The
 * commits after it keep everything else. Approvals of the old text no longer hold for it. HelixErrors amend/none,
 * amend/fresh, amend/landed, amend/merge, repository/moved.
 */
export async function redraft(io: Io, which: string | undefined): Promise<Redrafted> {
  const here = await openHere(io)
  const record = await findAmendment(here, which)
  const { before, after } = await specsAround(here, record)
  if (checkAmendment(record.amendment, { before, after }).length === 0) {
    throw new HelixError('amend/fresh', `${record.path} holds as it is; there is nothing to draft anew`, {
      hint: 'helix amend show',
    })
  }
  await refuseLanded(here, record)
  const { number, title, date, body, requirements } = record.amendment
  const affected = Object.fromEntries(requirements.map(({ id, meaning, tests }) => [id, { meaning, tests }]))
  const drafted = draftAmendment({ number, title, date, why: '', before, after, affected })
  const amendment: Amendment = { ...drafted, body }
  const { commit, kept } = await rewrite(here, record, composeAmendment(amendment), specTag(after.hash))
  return { path: record.path, amendment, commit, kept }
}

/** The commits from the amendment's on, with the new file in their trees wherever the old one stood. */
async function rewrite(here: Here, { path, commit: first }: AmendmentRecord, text: string, tag: string) {
  const { git, head, branch } = here
  const old = await readFileAt(git, head, path)
  const [own, ...later] = await lineFrom(git, first, head)
  if (own === undefined) throw new Error(`${first} is not in the history of HEAD`)
  const treeOf = async (tree: Oid): Promise<Oid> => {
    const held = await readFileAt(git, tree, path)
    const isOld = held !== null && old !== null && Buffer.compare(held, old) === 0
    return isOld ? treeWith(git, tree, new Map([[path, text]])) : tree
  }
  const written = await recommitOn(git, own.parents[0] ?? '', [own], async ({ tree, message }) => ({
    tree: await treeOf(tree),
    message: restated(message, tag),
  }))
  const tip = await recommitOn(git, written, later, async ({ tree, message }) => ({
    tree: await treeOf(tree),
    message,
  }))
  const kept = `refs/helix/amended/${head.slice(0, 12)}`
  const moves = [
    { ref: kept, to: head },
    { ref: branch ?? 'HEAD', to: tip, expected: head },
  ]
  if (!(await moveRefs(git, moves, 'helix amend redraft'))) {
    throw new HelixError('repository/moved', 'the branch moved while Helix was at work; nothing was written anew', {
      hint: 'run the same command again',
    })
  }
  await atomicWrite(join(git.root, path), text)
  await add(git, [path])
  return { commit: written, kept }
}
