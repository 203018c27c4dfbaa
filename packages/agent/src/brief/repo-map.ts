import { estimateTokens } from '../model/usage.ts'

/** A file as the map knows it. */
export interface MappedFile {
  path: string
  /** Names that it exports. */
  exports: readonly string[]
  /** How many files import it. */
  importers: number
  /** A finding is about it. */
  isNamed: boolean
  /** One that a finding is about imports it, or is imported by it. */
  isNear: boolean
  /** It may be written in this step. */
  isOpen: boolean
}

/** Names of one file that are shown. */
const mostNames = 12

/**
 * The repository in about so many tokens, a line a file, in the order of paths: those that findings are about first, then their
 * neighbours, then what may be written and what most others import. Equal files give an equal map.
 */
export function renderRepoMap(files: readonly MappedFile[], tokens: number): string[] {
  const ranked = files
    .filter(({ path }) => !/\p{C}/u.test(path))
    .toSorted((a, b) => rank(b) - rank(a) || (a.path < b.path ? -1 : 1))
  const shown: { path: string; line: string }[] = []
  let characters = 0
  for (const file of ranked) {
    const line = lineOf(file)
    if (estimateTokens(characters + line.length + listMark) > tokens) break
    characters += line.length + listMark
    shown.push({ path: file.path, line })
  }
  const lines = shown.toSorted((a, b) => (a.path < b.path ? -1 : 1)).map(({ line }) => line)
  const left = files.length - shown.length
  return left === 0 ? lines : [...lines, `and ${left} more files`]
}

/** `- ` and the line feed. */
const listMark = 3

function rank({ isNamed, isNear, isOpen, importers, exports }: MappedFile): number {
  return (
    Number(isNamed) * 1000 +
    Number(isNear) * 300 +
    Number(isOpen) * 100 +
    Math.min(importers, 90) +
    Math.min(exports.length, 9)
  )
}

function lineOf({ path, exports }: MappedFile): string {
  if (exports.length === 0) return path
  const more = exports.length - mostNames
  return `${path}: ${exports.slice(0, mostNames).join(' ')}${more > 0 ? ` and ${more} more` : ''}`
}
