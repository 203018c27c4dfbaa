import type { Assertions, SourceFacts } from './facts.ts'
import type { NamedImport } from './imports/found.ts'

/** What a source says by itself, whatever tree it lies in; it survives JSON. */
export interface OwnFacts extends Omit<SourceFacts, 'imports' | 'lends' | 'executable'> {
  named: readonly NamedImport[]
  lends: readonly (readonly [name: string, assertions: Assertions])[]
  executable: readonly number[]
}
