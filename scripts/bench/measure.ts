import { performance } from 'node:perf_hooks'
import { waitForIdle } from './idle.ts'
import type { Row, Trial, Trials } from './row.ts'
import { start } from './start.ts'

export interface Figure {
  median: number
  /** Of a ratio: the least time of all rounds to the least of `node -e 0`, which a busy machine disturbs least. */
  best: number
  rounds: number
}

export interface Measured {
  row: Row
  helix: Figure
  floor: Figure | null
  peer: Figure | null
  /** Rounds that began while the machine was at other work. */
  busy: number
  /** Milliseconds of `node -e 0` in the same rounds; null for rows that are no ratio. */
  base: number | null
}

/** Milliseconds after which a row has enough rounds, when three are done: the whole table is to take a few minutes. */
const enough = 15_000
const least = 3

/**
 * Runs every trial of a row once per round, in random order, after one round that warms caches up and is not counted. A ratio is
 * taken within its round, so that what else the machine does meets both sides.
 */
export function measureRow(row: Row, trials: Trials, asked: number): Measured {
  const named: [string, Trial][] = Object.entries(trials).filter((entry) => entry[1] !== undefined)
  if (row.unit === 'ratio') named.push(['base', () => start([process.execPath, '-e', '0']).milliseconds])
  playRound(named)
  const most = Math.min(asked, row.rounds ?? asked)
  const taken: Map<string, number>[] = []
  let busy = 0
  for (const began = performance.now(); taken.length < most;) {
    if (taken.length >= least && performance.now() - began > enough) break
    if (!waitForIdle()) busy += 1
    taken.push(playRound(named))
  }
  const rounds = taken.length
  const base = taken.flatMap((round) => round.get('base') ?? [])
  const figure = (name: string): Figure | null => {
    const values = taken.flatMap((round) => round.get(name) ?? [])
    if (values.length === 0) return null
    const best = Math.min(...values) / (base.length === 0 ? 1 : Math.min(...base))
    return { median: median(values.map((value, at) => value / (base[at] ?? 1))), best, rounds }
  }
  const helix = figure('helix')
  if (helix === null) throw new Error(`nothing was measured for ${row.id}`)
  return {
    row,
    helix,
    busy,
    floor: figure('floor'),
    peer: figure('peer'),
    base: base.length === 0 ? null : median(base),
  }
}

function playRound(named: readonly [string, Trial][]): Map<string, number> {
  const order = named.map((entry) => ({ entry, at: Math.random() })).toSorted((a, b) => a.at - b.at)
  return new Map(order.map(({ entry: [name, trial] }) => [name, trial()]))
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2
}
