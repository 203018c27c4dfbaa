/** One line of a changelog. */
export interface ChangelogEntry {
  commit: string
  scope: string | null
  text: string
  requirements: string[]
  /** Path of the decision that came with it; null for none. */
  decision: string | null
}

export interface ReleaseNotes {
  /** The tag, or the cycle that ended there; null for what is not released. */
  name: string | null
  /** Day of its last commit: 2026-11-20. */
  date: string
  breaking: ChangelogEntry[]
  added: ChangelogEntry[]
  fixed: ChangelogEntry[]
  improved: ChangelogEntry[]
  /** Amendments of the spec. */
  amended: ChangelogEntry[]
}

export type Kind = Exclude<keyof ReleaseNotes, 'name' | 'date'>

/** In the order in which people read them. */
export const kinds: readonly Kind[] = ['breaking', 'added', 'fixed', 'improved', 'amended']
