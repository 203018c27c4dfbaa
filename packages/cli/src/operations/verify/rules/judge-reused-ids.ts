import type { Finding } from '@helix/core'
import { type Git, readFileAt } from '@helix/git'
import { specAt } from '../../../repository/spec/spec-at.ts'
import { landedSpecs } from '../../../repository/spec/spec-history.ts'
import { unlessUnreadable } from '../../../repository/unless-unreadable.ts'
import type { CommitFacts } from '../increments/commit-request.ts'

const wayOut = 'helix amend reject --why "the id was given before", then amend anew with an id that none has or had'

/** Whether a commit gives a requirement an id that another one had which was deleted. SPEC-REUSED. */
export async function judgeReusedIds(git: Git, { standing, stand, policy, sorted }: CommitFacts): Promise<Finding[]> {
  const { path } = policy.spec
  const [parent = ''] = stand.increment.parents
  // The first spec of a repository can have given no id before.
  const earlier = await Promise.all([parent, standing.base].map((commit) => readFileAt(git, commit, path)))
  if (earlier.every((text) => text === null)) return []
  const [before, after] = await Promise.all(
    [parent, stand.increment.tree].map((at) => unlessUnreadable(specAt(git, at, path))),
  )
  const known = new Set(before?.requirements.map(({ id }) => id))
  const added = after?.requirements.filter(({ id }) => !known.has(id)) ?? []
  if (!after || added.length === 0) return []
  const history = await landedSpecs(git, path, parent)
  if (history.length === 0) return []
  const { reusedIds } = await import('../../../repository/spec/markdown-reader.ts')
  return reusedIds({ ...after, requirements: added }, history).map((finding) => ({
    ...finding,
    where: { path, ...finding.where },
    // What an amendment says is written anew as a whole.
    ...(sorted.kind === 'amendment' && { fix: wayOut }),
  }))
}
