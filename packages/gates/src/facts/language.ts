import type { ImportEdge, Lines } from './facts.ts'
import type { ToldOfOthers, UnitsOf } from './fixed/unit.ts'
import type { NamedImport } from './found-import.ts'
import type { OwnFacts } from './own-facts.ts'
import type { Resolution } from './resolve/resolution.ts'
import type { Example } from './written/choice.ts'

/** A language whose sources Helix reads: what they declare, import and assert. */
export interface Language {
  /** Whether a file of that name is written in it. */
  takes(path: string): boolean
  /** What a source says by itself; undefined where its text shows that it is of another language. */
  ownFacts(text: string, path: string): OwnFacts | undefined
  /** Where an import of the source at `path` leads. */
  edgesOf(found: NamedImport, path: string, resolution: Resolution): ImportEdge[]
  /** How many tests a runner must collect from a source, at least; null where that cannot be told. */
  declaredCount(text: string, path: string): number | null
  /** Reads the statements of tests. */
  unitsOf(text: string, path: string, told?: ToldOfOthers): UnitsOf
  /** Where a condition raises an assertion's error, or tells a failure, and does nothing else; absent where the language has no such habit. */
  guardsOf?(text: string, path: string): Lines[]
  /** The values that a source writes down, in its order. */
  literalsOf(text: string, path: string): string[]
  /** What its tests hand in and ask for, place by place. */
  examplesOf(text: string, path: string): Example[]
}
