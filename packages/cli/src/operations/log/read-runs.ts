import {
  type LoggedEntry,
  readRunLog,
  runLogKinds,
  type RunSummary,
  type RunTotal,
  summariseRun,
  totalOf,
} from '@helix/agent'
import { type Finding, HelixError } from '@helix/core'
import { type Git, openGit } from '@helix/git'
import { isLocked } from '@helix/process'
import { oneOf } from '../../decide/one-of.ts'
import type { Io } from '../../io.ts'
import { openBriefly } from '../../repository/open.ts'
import { heldRun, nextLock } from '../next/kept/current-run.ts'
import { type CycleUse, readCycleUse } from '../next/cycle-budget.ts'
import { findRun, type StoredRun, storedRuns } from './stored-runs.ts'

export interface ListedRuns {
  /** Newest first. */
  runs: RunSummary[]
  total: RunTotal
  /** What the runs of the active cycle used up; null without limits, and where it was not asked for. */
  budget: CycleUse | null
  /** Logs that do not hold; their runs are not counted. */
  findings: Finding[]
}

/** Every run of this clone, with what all of them used up; with `costs` what those of the active cycle did, too. */
export async function listRuns(io: Io, costs: boolean): Promise<ListedRuns> {
  const runs: RunSummary[] = []
  const findings: Finding[] = []
  const git = await openGit(io.cwd)
  for (const run of (await storedRuns(git)).toReversed()) {
    const { summary, problem } = await readRun(git, run)
    if (problem !== null) findings.push(problem)
    else if (summary !== null) runs.push(summary)
  }
  const budget = costs ? await cycleUse(io) : null
  return { runs, total: totalOf(runs.map(({ spent }) => spent)), budget, findings }
}

/** Logs are read without a playbook, too. */
async function cycleUse(io: Io): Promise<CycleUse | null> {
  const place = await openBriefly(io).catch((error: unknown) => {
    if (error instanceof HelixError && error.code.startsWith('repository/')) return null
    throw error
  })
  return place === null ? null : readCycleUse(place)
}

export interface ShownRun {
  run: RunSummary | null
  entries: LoggedEntry[]
  /** Where the log does not hold; entries from there on are not given. */
  problem: Finding | null
}

export interface ShowRequest {
  /** Id, its first letters, or `latest`. */
  run: string
  /** Keeps the entries of one kind. */
  only?: string
}

/** The log of one run, its chain verified. HelixErrors log/unknown-run, log/unknown-kind. */
export async function showRun(io: Io, { run, only }: ShowRequest): Promise<ShownRun> {
  const keeps = keeping(only)
  const git = await openGit(io.cwd)
  const { summary, entries, problem } = await readRun(git, findRun(await storedRuns(git), run))
  return { run: summary, entries: entries.filter(keeps), problem }
}

/** Whether an entry is shown. HelixError log/unknown-kind. */
export function keeping(only: string | undefined): (logged: LoggedEntry) => boolean {
  if (only === undefined) return () => true
  const kind = oneOf(runLogKinds, only, 'log/unknown-kind', {
    wrong: `run logs hold no "${only}"`,
    again: (meant = 'tool-call') => `helix log --only ${meant}`,
  })
  return ({ entry }) => entry.type === kind
}

async function readRun(git: Git, run: StoredRun) {
  const record = readRunLog(await run.read())
  const problem = record.problem === null ? null : placed(record.problem, run.id)
  const summary = summariseRun(record)
  const isCut = summary?.ended === 'open' && !(await isWritten(git, run, summary))
  return { summary: isCut ? { ...summary, ended: 'cut' as const } : summary, entries: record.entries, problem }
}

/** Whether somebody may still write the end of a run: `helix next`, or the session of `helix mcp` that keeps its log as it goes. */
async function isWritten(git: Git, { id, kept }: StoredRun, { driver }: RunSummary): Promise<boolean> {
  if (driver === 'mcp') return true
  return !kept && (await heldRun(git)) === id && isLocked(nextLock(git))
}

/** The finding with the run that it is about. */
function placed(problem: Finding, id: string): Finding {
  return { ...problem, where: { ...problem.where, name: id } }
}
