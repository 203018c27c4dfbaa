import type { Principal } from '@helix/core'
import { type Git, resolve, treeOf } from '@helix/git'
import { candidateSituation, type Situation } from '../../../measuring/situation.ts'
import { readHistory } from '../../../repository/standing/increments.ts'
import type { Standing } from '../../../repository/standing/standing.ts'

/** The newest commit to be judged once more, although nothing is new since the base: what it is judged as, and its author. */
export async function tipAnew(git: Git, standing: Standing): Promise<{ situation: Situation; author: Principal }> {
  const { commit } = standing
  const parent = await resolve(git, `${commit}^`)
  const [{ increments }, tree] = await Promise.all([
    readHistory(git, parent === null ? [] : [parent], commit),
    treeOf(git, commit),
  ])
  const tip = increments.find((increment) => increment.commit === commit)
  if (tip === undefined) throw new Error(`${commit} is not in its own history`)
  return { situation: candidateSituation(standing, tree, false), author: tip.author }
}
