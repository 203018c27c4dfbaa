import type { Condition, Finding, Policy } from '@helix/core'
import { needs } from '@helix/gates'
import type { Git } from '@helix/git'
import type { Io } from '../../io.ts'
import { holdSnapshot } from '../place/held-snapshot.ts'
import { type Judgment, judgeTree } from './judge-tree.ts'
import { type Measuring, measuringHere, type MeasuringOptions } from '../measuring.ts'
import type { Situation } from '../situation.ts'

export interface JudgmentInTurn extends Judgment {
  /** What takes longer than the gate that refuses, and was not measured for that reason. */
  unmeasured: Condition[]
}

type TurnOptions = Omit<MeasuringOptions, 'cached' | 'held'> & {
  conditions: readonly Condition[]
  /** Whether a finding holds the work up; waived and awaited ones do not. */
  refuses: (finding: Finding) => boolean
  /** What is measured otherwise than it is by itself; nothing unless said. */
  through?: (measuring: Measuring) => Measuring
}

/**
 * Judges a tree as `judgeTree` does, for feedback: first what needs no run, then tests, then what takes long (mutants,
 * benchmarks, load), and not on after a turn in which a gate refuses. Each turn takes the runs of the one before from this
 * clone's cache, and runs where that one ran.
 */
export async function judgeInTurn(
  git: Git,
  io: Io,
  situation: Situation,
  { refuses, conditions, through = (measuring) => measuring, ...how }: TurnOptions,
): Promise<JudgmentInTurn> {
  const held = holdSnapshot()
  try {
    const measuring = through(await measuringHere(git, io, { ...how, cached: true, held }))
    const costs = conditions.map((condition) => costOf(condition, situation.policy))
    const turns = [...new Set(costs)].toSorted((one, other) => one - other)
    for (const turn of turns) {
      const now = conditions.filter((_, index) => (costs[index] ?? 0) <= turn)
      const judgment = await judgeTree(git, io, situation, { conditions: now, measuring })
      const refused = judgment.verdicts.some(({ outcome, findings }) => outcome !== 'pass' && findings.some(refuses))
      const unmeasured = conditions.filter((_, index) => (costs[index] ?? 0) > turn)
      if (refused || unmeasured.length === 0) return { ...judgment, unmeasured }
    }
    return { verdicts: [], reports: new Map(), unmeasured: [] }
  } finally {
    await held.close()
  }
}

/** Why a step does not close, without what is only absent because it was not its turn. */
export function reasonsInTurn(findings: readonly Finding[], { unmeasured }: JudgmentInTurn): Finding[] {
  return findings.filter(({ code }) => unmeasured.length === 0 || code !== 'VERDICT-ABSENT')
}

/** 0 without a run, 1 tests and programs, 2 what runs tests many times or takes its time on purpose. */
function costOf(condition: Condition, policy: Policy): 0 | 1 | 2 {
  const needed = needs(condition, policy)
  if (needed.length === 0) return 0
  const isLong = needed.some((need) => need.what === 'smoke' || need.purpose === 'mutation' || need.purpose === 'bench')
  return isLong ? 2 : 1
}
