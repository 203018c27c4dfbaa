import { HelixError, type LayerName, type Oid, type Principal } from '@helix/core'
import { approvalDigest } from '@helix/evidence'
import { currentUser, readTree, writeTree } from '@helix/git'
import { layerOf } from '@helix/playbook'
import { layerDigest } from '../../../decide/layer-digest.ts'
import type { Here } from '../../../repository/open.ts'
import { policyAt } from '../../../repository/policy-at.ts'
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
  const next = `git commit -m "${layer === 'policy' ? 'policy' : 'build'}: <what changes>" -m "Why: <reason>"`
  return changeBetween(here, layer, { before: here.head, after: await writeTree(here.git), author: email, next })
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
    next: here.standing.policy.signing === 'ssh' ? 'git push' : 'helix verify',
  })
}

interface Span {
  before: Oid
  after: Oid
  author: Principal
  next: string
}

async function changeBetween({ git, standing }: Here, layer: LayerName, span: Span): Promise<Approvable | null> {
  const [before, after, policyBefore] = await Promise.all([
    readTree(git, span.before),
    readTree(git, span.after),
    policyAt(git, span.before),
  ])
  const policy = policyBefore ?? standing.policy
  const [from, to] = [layerDigest(policy, layer, before), layerDigest(policy, layer, after)]
  if (from === to) return null
  const what = `${layer} ${from.slice(0, 12)} → ${to.slice(0, 12)}`
  const of = approvalDigest({ kind: 'policy', from, to })
  return { kind: 'policy', of, what, authors: [span.author], policy, next: span.next }
}
