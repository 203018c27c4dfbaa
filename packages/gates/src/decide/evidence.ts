// What a judge is given: values only. The caller gathers; a judge never reads a file, a clock or the environment.
import type {
  Approval,
  CommandName,
  CycleName,
  Digest,
  Facts,
  Finding,
  LayerName,
  Oid,
  Policy,
  Position,
  Principal,
  StepId,
} from '@helix/core'
import type { ImportFacts, SourceFacts } from '../facts/facts.ts'
import type { Run } from '../run/run.ts'

/** One tree of the repository, readable without effects. */
export interface TreeView {
  tree: Oid
  paths: readonly string[]
  oid(path: string): Oid | undefined
  /** The file's text; undefined where there is none or it is binary. */
  text(path: string): string | undefined
  /** The file's facts; undefined where there is no file or it is in no language that Helix reads. */
  facts(path: string): SourceFacts | undefined
  /** The file's imports, also in languages of which Helix reads nothing else; undefined where it reads none. */
  imports(path: string): ImportFacts | undefined
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
  /**
   * Requirements that changed after the tests covering them were written and approved; empty when the spec is as the
   * cycle's SPEC_DRAFT left it; null when that cannot be told.
   */
  suspects: readonly string[] | null
}

/** Who approved the work of the active step. */
export interface ReviewView {
  step: StepId
  /** Digest of what is approved. */
  of: Digest
  authors: readonly Principal[]
  count: number
  selfApproved: boolean
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

export type Purpose = 'tests' | 'coverage' | 'mutation' | 'bench' | 'exit'

export interface Evidence {
  policy: Policy
  /** Where the judged commit was made: for a Done commit the step that it closes. */
  position: Position
  /** Whether the Done of that step is being judged, with `always` and the exit conditions. */
  closing: boolean
  cycle: CycleName | null
  head: TreeView
  /** The judged commit's newest judged ancestor that passed; null before genesis. */
  base: TreeView | null
  /** The cycle's start; null between cycles. */
  start: TreeView | null
  changedSinceStart: ChangedLines
  changedSinceBase: ChangedLines
  /** Layers whose files may change at this position, frozen files aside. */
  open: ReadonlySet<LayerName>
  /** Runs by command and purpose, in the order they were made: `runs('e2e', 'tests')`. Empty when not measured. */
  runs(command: CommandName, purpose: Purpose): readonly Run[]
  /** Further runs of the head's tests, made because a test failed or disagreed (`moreRuns`); empty where none were made. */
  again(command: CommandName): readonly Run[]
  /** Runs of the base's tests, made because the head's disagree (`asksBase`); empty where none were made. */
  baseTests(command: CommandName): readonly Run[]
  /** Benchmark runs of the base's code, interleaved with the head's in the same session; empty when there is no base. */
  baseBench(command: CommandName): readonly Run[]
  /** The same with the benchmarks as the base has them, on the code of both; null where the head left them, or its code does not fit them. */
  keptBench(command: CommandName): { heads: readonly Run[]; bases: readonly Run[] } | null
  /** Runs of the command's tests on generated stubs of the product (`stubsFor`); null when they were not made. */
  stubbed(command: CommandName): StubbedRuns | null
  /** Files of the head that the command would collect tests from; null when that cannot be told. */
  testFiles(command: CommandName): readonly string[] | null
  spec: SpecView | null
  /** Null where the active step asks for no review. */
  review: ReviewView | null
  /** Path → blob of frozen tests (e2e and testkit) since their Done in this cycle; null before it. */
  frozen: ReadonlyMap<string, Oid> | null
  /**
   * Declared ids of the e2e tests that are targets (`targetsOf`); those of them that once passed in this cycle; those that
   * an amendment reopened in the active step, which may be red until its Done.
   */
  targets: { ids: ReadonlySet<string>; passedOnce: ReadonlySet<string>; reopened: ReadonlySet<string> }
  /** Ids of tests that an approved amendment drops. */
  dropped: ReadonlySet<string>
  /** Measured facts of the newest passing judgement for the same gate and command, for ratchets. */
  before(gate: string, of: CommandName | undefined): Facts | null
  /** The layer that owns a path; null for the beacon's own file. */
  layersOf(path: string): LayerName | null
  smoke(service: string): SmokeRun | null
  release: ReleasePlan | null
}

/** How a stub answers: it throws that it is not implemented, or it answers nothing. */
export type StubMode = 'throw' | 'undefined'

/** Or it answers what can be asked for anything, and changes all that it is handed. */
export type StubAnswers = StubMode | 'any'

/** One run of the tests for each way in which stubs answer; `any` is asked of no test to fail. */
export type StubbedRuns = Readonly<Record<StubMode, Run>> & { readonly any?: Run }

/** A judge's answer; the caller adds tree and policy to make the Verdict. */
export interface Judged {
  outcome: 'pass' | 'fail' | 'missing'
  measured: Facts
  findings: Finding[]
  reports: Digest[]
}

/** Something that must be measured before a condition can be judged. */
export type Need =
  | {
      what: 'run'
      command: CommandName
      purpose: 'tests' | 'coverage' | 'bench' | 'exit'
      times: number
      /** The tree holds stubs of the product: in the place of the command's service stands one that answers 501. */
      stubbed?: true
      /** So many runs of the same tree were made before these: the orders of tests go on from there. */
      after?: number
      /** Test files that are run alone; all of the command's by default. */
      only?: readonly string[]
      /** The tree that is measured in turns with this one (`isBaseTurn`); `times` counts both. */
      against?: Oid
    }
  | { what: 'run'; command: CommandName; purpose: 'mutation'; times: 1 }
  | { what: 'smoke'; service: string; gets: Record<string, number>; load: { path: string; seconds: number } | null }
