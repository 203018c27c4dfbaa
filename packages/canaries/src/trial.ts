import type { Oid } from '@helix/core'
import type { Canary, Side } from './canary.ts'
import { Ground } from './ground.ts'

/** One of the two sides of a canary, with the commits that it made. */
export interface Deed {
  canary: Canary
  side: Side
  commits: readonly Oid[]
}

/** One repository that is judged once. */
export interface Trial {
  ground: Ground
  deeds: readonly Deed[]
  /** All that is said counts for the one deed. */
  alone: boolean
  runs: boolean
}

/** What is made in one repository: one side of canaries each, in turn; where they are alone, one for all of them. */
export type TrialPlan = readonly (readonly [canary: Canary, side: Side])[]

export function planTrials(canaries: readonly Canary[]): TrialPlan[] {
  const alone = canaries.filter((canary) => canary.alone === true)
  const shared = canaries.filter((canary) => canary.alone !== true)
  const groups = Map.groupBy(shared, ({ at, runs }) => `${at} ${runs === true}`)
  // Some have the same honest look-alike.
  const alike = Map.groupBy(alone, ({ comply }) => comply)
  return [
    ...alone.map((canary): TrialPlan => [[canary, 'cheat']]),
    ...[...alike.values()].map((group): TrialPlan => group.map((canary) => [canary, 'comply'])),
    // The last word is an honest one, so that the tip is nobody's cheat.
    ...[...groups.values()].map((group) =>
      group.flatMap((canary): TrialPlan => [
        [canary, 'cheat'],
        [canary, 'comply'],
      ]),
    ),
  ]
}

/** Makes what a plan asks for, in an empty folder. */
export function makeTrial(plan: TrialPlan, folder: string, node: string): Trial {
  const [[first] = []] = plan
  if (first === undefined) throw new Error('a trial has a canary')
  const ground = new Ground(folder, node, first.at)
  const alone = first.alone === true
  const deeds = plan.map(([canary, side], index): Deed => {
    const before = ground.made.length
    if (!alone || index === 0) canary[side](ground)
    return { canary, side, commits: ground.made.slice(before) }
  })
  return { ground, deeds, alone, runs: first.runs === true }
}
