import type { Increment, Oid, Policy, Position } from '@helix/core'
import { approvalDigest, type SeenDigest } from '@helix/evidence'
import { type Git, readTree, resolve } from '@helix/git'
import { layerDigest, layerOf } from '@helix/playbook'
import { amendmentDigest } from '@helix/spec'
import { changedPaths } from '../../decide/changed-paths.ts'
import { workOf } from '../../decide/work-digest.ts'
import { amendmentsIn } from '../amendments/amendments.ts'
import { specDigest } from '../spec/tree-spec.ts'
import { readHistory } from '../standing/increments.ts'
import type { Standing } from '../standing/standing.ts'

/** What reviews are weighed against: the changes that may ask for an approval, the rules before them, and where commits stand. */
export interface ReviewedRange extends Pick<Standing, 'base' | 'position' | 'stands'> {
  /** Of the base. */
  policy: Policy
}

/** A pull request by its commits: those of `head` that are not in the history of `onto`. */
export interface RequestCommits {
  head: Oid
  /** What it was put onto. */
  onto: Oid
}

/**
 * What a commit shows to whoever reviews it: the spec, the amendments and the protected files as it holds them, and the work of a
 * step. Of a pull request that is what it brings itself and the step that it closes: what lies below it was not before the
 * reviewer's eyes. With null, where nobody said what was reviewed, all that stands since the base.
 */
export async function seenAt(
  git: Git,
  commit: Oid,
  range: ReviewedRange,
  request: RequestCommits | null,
): Promise<SeenDigest[]> {
  if ((await resolve(git, commit)) === null) return []
  const { policy, stands } = range
  const brought = request === null ? stands.map(({ increment }) => increment) : await own(git, request.onto, commit)
  const paths = request === null ? null : new Set(brought.flatMap(changedPaths))
  const isShown = (path: string) => paths === null || paths.has(path)
  const files = await readTree(git, commit)
  const [spec, amendments, changes, positions] = await Promise.all([
    specDigest(git, files, policy.spec.path),
    amendmentsIn(git, commit, null),
    Promise.all(brought.map((increment) => changedLayers(git, policy, increment))),
    request === null ? positionsAt(commit, range) : closedBy(git, request, range),
  ])
  const standing = changes.flat().filter(({ layer, to }) => layerDigest(policy, layer, files) === to)
  const shown = amendments.filter(({ path }) => isShown(path))
  return [
    ...(spec === null || !isShown(policy.spec.path) ? [] : [{ kind: 'spec' as const, of: spec.hash }]),
    ...shown.map(({ amendment }) => ({ kind: 'spec' as const, of: amendmentDigest(amendment) })),
    ...standing.map(({ from, to }) => ({ kind: 'policy' as const, of: approvalDigest({ kind: 'policy', from, to }) })),
    ...positions.flatMap((position) =>
      position === 'idle' ? [] : [{ kind: 'position' as const, of: workOf(position, files) }],
    ),
  ]
}

async function own(git: Git, onto: Oid, commit: Oid): Promise<Increment[]> {
  return (await readHistory(git, [onto], commit)).increments
}

/** The layers that ask for approvals and that a commit changes, with their digests around it. What a merge only takes over is no change. */
async function changedLayers(git: Git, policy: Policy, { parents, tree, changes }: Increment) {
  const asking = changes.flatMap(({ path }) => layerOf(policy, path) ?? []).filter(({ approvals }) => approvals > 0)
  const names = new Set(asking.map(({ name }) => name))
  if (parents.length === 0 || names.size === 0) return []
  const [after, ...before] = await Promise.all([tree, ...parents].map((at) => readTree(git, at)))
  return [...names].flatMap((layer) => {
    const to = layerDigest(policy, layer, after ?? [])
    const [from, ...others] = before.map((held) => layerDigest(policy, layer, held))
    return from === undefined || others.includes(to) ? [] : [{ layer, from, to }]
  })
}

/** Where the Dones of a pull request stand, before they close what was reviewed; a host may have written them anew to land them. */
async function closedBy(git: Git, { onto, head }: RequestCommits, { stands }: ReviewedRange): Promise<Position[]> {
  const closed = new Set((await own(git, onto, head)).map(({ done }) => done))
  return stands.flatMap(({ increment: { done }, before }) =>
    done !== undefined && closed.has(done) ? [before.position] : [],
  )
}

/** Where a commit stands: of a Done, too, where it stood before it, for that is the step whose work it closes. */
function positionsAt(commit: Oid, { base, position, stands }: ReviewedRange): Position[] {
  if (commit === base) return [stands[0]?.before.position ?? position]
  const stand = stands.find(({ increment }) => increment.commit === commit)
  if (stand === undefined) return []
  const { increment, before, after } = stand
  return increment.done === undefined ? [after.position] : [after.position, before.position]
}
