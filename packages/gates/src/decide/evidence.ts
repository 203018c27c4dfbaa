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
import type { Run } from '../run/run.ts'

/** One import of a source file, also type-only ones, re-exports and dynamic imports of a literal. */
export interface ImportEdge {
  specifier: string
  /** Repository path that it leads to, whether or not a file is there; null for packages and built-ins. */
  target: string | null
  line: number
  /** Imported names; `*` for all of them, with those beside it that the source is seen to use. */
  names: readonly string[]
  /** It is a path that the source says (`new URL('./a.js', import.meta.url)`), for a worker or for anything else. */
  ifThere?: true
}

/** How a source can reach what it does not import. */
export interface Reaches {
  /** Globals that talk to others: `fetch`, `WebSocket`, `Worker` … */
  globals: readonly string[]
  /** Texts that may be paths of files: `src/main.ts`, `../dist/cli.js`. */
  paths: readonly string[]
}

/** A test as its source declares it. */
export interface DeclaredTest {
  /** `path > suite > name`; names of table tests keep their placeholders (`%s`, `$name`). */
  id: string
  line: number
  endLine: number
  /** `skip`, `skipIf`, `runIf`, `only`, `todo`, `fails` …, of the test and of the suites around it. */
  modifiers: readonly string[]
  /**
   * Digest of the test's body, blanks and comments aside, with what it says by way of others: hooks and conditions around it,
   * declarations of its file that it uses, the packages that its names come from.
   */
  body: Digest
  /** The same with the product's names replaced by their places, and these names: a body that only renames keeps it. */
  shape: Digest
  names: readonly string[]
  /** Its body calls an assertion by name, also one of types. */
  asserts: boolean
  assertions: Assertions
  sure: SureAssertions
  /** Its body uses anything from outside: an import that may lead to the product, a variable that hooks fill, a fixture. */
  touches: boolean
}

/** How many assertions of the runner's `expect` and of node:assert a test must have made when it passes. */
export interface SureAssertions {
  expect: number
  assert: number
}

/** A sign of work that was put off. */
export interface Marker {
  kind: 'not-implemented' | 'todo'
  line: number
  text: string
}

/** What the assertions of a test come to, those of declarations that it uses included. */
export interface Assertions {
  count: number
  /** Those that ask for one value and no other. */
  exact: number
  /** Those that nearly every value meets: `toBeDefined`, `assert.ok`. */
  weak: number
  /** Single values that are asked for. */
  values: number
}

/** A place that lets tests say less, or lets the product look who is asking. */
export interface Sign {
  kind:
    | 'tautology'
    | 'swallowed'
    | 'pragma'
    | 'lint-pragma'
    | 'mock'
    | 'sniffing'
    | 'runner-import'
    | 'patching'
    | 'deciding'
    | 'hidden-code'
  line: number
  /** The code on one line; of a mock, the module that it stands in for. */
  text: string
}

/** What can be told of a source file without running it. */
export interface SourceFacts {
  /** Why it cannot be parsed; then the other facts are empty. */
  problem: string | null
  imports: readonly ImportEdge[]
  tests: readonly DeclaredTest[]
  markers: readonly Marker[]
  signs: readonly Sign[]
  /** What tests of other files assert by using an exported name. */
  lends: ReadonlyMap<string, Assertions>
  /** Exported names; null when they cannot all be told (`export * from`). */
  exports: readonly string[] | null
  reaches: Reaches
  /** Lines that hold code which runs: no types, comments, blanks. */
  executable: ReadonlySet<number>
  /** First and last line of each statement of which a report of coverage must know a line. */
  statements: readonly (readonly [first: number, last: number])[]
}

/** What a file imports; where it cannot be parsed, why. */
export type ImportFacts = Pick<SourceFacts, 'problem' | 'imports'>

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

/** One run of the tests for each way in which stubs answer. */
export type StubbedRuns = Readonly<Record<StubMode, Run>>

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
