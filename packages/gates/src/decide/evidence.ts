// What a judge is given: values only. The caller gathers; a judge never reads a file, a clock or the environment.
import type { Approval, CommandName, CycleName, Digest, Facts, Finding, LayerName, Oid, Policy, Position } from '@helix/core'
import type { Run } from '../run/run.ts'

/** One tree of the repository, readable without effects. */
export interface TreeView {
  tree: Oid
  paths: readonly string[]
  oid(path: string): Oid | undefined
  /** The file's text; undefined where there is none or it is binary. */
  text(path: string): string | undefined
}

/** Line ranges (from 1, both ends included) of the head that a diff added or changed, by path. */
export type ChangedLines = ReadonlyMap<string, readonly (readonly [number, number])[]>

export interface Requirement {
  id: string
  title: string
  hash: Digest
  line: number
}

export interface SpecView {
  path: string
  hash: Digest
  requirements: Requirement[]
  openQuestions: { text: string; line: number }[]
  /** What `spec` lint says of it. */
  findings: Finding[]
  /** Approvals that count for this hash: how many, and whether the author is one of them. */
  approvals: { count: number; selfApproved: boolean; list: Approval[] }
}

/** Measured load of the smoke gate. */
export interface SmokeRun {
  started: boolean
  reason: string
  gets: { path: string; expected: number; status: number | null }[]
  load: { path: string; requests: number; errors: number; seconds: number; p95Ms: number } | null
}

/** Facts about the release that would be made: computed by the caller. */
export interface ReleasePlan {
  tag: string
  tagExists: boolean
  version: string
  problems: Finding[]
}

export interface Evidence {
  policy: Policy
  position: Position
  cycle: CycleName | null
  head: TreeView
  /** The judged commit's newest judged ancestor; null before genesis. */
  base: TreeView | null
  /** The cycle's start. */
  start: TreeView | null
  changedSinceStart: ChangedLines
  changedSinceBase: ChangedLines
  /** Runs by command and purpose, in the order they were made: `runs('e2e', 'tests')`. Empty when not measured. */
  runs(command: CommandName, purpose?: 'tests' | 'coverage' | 'mutation' | 'bench' | 'exit'): readonly Run[]
  spec: SpecView | null
  /** Path → blob of frozen tests (e2e and testkit) since their Done in this cycle; null before it. */
  frozen: ReadonlyMap<string, Oid> | null
  /** Ids of the e2e tests that are targets and, of those, the ones that once passed in this cycle. */
  targets: { ids: ReadonlySet<string>; passedOnce: ReadonlySet<string> }
  /** Measured facts of the newest judgement for the same gate and command, for ratchets. */
  before(gate: string, of: CommandName | undefined): Facts | null
  /** Imports of one file, resolved to repository paths; from the base's and the head's sources. */
  layersOf(path: string): LayerName | null
  smoke(service: string): SmokeRun | null
  release: ReleasePlan | null
}

/** A judge's answer; the caller adds tree and policy to make the Verdict. */
export interface Judged {
  outcome: 'pass' | 'fail' | 'missing'
  measured: Facts
  findings: Finding[]
  reports: Digest[]
}

/** Something that must be measured before a condition can be judged. */
export type Need =
  | { what: 'run'; command: CommandName; purpose: 'tests' | 'coverage' | 'bench' | 'exit'; times: number }
  | { what: 'run'; command: CommandName; purpose: 'mutation'; times: 1 }
  | { what: 'smoke'; service: string; gets: Record<string, number>; load: { path: string; seconds: number } | null }
