import type { Ground } from './ground.ts'
import type { Stage } from './stage.ts'

/**
 * One rule shown at work: a change that it must refuse, and an honest one that looks like it and must pass. Both are real
 * commits of a repository of the canaries' own, written past every hook.
 */
export interface Canary {
  /** The code that must refuse `cheat`, and no other may. */
  code: string
  /** What the cheat does, as a clause. */
  bad: string
  /** What the honest look-alike does. */
  honest: string
  /** Where the branch stands when they are made. */
  at: Stage
  cheat: (ground: Ground) => void
  comply: (ground: Ground) => void
  /**
   * Each of the two gets a repository of its own, and everything that `verify` says counts; by default only what it says of
   * the commits that were made, on one branch with other canaries.
   */
  alone?: true
  /** Something is run, too: `verify --each`. */
  runs?: true
}

/** One side of a canary: what it does, as a clause, and how. */
export type Told = readonly [what: string, make: (ground: Ground) => void]

/** A canary where the branch stands in the step that builds, unless `how` says otherwise. */
export function canary(
  code: string,
  [bad, cheat]: Told,
  [honest, comply]: Told,
  how: Partial<Pick<Canary, 'at' | 'alone' | 'runs'>> = {},
): Canary {
  return { code, bad, honest, at: 'BUILD', ...how, cheat, comply }
}

/** What a canary is made of. */
export type Side = 'cheat' | 'comply'
