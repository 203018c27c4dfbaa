import picomatch from 'picomatch'
import type { Command } from '@helix/core'
import type { ChangedLines, Evidence, TreeView } from './evidence.ts'
import { overlaps } from './lines.ts'

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

/** Changed paths of the head that the globs take, tests aside. */
export function changedSources(evidence: Evidence, changed: ChangedLines, globs: readonly string[]): string[] {
  const takes = inGlobs(globs)
  return [...changed.keys()]
    .filter((path) => takes(path) && evidence.head.oid(path) !== undefined && !isTestFile(evidence.head, path))
    .sort()
}

/**
 * Whether a changed source has changed lines that run. In a language that Helix cannot read, `known` decides: a kind of file
 * that the report otherwise knows is taken to hold code.
 */
export function changedCodeRuns(
  tree: TreeView,
  changed: ChangedLines,
  path: string,
  known: ReadonlySet<string>,
): boolean {
  const facts = tree.facts(path)
  if (facts === undefined) return known.has(extensionOf(path))
  if (facts.problem !== null) return true
  return [...facts.executable].some((line) => overlaps(changed, path, line, line))
}

export function extensionOf(path: string): string {
  return /\.[^./]+$/.exec(path)?.[0] ?? ''
}
