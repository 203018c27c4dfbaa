import type { Assertions, DeclaredTest, SourceFacts } from './facts.ts'
import type { NamedImport } from './found-import.ts'

/** What a source says by itself, whatever tree it lies in; it survives JSON. */
export interface OwnFacts extends Omit<SourceFacts, 'imports' | 'lends' | 'executable' | 'tests'> {
  tests: readonly OwnTest[]
  named: readonly NamedImport[]
  lends: readonly (readonly [name: string, assertions: Assertions])[]
  executable: readonly number[]
}

/** A test whose digests leave out where names of packages come from that may be of the repository. */
export interface OwnTest extends DeclaredTest {
  /** These names, each behind its package: `@shop/cart#total`. */
  origins?: readonly string[]
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
