import { type Approval, HelixError, type Layer, type LayerName, type Oid, type Principal } from '@helix/core'
import { approvalDigest, isSamePerson } from '@helix/evidence'
import { currentUser, readTree, writeTree } from '@helix/git'
import { layerDigest } from '@helix/playbook'
import { approvalsAt } from '../../../repository/approvals/approvals-at.ts'
import type { Here } from '../../../repository/open.ts'
import { policyAt } from '../../../repository/policy-at.ts'
import { approvedChanges } from '../../verify/rules/judge-approvals.ts'
import { policiesAlong } from '../../verify/increments/judge-range.ts'
import { changesLayer, type LayerChange, weighLayerChange } from '../../verify/rules/layer-change.ts'
import { readOwnChanges } from '../../verify/increments/own-changes.ts'
import { type Approvable, goOn } from './approvable.ts'

/**
 * A change of a layer that asks for approval: what is staged of it, else that of the newest commit since the base that still
 * awaits one, else of the newest that changed it. HelixErrors approve/nothing when there is none of these, `playbook/…` for a
 * staged playbook that cannot be used.
 */
export async function approvableFiles(here: Here, layer: LayerName, now: number): Promise<Approvable> {
  const change = (await stagedChange(here, layer)) ?? (await committedChange(here, layer, now))
  if (change !== null) return change
  throw new HelixError('approve/nothing', `no change of the layer ${layer} is staged or committed since the base`, {
    hint: 'stage the changed files, then approve, then commit',
  })
}

async function stagedChange(here: Here, layer: LayerName): Promise<Approvable | null> {
  const { email } = await currentUser(here.git)
  const next = `git commit -m "${layer === 'policy' ? 'policy' : 'build'}: <what changes>" -m "Why: <reason>"`
  return changeBetween(here, layer, { before: here.head, after: await writeTree(here.git), author: email, next })
}

async function committedChange(here: Here, name: LayerName, now: number): Promise<Approvable | null> {
  const { git, head, standing } = here
  const { email } = await currentUser(git)
  const approvals = [...(await approvalsAt(git, head)), ...standing.reviews]
  const weighed: Weighed[] = []
  for (const { stand, policy } of (await policiesAlong(git, standing)).toReversed()) {
    const layer = policy.layers.find((held) => held.name === name)
    if (layer === undefined || !changesLayer(policy, stand.increment.changes, layer)) continue
    const own = await readOwnChanges(git, stand.increment, standing.commit)
    if (!changesLayer(policy, approvedChanges({ policy, own, stand }), layer)) continue
    const change = await weighLayerChange(git, { standing, stand, policy, approvals, now }, layer)
    if (change.from === change.to) continue
    const approvable = {
      kind: 'policy' as const,
      of: change.of,
      what: whatOf(name, change),
      authors: [stand.increment.author],
      policy,
      spent: change.spent,
      next: goOn(standing, standing.policy.signing === 'ssh' ? 'git push' : 'helix verify'),
    }
    weighed.push({ approvable, layer, change })
    // Whoever said yes to the newest one says it to the one before it next.
    if (isAwaited({ layer, change }) && !saidYes(change.counted, email)) return approvable
  }
  return (weighed.find(isAwaited) ?? weighed[0])?.approvable ?? null
}

interface Weighed {
  approvable: Approvable
  layer: Layer
  change: LayerChange
}

function isAwaited({ layer, change }: Pick<Weighed, 'layer' | 'change'>): boolean {
  return change.count < layer.approvals
}

function saidYes(counted: readonly Approval[], email: Principal): boolean {
  return counted.some(({ by }) => isSamePerson(by, email))
}

function whatOf(layer: LayerName, { from, to }: Pick<LayerChange, 'from' | 'to'>): string {
  return `${layer} ${from.slice(0, 12)} → ${to.slice(0, 12)}`
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
    // A playbook that nobody can follow is no rule to say yes to.
    layer === 'policy' ? policyAt(git, span.after) : null,
  ])
  const policy = policyBefore ?? standing.policy
  const [from, to] = [layerDigest(policy, layer, before), layerDigest(policy, layer, after)]
  if (from === to) return null
  const what = whatOf(layer, { from, to })
  const of = approvalDigest({ kind: 'policy', from, to })
  return { kind: 'policy', of, what, authors: [span.author], policy, next: span.next }
}
