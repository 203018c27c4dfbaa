import type { Policy, Principal } from '@helix/core'
import type { Git } from '@helix/git'
import { makersOf } from '../../../decide/makers-of.ts'
import { closesStep, type Stand } from '../../../decide/replay.ts'
import { passedSince } from '../../../repository/approvals/waivers.ts'
import type { Standing } from '../../../repository/standing/standing.ts'

/**
 * Who made what is measured at a commit: who worked since the base; where it ends a step, since that step began, however many pushes
 * the work came in.
 */
export async function makersAt(
  git: Git,
  { base, stands }: Pick<Standing, 'base' | 'stands'>,
  stand: Stand,
  policy: Policy,
): Promise<Principal[]> {
  const since = stands.slice(0, stands.indexOf(stand) + 1).map(({ increment }) => increment)
  const began = closesStep(stand) ? (stand.before.done.at(-1)?.commit ?? stand.cycleStart) : null
  return makersOf(policy, [...(await passedSince(git, began, base)), ...since])
}
