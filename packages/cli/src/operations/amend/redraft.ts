import { HelixError, type Oid } from '@helix/core'
import { add, treeWith } from '@helix/git'
import { atomicWrite } from '@helix/process'
import { sourceTestsOf } from '@helix/gates'
import {
  type AmendedRequirement,
  type Amendment,
  checkAmendment,
  composeAmendment,
  diffSpecs,
  draftAmendment,
  newFaults,
  requirementHash,
  type SpecDocument,
  specTag,
} from '@helix/spec'
import { join } from 'node:path'
import type { Io } from '../../io.ts'
import { moveBranch } from '../../repository/move-branch.ts'
import { type Here, openHere } from '../../repository/open.ts'
import { lineFrom, recommitOn, restated } from './commits-on-top.ts'
import { treeViewOf } from '../../repository/tree-view.ts'
import { isLanded, refuseLanded } from './landed.ts'
import { rewrittenIn } from './places.ts'
import { type AmendmentRecord, amendmentRecords, findAmendment, inHistory, specsAround } from './records.ts'

type Affected = Pick<AmendedRequirement, 'meaning' | 'tests'>

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
 * amend/fresh, amend/not-ready, amend/landed, amend/merge, repository/moved.
 */
export async function redraft(io: Io, which: string | undefined): Promise<Redrafted> {
  const here = await openHere(io)
  const record = await staleAmendment(here, which)
  const { before, after } = await specsAround(here, record)
  if (checkAmendment(record.amendment, { before, after }).length === 0) {
    throw new HelixError('amend/fresh', `${record.path} holds as it is; there is nothing to draft anew`, {
      hint: 'helix amend show',
    })
  }
  await refuseLanded(here, record)
  // Its hashes would be of a spec that cannot land.
  const { path } = here.standing.policy.spec
  const faults = newFaults(before, after).map((finding) => ({ ...finding, where: { path, ...finding.where } }))
  if (faults.length > 0) {
    throw new HelixError('amend/not-ready', `${record.path} leaves ${path} in a form that cannot land`, {
      findings: faults,
      hint: 'take it back, mend the wording and amend anew: helix amend reject --why "<reason>"',
    })
  }
  const { number, title, date, body } = record.amendment
  const affected = await affectedBy(here, record, before, after)
  const drafted = draftAmendment({ number, title, date, why: '', before, after, affected })
  const amendment: Amendment = { ...drafted, body }
  const { commit, kept } = await rewrite(here, record, amendment, specTag(after.hash))
  return { path: record.path, amendment, commit, kept }
}

/** The one that is named; without, the first in the history that does not say any more what it does. */
async function staleAmendment(here: Here, which: string | undefined): Promise<AmendmentRecord> {
  if (which === undefined) {
    for (const record of await inHistory(here, await amendmentRecords(here))) {
      if (record.status === 'rejected' || (await isLanded(here, record))) continue
      if (checkAmendment(record.amendment, await specsAround(here, record)).length > 0) return record
    }
  }
  return findAmendment(here, which)
}

/** What was said of requirements, as far as it is still true of them; what differs now and was not listed keeps its tests. */
async function affectedBy(
  { git, head }: Here,
  { amendment }: AmendmentRecord,
  before: SpecDocument,
  after: SpecDocument,
): Promise<Record<string, Affected>> {
  const sources = sourceTestsOf(await treeViewOf(git, head))
  const { added, removed, changed } = diffSpecs(before, after)
  const differing = new Set([...added, ...removed, ...changed].map(({ id }) => id))
  const said = new Map(amendment.requirements.map(({ id, meaning, tests }) => [id, { meaning, tests }]))
  const affected: Record<string, Affected> = {}
  for (const id of differing.union(new Set(said.keys()))) {
    const tests = sources
      .filter(({ names }) => names.includes(id))
      .map((test) => ({ test: test.id, action: 'keep' as const }))
    const known = said.get(id) ?? { meaning: 'changed' as const, tests }
    if (differing.has(id)) affected[id] = known
    else if (requirementHash(after, id) !== null && known.tests.some(({ action }) => action !== 'keep')) {
      affected[id] = { ...known, meaning: 'same' }
    }
  }
  return affected
}

/** The commits from the amendment's on, with the new file in their trees wherever the old one stood. */
async function rewrite(here: Here, record: AmendmentRecord, amendment: Amendment, tag: string) {
  const { git, head } = here
  const { path, commit: first } = record
  const [own, ...later] = await lineFrom(git, first, head)
  if (own === undefined) throw new Error(`${first} is not in the history of HEAD`)
  const treeOf = async (tree: Oid): Promise<Oid> => {
    const files = await rewrittenIn(git, tree, record, amendment)
    return files.size === 0 ? tree : treeWith(git, tree, files)
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
  await moveBranch(here, { from: head, to: tip, kept, command: 'helix amend redraft', undone: 'written anew' })
  await atomicWrite(join(git.root, path), composeAmendment(amendment))
  await add(git, [path])
  return { commit: written, kept }
}
