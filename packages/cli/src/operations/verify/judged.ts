import type { Finding, Isolation, Oid, Verdict } from '@helix/core'
import type { JudgedLane } from '../../measuring/lanes/judge-lane.ts'
import type { Measuring } from '../../measuring/measuring.ts'
import type { Situation } from '../../measuring/situation.ts'
import type { Here } from '../../repository/open.ts'
import type { JudgedAlone } from './verdicts/judge-each.ts'
import type { JudgedCommit } from './increments/judge-range.ts'

/** One tree that was measured: a Done commit, or the tip. */
export interface JudgedTree {
  commit: Oid
  situation: Situation
  verdicts: Verdict[]
  reports: ReadonlyMap<string, Uint8Array>
  /** Why it does not pass. */
  findings: Finding[]
  /** What would keep it from passing, had nobody waived it, and what is only told. */
  waived: Finding[]
}

/** Everything that was judged, before any of it is recorded. */
export interface Judged {
  here: Here
  /** What is wrong with the chain itself. */
  chain: Finding[]
  /** What is wrong with evidence that another job handed over. */
  bundle: Finding[]
  commits: JudgedCommit[]
  /** Commits of lanes that something had to be run for. */
  lanes: JudgedLane[]
  trees: JudgedTree[]
  /** Every other commit by its quick gates, where that was asked for. */
  each: JudgedAlone[]
  /** Commits that were not measured, because they had landed before this clone had a chain. */
  takenOver: ReadonlySet<Oid>
  passed: boolean
  isolation: Isolation
  /** What else there is to know. */
  notes: Finding[]
}

export interface Verified extends Judged {
  /** Judgements that were appended. */
  appended: number
}

export interface JudgeRequest {
  /** Where the runs come from that the gates ask for. */
  measuring: Measuring
  /** The range lands now: what awaits an approval is refused. */
  landing: boolean
  /** Judge messages, paths and the chain only. */
  staticOnly: boolean
  /** Run the quick gates of every commit; not by default. */
  each?: boolean
  /** Commits that are not measured; none by default. */
  takenOver?: ReadonlySet<Oid>
  /** Measure the newest commit also where nothing is new since the base; not by default. */
  tipAnyway?: boolean
  /** Go on past a Done that awaits nothing but people, who may have answered when the other job judges it; not by default. */
  pastAwaited?: boolean
}
