import { readFile } from 'node:fs/promises'
import { type Approval, HelixError, type Increment, type Oid, type Policy, type Position } from '@helix/core'
import { approvalDigest, approvalsByReview, reviewReaders, type SeenDigest } from '@helix/evidence'
import { type Git, readTree, resolve } from '@helix/git'
import { layerOf } from '@helix/playbook'
import { amendmentDigest } from '@helix/spec'
import { layerDigest } from '../../decide/layer-digest.ts'
import { workOf } from '../../decide/work-digest.ts'
import type { Io } from '../../io.ts'
import { amendmentsIn } from '../amendments/amendments.ts'
import { specDigest } from '../spec/tree-spec.ts'
import type { Standing } from '../standing/standing.ts'

/** What reviews are weighed against: the changes that may ask for an approval, the rules before them, and where commits stand. */
export interface ReviewedRange extends Pick<Standing, 'base' | 'position' | 'stands'> {
  /** Of the base. */
  policy: Policy
}

/**
 * The approvals in reviews of the host, which CI hands in as the JSON of its API: HELIX_REVIEWS names the file. A review
 * approves the spec, the amendments and the protected files as the commit holds them that it saw, and the work of the step that was
 * active there. HelixErrors verify/reviews (the file), evidence/reviews (what is in it).
 */
export async function hostApprovals({ env }: Pick<Io, 'env'>, git: Git, range: ReviewedRange): Promise<Approval[]> {
  const path = env['HELIX_REVIEWS'] ?? ''
  if (path === '') return []
  const reviews = reviewReaders.github(await readJson(path))
  const seen = new Map<Oid, SeenDigest[]>()
  for (const saw of new Set(reviews.map((review) => review.saw))) seen.set(saw, await seenAt(git, saw, range))
  const facts = { reviewers: range.policy.reviewers ?? {}, seenAt: (commit: Oid) => seen.get(commit) ?? [] }
  return approvalsByReview(reviews, facts).approvals
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (cause) {
    throw new HelixError('verify/reviews', `HELIX_REVIEWS names ${path}, which is no readable JSON`, {
      hint: 'gh api --paginate --slurp repos/{owner}/{repo}/pulls/<number>/reviews --jq add > reviews.json',
      cause,
    })
  }
}

async function seenAt(git: Git, commit: Oid, range: ReviewedRange): Promise<SeenDigest[]> {
  if ((await resolve(git, commit)) === null) return []
  const { policy, stands } = range
  const files = await readTree(git, commit)
  const [spec, amendments] = await Promise.all([
    specDigest(git, files, policy.spec.path),
    amendmentsIn(git, commit, null),
  ])
  const changes = await Promise.all(stands.map(({ increment }) => changedLayers(git, policy, increment)))
  const standing = changes.flat().filter(({ layer, to }) => layerDigest(policy, layer, files) === to)
  return [
    ...(spec === null ? [] : [{ kind: 'spec' as const, of: spec.hash }]),
    ...amendments.map(({ amendment }) => ({ kind: 'spec' as const, of: amendmentDigest(amendment) })),
    ...standing.map(({ from, to }) => ({ kind: 'policy' as const, of: approvalDigest({ kind: 'policy', from, to }) })),
    ...positionsAt(commit, range).flatMap((position) =>
      position === 'idle' ? [] : [{ kind: 'position' as const, of: workOf(position, files) }],
    ),
  ]
}

/** Where a commit stands: of a Done, too, where it stood before it, for that is the step whose work it closes. */
function positionsAt(commit: Oid, { base, position, stands }: ReviewedRange): Position[] {
  if (commit === base) return [stands[0]?.before.position ?? position]
  const stand = stands.find(({ increment }) => increment.commit === commit)
  if (stand === undefined) return []
  const { increment, before, after } = stand
  return increment.done === undefined ? [after.position] : [after.position, before.position]
}

/** The layers that ask for approvals and that a commit changes, with their digests around it. */
async function changedLayers(git: Git, policy: Policy, { parents: [parent], tree, changes }: Increment) {
  const asking = changes.flatMap(({ path }) => layerOf(policy, path) ?? []).filter(({ approvals }) => approvals > 0)
  const names = new Set(asking.map(({ name }) => name))
  if (parent === undefined || names.size === 0) return []
  const [before, after] = await Promise.all([readTree(git, parent), readTree(git, tree)])
  return [...names].map((layer) => ({
    layer,
    from: layerDigest(policy, layer, before),
    to: layerDigest(policy, layer, after),
  }))
}
