import type { Assertions, SourceFacts } from './facts.ts'
import type { NamedImport } from './found-import.ts'

/** What a source says by itself, whatever tree it lies in; it survives JSON. */
export interface OwnFacts extends Omit<SourceFacts, 'imports' | 'lends' | 'executable'> {
  named: readonly NamedImport[]
  lends: readonly (readonly [name: string, assertions: Assertions])[]
  executable: readonly number[]
}

/** What is told of a source that cannot be parsed. */
export function unparsed(problem: string): OwnFacts {
  return {
    problem,
    named: [],
    tests: [],
    markers: [],
    signs: [],
    choices: [],
    lends: [],
    exports: null,
    reaches: { globals: [], paths: [] },
    executable: [],
    statements: [],
  }
}
