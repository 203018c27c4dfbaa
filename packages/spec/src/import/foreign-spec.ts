import type { Heading } from '../document.ts'

export type FormatName = 'openspec' | 'spec-kit' | 'kiro'

/** A file of another tool, canonical text. */
export interface ForeignFile {
  /** Below the folder that is imported, with `/`. */
  path: string
  text: string
}

/** A foreign file, cut up. */
export interface ForeignSpec extends ForeignFile {
  lines: readonly string[]
  /** Lines with those of code and HTML blocks empty. */
  prose: readonly string[]
  headings: readonly Heading[]
}

/** What a tool calls a requirement. */
export interface ForeignRequirement {
  /** From 1. */
  line: number
  /** As the tool has it: `FR-001`, `Requirement 2`, or the title where it has no ids. */
  own: string
  /** The end of its id here: `FR-001`, `2`. */
  suffix: string
  title: string
  /** A heading takes the place of one; an item gets one above it. */
  shape: 'heading' | 'item'
}

/** How specs of one tool are told and read. */
export interface Format {
  name: FormatName
  label: string
  recognises(file: ForeignFile): boolean
  /** What tells its ids apart from those of other files, from long to short: the first that no other file has is taken. */
  scopes(path: string): string[]
  requirements(spec: ForeignSpec): ForeignRequirement[]
}

/** Letters and digits in capitals, joined by dashes: `user-auth` becomes `USER-AUTH`. Of a name in another script, nothing is left. */
export function scopeOf(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '')
  return plain
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter((word) => word !== '')
    .join('-')
}

/** The folder in which a file lies; the file's own name where it lies in none. */
export function folderName(path: string): string {
  const parts = path.split('/')
  return parts.at(-2) ?? (parts.at(-1) ?? '').replace(/\.md$/i, '')
}
