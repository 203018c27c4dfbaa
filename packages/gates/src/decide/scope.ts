import picomatch from 'picomatch'
import type { Command } from '@helix/core'
import type { ChangedLines, Evidence, TreeView } from './evidence.ts'
import { holdsLine } from './lines.ts'

/** A predicate for paths that any of the globs takes; a leading `!` takes paths out again. */
export function inGlobs(globs: readonly string[]): (path: string) => boolean {
  const takes = picomatch(
    globs.filter((glob) => !glob.startsWith('!')),
    { dot: true },
  )
  const drops = globs.filter((glob) => glob.startsWith('!')).map((glob) => picomatch(glob.slice(1), { dot: true }))
  return (path) => takes(path) && !drops.some((drop) => drop(path))
}

/** The globs of sources that a command measures: coverage of a test command, mutants of a mutation command. */
export function measuredGlobs(command: Command | undefined): readonly string[] {
  if (command === undefined) return []
  if (command.kind === 'stryker') return command.mutate
  return command.kind === 'vitest-bench' ? [] : (command.coverage ?? [])
}

/** Whether the path is a source of tests: by what it declares, or by its name. */
export function isTestFile(tree: TreeView, path: string): boolean {
  return /(^|[./_-])(test|spec|bench)\.[^./]+$/.test(path) || (tree.facts(path)?.tests.length ?? 0) > 0
}

/**
 * Changed paths of the head that the globs take and whose changed lines run: no tests, no files with only types or comments
 * changed. A file that cannot be parsed or is in no language that Helix reads stays in.
 */
export function changedSources(evidence: Evidence, changed: ChangedLines, globs: readonly string[]): string[] {
  const takes = inGlobs(globs)
  const { head } = evidence
  return [...changed.keys()]
    .filter(
      (path) => takes(path) && head.oid(path) !== undefined && !isTestFile(head, path) && mayRun(head, changed, path),
    )
    .sort()
}

function mayRun(tree: TreeView, changed: ChangedLines, path: string): boolean {
  const facts = tree.facts(path)
  if (facts === undefined || facts.problem !== null) return true
  return [...facts.executable].some((line) => holdsLine(changed, path, line))
}

/**
 * Whether a source must be in a report. In a language that Helix reads: yes. Else a kind of file that the report knows
 * otherwise is taken to hold code.
 */
export function belongsInReport(tree: TreeView, path: string, reported: readonly string[]): boolean {
  return tree.facts(path) !== undefined || reported.some((known) => extensionOf(known) === extensionOf(path))
}

function extensionOf(path: string): string {
  return /\.[^./]+$/.exec(path)?.[0] ?? ''
}
