import type { Change, Finding, Layer } from '@helix/core'
import type { Git } from '@helix/git'
import { layerOf } from '@helix/playbook'
import type { CommitFacts, CommitRequest } from '../increments/commit-request.ts'
import { type LayerChange, weighLayerChange } from './layer-change.ts'

/** Layers that ask for approval (the rules, dependencies): each change of one needs enough people for exactly these bytes. */
export async function judgeApprovals(git: Git, facts: CommitFacts): Promise<Finding[]> {
  const layers = new Map<string, Layer>()
  for (const { path } of approvedChanges(facts)) {
    const layer = layerOf(facts.policy, path)
    if (layer !== null && isApproved(layer)) layers.set(layer.name, layer)
  }
  const findings = await Promise.all([...layers.values()].map((layer) => judgeLayer(git, facts, layer)))
  return findings.flat()
}

/** Whether a commit touches such a layer. */
export function asksApproval(facts: ApprovedFacts): boolean {
  return approvedChanges(facts).some(({ path }) => isApproved(layerOf(facts.policy, path)))
}

type ApprovedFacts = Pick<CommitFacts, 'policy' | 'own' | 'stand'>

/** Of what a commit changes, what somebody may have to say yes to: what its author did, and what git made of two changes of the rules. */
export function approvedChanges(facts: ApprovedFacts): Change[] {
  return [...facts.own.changes, ...joinedRules(facts)]
}

/** The spec is approved as a text, whichever commit brings it. */
function isApproved(layer: Layer | null): boolean {
  return layer !== null && layer.approvals > 0 && layer.name !== 'spec'
}

/** Files of the rules of which a merge makes one of two changes: each was approved, and what they are together nobody has seen. */
function joinedRules({ policy, own, stand }: ApprovedFacts): Change[] {
  if (own.merge === 'none') return []
  const rules = stand.increment.changes.filter(({ path }) => layerOf(policy, path)?.name === 'policy')
  return new Set(rules.map(({ parent }) => parent)).size > 1 ? rules : []
}

async function judgeLayer(git: Git, request: CommitRequest, layer: Layer): Promise<Finding[]> {
  const change = await weighLayerChange(git, request, layer)
  // Only modes changed, which say nothing that is judged by.
  if (change.from === change.to || change.count >= layer.approvals) {
    return change.findings.filter(({ severity }) => severity === 'note')
  }
  // One that was given and does not count is the reason that there are too few.
  const wrong = change.findings.filter((finding) => finding.severity === 'error')
  if (wrong.length > 0 && request.landing) return wrong
  const severity = request.landing ? 'error' : 'warning'
  return [{ severity, code: 'APPROVAL-AWAITED', ...awaited(request, layer, change) }, ...wrong]
}

function awaited({ stand }: CommitRequest, { name, approvals }: Layer, { count, spent }: LayerChange) {
  const what = stand.increment.parents.length > 1 ? 'what this merge makes of two changes' : 'this change'
  const [again] = spent
  const before = again === undefined ? '' : `; ${again.by} approved the same for an earlier time, and a yes serves once`
  return {
    message: `${what} of the layer ${name} has ${count} of ${approvals} approvals${before}`,
    fix: `helix approve ${name} --why "<reason>"`,
  }
}
