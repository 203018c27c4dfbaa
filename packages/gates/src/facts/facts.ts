// What can be told of a source file without running it, whatever its language.
import type { Digest } from '@helix/core'
import type { Brought } from './found-import.ts'
import type { Choice } from './written/choice.ts'

/** Lines from the first to the last of one, both included. */
export type Lines = readonly [first: number, last: number]

/** One import of a source file, also type-only ones, re-exports and dynamic imports of a literal. */
export interface ImportEdge extends Brought {
  specifier: string
  /** Repository path that it leads to, whether or not a file is there; null for packages and built-ins. */
  target: string | null
  line: number
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
  /** The same by rows, where tables of it are written down that nothing else speaks of. */
  cases?: WrittenCases | undefined
  /** Its body calls an assertion by name, also one of types. */
  asserts: boolean
  assertions: Assertions
  sure: SureAssertions
  /** Assertions of its body of which runs tell; absent where they tell of none. */
  counted?: readonly CountedAssertion[]
  /** How many assertions of its own body it never comes to; absent for none. */
  behind?: number
  /** How many rows its tables have that are written down; 1 where there are none, or where they are computed. */
  rows: number
  /** Its declaration runs whenever its file is loaded: it stands in no condition, loop, function or table. */
  isSure: boolean
  /** Its body uses anything from outside: an import that may lead to the product, a variable that hooks fill, a fixture. */
  touches: boolean
}

/** What a test says whatever the rows of its tables, and what each row says. */
export interface WrittenCases {
  frame: Digest
  rows: readonly Digest[]
}

/** How many assertions of the runner's `expect` and of node:assert a test must have made when it passes. */
export interface SureAssertions {
  expect: number
  assert: number
}

/** An assertion of a test's own body, as runs tell whether they came to it. */
export interface CountedAssertion {
  library: keyof SureAssertions
  from: Place
  to: Place
  /** Whether it stands behind a condition, in a loop or in a function, and not in the test's way. */
  isAside: boolean
  /** How it is written, blanks aside, with what leads to one that stands aside. */
  said: string
  strength: Assertions
}

/** Both from 1. */
export type Place = readonly [line: number, column: number]

/** A sign of work that was put off; a stand-in is one that the source declares itself and uses, or hands out under another name. */
export interface Marker {
  kind: 'not-implemented' | 'todo' | 'stand-in'
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
  /** Those that name a value which many others meet as well: bounds, kinds, `not.toBe`; absent where there are none. */
  loose?: number
}

/** A place that lets tests say less, or lets the product look who is asking. */
export interface Sign {
  kind:
    | 'tautology'
    | 'swallowed'
    | 'pragma'
    | 'lint-pragma'
    | 'mock'
    | 'partial-mock'
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
  /** Where it answers written values with written values, as nobody needs to who does not know what will be asked. */
  choices: readonly Choice[]
  /** What tests of other files assert by using an exported name. */
  lends: ReadonlyMap<string, Assertions>
  /** Names that it exports itself, beside those of imports with `again`; null when they cannot all be told. */
  exports: readonly string[] | null
  reaches: Reaches
  /** Lines that hold code which runs: no types, comments, blanks. */
  executable: ReadonlySet<number>
  /** Statements of each of which a report of coverage must know a line. */
  statements: readonly Lines[]
}

/** What a file imports; where it cannot be parsed, why. */
export type ImportFacts = Pick<SourceFacts, 'problem' | 'imports'>
