import { HelixError, type LayerName, type Oid, type Principal } from '@helix/core'
import { approvalDigest } from '@helix/evidence'
import { currentUser, readTree, writeTree } from '@helix/git'
import { layerOf } from '@helix/playbook'
import { layerDigest } from '../../decide/layer-digest.ts'
import type { Here } from '../../repository/open.ts'
import type { Approvable } from './approvable.ts'

/**
 * A change of a layer that asks for approval: what is staged of it, else the newest commit since the base that changed
 * it. HelixError approve/nothing when there is neither.
 */
export async function approvableFiles(here: Here, layer: 'policy' | 'dependencies'): Promise<Approvable> {
  const change = (await stagedChange(here, layer)) ?? (await committedChange(here, layer))
  if (change !== null) return change
  throw new HelixError('approve/nothing', `no change of the layer ${layer} is staged or committed since the base`, {
    hint: 'git add the changed files, then approve, then commit',
  })
}

async function stagedChange(here: Here, layer: LayerName): Promise<Approvable | null> {
  const { email } = await currentUser(here.git)
  return changeBetween(here, layer, { before: here.head, after: await writeTree(here.git), author: email })
}

async function committedChange(here: Here, layer: LayerName): Promise<Approvable | null> {
  const { policy, stands } = here.standing
  const touched = stands.findLast(({ increment }) =>
    increment.changes.some(({ path }) => layerOf(policy, path)?.name === layer),
  )
  const parent = touched?.increment.parents[0]
  if (touched === undefined || parent === undefined) return null
  return changeBetween(here, layer, {
    before: parent,
    after: touched.increment.commit,
    author: touched.increment.author,
  })
}

interface Span {
  before: Oid
  after: Oid
  author: Principal
}

async function changeBetween({ git, standing }: Here, layer: LayerName, span: Span): Promise<Approvable | null> {
  const [before, after] = await Promise.all([readTree(git, span.before), readTree(git, span.after)])
  const [from, to] = [layerDigest(standing.policy, layer, before), layerDigest(standing.policy, layer, after)]
  if (from === to) return null
  const what = `${layer} ${from.slice(0, 12)} → ${to.slice(0, 12)}`
  return { kind: 'policy', of: approvalDigest({ kind: 'policy', from, to }), what, authors: [span.author] }
}
