import type { Lines } from '../facts.ts'
import type { Ask } from './ask.ts'
import type { Term } from './trial/term.ts'

/** A statement of a test or around it, or the head of one that holds others, as far as names go. */
export interface Unit {
  lines: Lines
  /** Names that it reads, fills or declares. What the language and assertion libraries bring is none. */
  names: ReadonlySet<string>
  /** Of these, the ones that it declares. */
  declares: readonly string[]
  /** What it declares is a value that nobody can change: a number, a text. */
  isConstant: boolean
  /** It stands in the test and runs whenever the test comes so far: under no condition, in no loop, not caught. */
  isSure: boolean
  /** It asks for one value and does nothing else: names of what was answered, and of what is expected. */
  sides: Sides | null
  /** It compares what is there already, and runs nothing that could change it. */
  isStill: boolean
  /** What it asks, as far as that can be told beforehand. */
  asks: Ask | null
  /** What it asks one by one, where it asks for several things. */
  parts?: readonly Ask[]
  /** The same as it can be tried on values. */
  term?: Term | null
}

/** What other files tell of the names in a source. */
export interface ToldOfOthers {
  /** Names of what answers promises. */
  promised?: ReadonlySet<string> | undefined
  /** Imported names of what asserts nothing for tests. */
  silent?: ReadonlySet<string> | undefined
}

/** The statements of a test, and of what stands around it, by the lines of the test; or of a helper, by lines in it. */
export type UnitsOf = (test: Lines, isHelper?: boolean) => Unit[]

export type Sides = readonly [actual: readonly string[], expected: readonly string[]]

/** Stands among the names of what may do anything. */
export const anything = '*'

/** A name that the file is handed and the product is not behind: it may still be handed to the product like everything else. */
export function givenUnit(name: string): Unit {
  return {
    lines: [0, 0],
    names: new Set([name]),
    declares: [name],
    isConstant: false,
    isSure: false,
    sides: null,
    isStill: false,
    asks: null,
  }
}

/** How often a mock was called: that hangs on who was handed it, and not on what it was handed itself. */
export function ofCalls(mock: string): string {
  return `${mock}#calls`
}
