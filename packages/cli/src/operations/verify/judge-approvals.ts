import type { Change, Finding, Layer, Policy } from '@helix/core'
import { approvalDigest, countApprovals } from '@helix/evidence'
import { type Git, readTree } from '@helix/git'
import { layerOf } from '@helix/playbook'
import { layerDigest } from '../../decide/layer-digest.ts'
import type { CommitRequest } from './commit-request.ts'

/** Layers that ask for approval (the rules, dependencies): each change of one needs enough people for exactly these bytes. */
export async function judgeApprovals(git: Git, request: CommitRequest, changes: readonly Change[]): Promise<Finding[]> {
  const layers = new Map<string, Layer>()
  for (const { path } of changes) {
    const layer = layerOf(request.policy, path)
    if (layer !== null && isApproved(layer)) layers.set(layer.name, layer)
  }
  const findings = await Promise.all([...layers.values()].map((layer) => judgeLayer(git, request, layer)))
  return findings.flat()
}

/** Whether changes touch such a layer. */
export function asksApproval(policy: Policy, changes: readonly Change[]): boolean {
  return changes.some(({ path }) => isApproved(layerOf(policy, path)))
}

/** The spec is approved as a text, whichever commit brings it. */
function isApproved(layer: Layer | null): boolean {
  return layer !== null && layer.approvals > 0 && layer.name !== 'spec'
}

async function judgeLayer(git: Git, request: CommitRequest, layer: Layer): Promise<Finding[]> {
  const { policy, stand, approvals, landing, now } = request
  const { increment } = stand
  const [parent = ''] = increment.parents
  const [before, after] = await Promise.all([readTree(git, parent), readTree(git, increment.tree)])
  const of = approvalDigest({
    kind: 'policy',
    from: layerDigest(policy, layer.name, before),
    to: layerDigest(policy, layer.name, after),
  })
  const counted = countApprovals({ kind: 'policy', of, approvals, authors: [increment.author], policy, now })
  if (counted.count >= layer.approvals) return counted.findings.filter(({ severity }) => severity === 'note')
  // One that was given and does not count is the reason that there are too few.
  const wrong = counted.findings.filter((finding) => finding.severity === 'error')
  if (wrong.length > 0 && landing) return wrong
  const message = `this change of the layer ${layer.name} has ${counted.count} of ${layer.approvals} approvals`
  const fix = `helix approve ${layer.name === 'policy' ? 'policy' : 'dependencies'} --why "<reason>"`
  const severity = landing ? 'error' : 'warning'
  return [{ severity, code: 'APPROVAL-AWAITED', message, fix }, ...wrong]
}
