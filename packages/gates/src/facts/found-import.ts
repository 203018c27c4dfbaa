/** What an import names. */
export interface Specifier {
  text: string
  /** It holds `*` for what is known only at run time. */
  isPattern?: boolean
}

/** An import as the source has it, before it is resolved. */
export interface Found {
  specifier: Specifier
  /** Offset in the source. */
  at: number
  names: readonly string[]
  /** It counts only where it leads to a file that is there: a path that is said, and may be of something else. */
  ifThere?: true
  /** Names that the source gives to some of them. */
  locals?: readonly string[]
  /** All of its names are exported again. */
  again?: true
}

/** The same, by its line: what a source says of an import by itself, as JSON. */
export type NamedImport = Omit<Found, 'at'> & { line: number }

/** An import of which nothing can be told. */
export const computed: Specifier = { text: '*' }
