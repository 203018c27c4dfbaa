import type { Workshop } from './workshop.ts'

/** What a row counts in. Of `ratio` rows a trial gives milliseconds, which are divided by those of `node -e 0`. */
export type Unit = 'ratio' | 'ms' | 's' | 'processes' | 'MB'

/** Does one thing once, checks that it did it, and answers the figure in the row's unit. */
export type Trial = () => number

export interface Trials {
  helix: Trial
  /** The least that could do it, in the same run. */
  floor?: Trial
  /** What people use today; only with `--peers`. */
  peer?: Trial
}

/** One line of the table: a literal in a file of its own below `rows/`. */
export interface Row {
  /** For `--only`. */
  id: string
  what: string
  unit: Unit
  /** The figure may not be larger. */
  bar: number
  /** Of which least the floor is, and what the peer is. */
  floor: string
  peer: string
  /** Only with `--long`. */
  long?: boolean
  /** Rounds that are enough, where one costs much. */
  rounds?: number
  prepare(workshop: Workshop): Trials
}
