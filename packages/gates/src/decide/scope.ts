import picomatch from 'picomatch'
import type { Command } from '@helix/core'
import { isNamedTest } from './among-tests.ts'
import type { TreeView } from './evidence.ts'

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
  return isNamedTest(path) || (tree.facts(path)?.tests.length ?? 0) > 0
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
