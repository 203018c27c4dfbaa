import type { Finding, Oid } from '@helix/core'
import { judgeSameVerdicts } from '@helix/gates'
import { type Git, treeOf } from '@helix/git'
import { commandsOf, conditionsOf } from '@helix/playbook'
import type { Io } from '../../io.ts'
import { evidenceOf, type LaneRequest } from './lane-runs.ts'

/** That no frozen test changes its verdict by a refactoring; null where none is frozen. */
export async function judgeVerdicts(git: Git, io: Io, request: LaneRequest, parent: Oid): Promise<Finding[] | null> {
  const { policy, stand } = request
  if (stand.before.position === 'idle') return null
  const commands = [...commandsOf(conditionsOf(policy), 'red-bar')]
  const { tree } = stand.increment
  const known = await evidenceOf(git, io, request, { tree, commands: [] })
  if (known.frozen === null || known.targets.ids.size === 0) return null
  return judgeSameVerdicts({
    before: await evidenceOf(git, io, request, { tree: await treeOf(git, parent), commands }),
    after: await evidenceOf(git, io, request, { tree, commands }),
    commands,
  })
}
