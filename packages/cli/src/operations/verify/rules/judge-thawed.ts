import type { Finding, Oid } from '@helix/core'
import type { Git } from '@helix/git'
import { frozenLayers } from '@helix/playbook'
import { blobsIn, frozenFiles } from '../../../measuring/evidence/frozen.ts'
import type { CommitFacts } from '../increments/commit-request.ts'

/**
 * Whether a merge brings other bytes of frozen tests than those that froze: a side that was made before they did may hold some,
 * and no commit since then shows it. LAYER-FROZEN for each path.
 */
export async function judgeThawed(git: Git, facts: CommitFacts): Promise<Finding[]> {
  const { stand, policy, own, surroundingsAt } = facts
  const { position, done } = stand.before
  const { opened } = await surroundingsAt(stand, policy.spec.path)
  const frozen = await frozenFiles(git, { policy, position, done }, opened)
  if (frozen === null) return []
  const layers = frozenLayers(policy, position)
  const { tree, parents } = stand.increment
  const [held, ...sides] = await Promise.all(
    [tree, ...parents].map((commit) => blobsIn(git, commit, { policy, layers, opened })),
  )
  const told = new Set(own.changes.map(({ path }) => path))
  return (
    [...new Set([...frozen.keys(), ...(held?.keys() ?? [])])]
      .filter((path) => frozen.get(path) !== held?.get(path) && !told.has(path))
      // Where no side has it any more, that is told of the commit that changed it.
      .filter((path) => sides.some((side) => side.get(path) === frozen.get(path)))
      .map((path) => thawed(path, done.at(-1)?.commit ?? ''))
  )
}

function thawed(path: string, since: Oid): Finding {
  return {
    severity: 'error',
    code: 'LAYER-FROZEN',
    message: `${path} is not what froze with ${since.slice(0, 12)}: this merge brings another one`,
    where: { path },
    fix: 'helix amend "<why the test is wrong>"',
  }
}
