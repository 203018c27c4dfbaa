/** What an import names. */
export interface Specifier {
  text: string
  /** It holds `*` for what is known only at run time. */
  isPattern?: boolean
}

/** What an import brings, wherever it leads. */
export interface Brought {
  /** Imported names; `*` for all of them, with those beside it that the source is seen to use. */
  names: readonly string[]
  /** A path that is said (`new URL('./a.js', import.meta.url)`), for a worker or for anything else: it counts where it leads to a file. */
  ifThere?: true
  /** Names that the source gives to some of them. */
  locals?: readonly string[]
  /** All of its names are exported again: `export * from`, `from a import *`. */
  again?: true
}

/** An import as the source has it, before it is resolved. */
export interface Found extends Brought {
  specifier: Specifier
  /** Offset in the source. */
  at: number
}

/** The same, by its line: what a source says of an import by itself, as JSON. */
export type NamedImport = Omit<Found, 'at'> & { line: number }

/** An import of which nothing can be told. */
export const computed: Specifier = { text: '*' }
