import type { Digest } from '@helix/core'

/** A heading of the document itself, not one inside a quote, a list or code. */
export interface Heading {
  level: number
  text: string
  /** From 1. */
  line: number
  /** The last line of the heading: one more than `line` where it is underlined. */
  lastLine: number
}

export interface Requirement {
  id: string
  title: string
  /** The canonical slice: from its heading to the next heading of the same or a higher level, one final LF. */
  text: string
  /** SHA-256 of `text`. */
  hash: Digest
  /** What stands below the heading. */
  body: string
  line: number
}

export interface OpenQuestion {
  text: string
  line: number
}

/** A spec, read. Lines count from 1. */
export interface SpecDocument {
  /** Canonical form. */
  text: string
  hash: Digest
  /** The first heading of level 1, '' where there is none. */
  title: string
  headings: Heading[]
  requirements: Requirement[]
  /** What the section `Open questions` still asks. */
  openQuestions: OpenQuestion[]
}
