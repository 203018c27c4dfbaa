/** One thing on record that gives a reason. */
export interface TrailEntry {
  kind: 'decision' | 'amendment' | 'commit' | 'run'
  /** The path of a record, the hash of a commit, the id of a run. */
  ref: string
  title: string
  /** The reason that it gives, '' where it gives none. */
  why: string
  /** Everything that it says. */
  text: string
  /** Ids that it names. */
  requirements: string[]
  /** Seconds since the epoch; 0 where it has no date. */
  at: number
}
