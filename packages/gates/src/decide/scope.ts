import picomatch from 'picomatch'
import type { Command } from '@helix/core'
import { isAmongTests, isNamedTest } from './among-tests.ts'
import type { ChangedLines, Evidence, TreeView } from './evidence.ts'
import { exportedNames } from './exported-names.ts'
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
  return isNamedTest(path) || (tree.facts(path)?.tests.length ?? 0) > 0
}

/** Whether nothing but tests stand in the file: what declares some and hands out values of its own is product as well. */
function isTestOnly(evidence: Evidence, path: string): boolean {
  const facts = evidence.head.facts(path)
  if (isNamedTest(path)) return true
  if (facts === undefined || facts.tests.length === 0) return false
  const exported = exportedNames(evidence.head, path)
  return exported === null ? isCollected(evidence, path) : exported.length === 0
}

/** Whether a command looks for tests in the file, as far as that can be told. */
function isCollected(evidence: Evidence, path: string): boolean {
  const lists = Object.keys(evidence.policy.commands).flatMap((name) => {
    const files = evidence.testFiles(name)
    return files === null ? [] : [files]
  })
  return lists.length === 0 || lists.some((files) => files.includes(path))
}

/**
 * Changed paths of the head that the globs take and whose changed lines run: no tests, no files with only types or comments
 * changed; and what the product imports from among its tests. A file that cannot be parsed or is in no language that Helix reads
 * stays in.
 */
export function changedSources(evidence: Evidence, changed: ChangedLines, globs: readonly string[]): string[] {
  const takes = inGlobs(globs)
  const { head } = evidence
  const isSource = (path: string) => takes(path) && !isTestOnly(evidence, path)
  const isThere = (path: string) => head.oid(path) !== undefined && mayRun(head, changed, path)
  const paths = [...changed.keys()].filter(isThere)
  const beside = paths.filter((path) => !isSource(path) && isAmongTests(path, evidence.layersOf(path)))
  const led = beside.length === 0 ? new Set<string>() : ledAmongTests(evidence, head.paths.filter(isSource))
  return paths.filter((path) => isSource(path) || led.has(path)).sort()
}

/** Files of tests that sources come to by their imports, at once or by way of other such files. */
function ledAmongTests(evidence: Evidence, sources: readonly string[]): ReadonlySet<string> {
  const led = new Set<string>()
  const queue = [...sources]
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    for (const { target } of evidence.head.facts(path)?.imports ?? []) {
      if (target === null || led.has(target) || !isAmongTests(target, evidence.layersOf(target))) continue
      led.add(target)
      queue.push(target)
    }
  }
  return led
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
