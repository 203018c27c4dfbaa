import type { Approval, Digest, Layer, Oid, Policy } from '@helix/core'
import { approvalDigest, type ApprovalCount, approvalPath, countApprovals, isApprovalPath } from '@helix/evidence'
import { ancestorsOf, type Git, readTree } from '@helix/git'
import { layerDigest, layerOf } from '@helix/playbook'
import type { Stand } from '../../../decide/replay.ts'
import type { Standing } from '../../../repository/standing/standing.ts'

/** What a commit did to the files of a layer that asks for approvals, and who said yes to it. */
export interface LayerChange extends ApprovalCount {
  /** What had to be approved. */
  of: Digest
  from: Digest
  to: Digest
  /** Approvals of the very same change that were given for an earlier time. */
  spent: Approval[]
}

export interface LayerChangeRequest {
  standing: Pick<Standing, 'base' | 'stands'>
  stand: Stand
  /** By whose rules it is counted. */
  policy: Policy
  /** As the tip holds them, and those of the host. */
  approvals: readonly Approval[]
  /** Seconds since the epoch. */
  now: number
}

/**
 * Counts the approvals of what a commit did to a layer. A yes serves one time: one that was there already when the layer had
 * changed the last time before is not counted, or a change that was approved once and taken back could be made again by anybody.
 */
export async function weighLayerChange(git: Git, request: LayerChangeRequest, layer: Layer): Promise<LayerChange> {
  const { policy, standing, stand, now } = request
  const { parents, tree, author } = stand.increment
  const [to = '', landed, ...before] = await Promise.all(
    [tree, standing.base, ...parents].map(async (at) => layerDigest(policy, layer.name, await readTree(git, at))),
  )
  // A merge that leaves one of its parents as it is takes back what the other one brings.
  const from = before.find((held) => held !== to) ?? to
  const of = approvalDigest({ kind: 'policy', from, to })
  const mine = request.approvals.filter((approval) => approval.of === of)
  // What has landed as it is here is nothing new: a branch from before that may bring it again.
  const since = landed === to ? [] : [standing.base]
  const earlier = mine.length === 0 ? new Set<string>() : await givenBefore(git, request, { layer, since })
  const isSpent = (approval: Approval) => approval.review === undefined && earlier.has(approvalPath(approval))
  const approvals = mine.filter((approval) => !isSpent(approval))
  const counted = countApprovals({ kind: 'policy', of, approvals, authors: [author], policy, now })
  return { ...counted, of, from, to, spent: mine.filter(isSpent) }
}

/** Paths of approvals that these commits held, or one on the way from the base in which the layer changed. */
async function givenBefore(
  git: Git,
  { standing: { stands }, stand, policy }: LayerChangeRequest,
  { layer, since }: { layer: Layer; since: readonly Oid[] },
): Promise<Set<string>> {
  const until = stands.slice(0, stands.indexOf(stand))
  const changing = until.filter(({ increment }) => changesLayer(policy, increment.changes, layer))
  const trees = await Promise.all(
    [...since, ...(await nearest(git, stand, until, changing))].map((at) => readTree(git, at)),
  )
  return new Set(trees.flat().flatMap(({ path }) => (isApprovalPath(path) ? [path] : [])))
}

/** Of these commits the ancestors of one; in a line the last of them, which holds all that those before it held. */
async function nearest(git: Git, { increment }: Stand, until: readonly Stand[], of: readonly Stand[]): Promise<Oid[]> {
  const commits = of.map((held) => held.increment.commit)
  if (until.every((held) => held.increment.parents.length === 1)) return commits.slice(-1)
  return [...(await ancestorsOf(git, commits, increment.commit))]
}

/** Whether a layer is among what changed. */
export function changesLayer(
  policy: Policy,
  changes: readonly { path: string }[],
  { name }: Pick<Layer, 'name'>,
): boolean {
  return changes.some(({ path }) => layerOf(policy, path)?.name === name)
}
