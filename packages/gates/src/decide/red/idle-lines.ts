import type { DeclaredTest, ImportEdge, Lines, SourceFacts } from '../../facts/facts.ts'
import { fixedLines, hopelessLines } from '../../facts/fixed/fixed-lines.ts'
import type { ToldOfOthers } from '../../facts/fixed/unit.ts'
import type { Evidence, TreeView } from '../evidence.ts'
import { promisedNames } from '../../facts/script/asked/promised-names.ts'
import { isTestFile } from '../scope.ts'
import { isImplementation } from '../steps.ts'
import { isInert } from '../../facts/script/inert-packages.ts'
import { isInertModule } from '../../facts/python/imports/standard-modules.ts'

type LinesOf = (path: string, evidence: Evidence) => readonly Lines[]

/** What ends the same in a file's tests whatever the product does: whole tests, and statements of others. */
export const deafLines = onceForTree(readDeafLines)

/** Where tests of a file ask for what no value is. */
export const hopelessIn = onceForTree((path, { head }) =>
  hopelessLines(head.text(path) ?? '', path, head.facts(path)?.tests.map(linesOf) ?? [], toldIn(path, head)),
)

function toldIn(asker: string, head: TreeView): ToldOfOthers {
  return { promised: promisedIn(asker, head), silent: silentIn(asker, head) }
}

/** Names that a file takes from where no runner's assertion is spoken of, be it by way of others. */
function silentIn(asker: string, head: TreeView): ReadonlySet<string> {
  const edges = (head.facts(asker)?.imports ?? []).filter(({ target }) => target !== null && isSilent(target, head, []))
  return new Set(edges.flatMap(({ names, locals = [] }) => [...names, ...locals]))
}

function isSilent(path: string, head: TreeView, above: readonly string[]): boolean {
  if (above.includes(path)) return true
  const imports = head.facts(path)?.imports ?? []
  const isAsserting = /\b(?:expect|assert\w*)\b/.test(head.text(path) ?? '')
  return !isAsserting && imports.every(({ target }) => target === null || isSilent(target, head, [...above, path]))
}

const promisedByTree = new WeakMap<TreeView, ReadonlySet<string>>()

/**
 * What answers promises in the sources of a tree, tests aside; nobody asks that of Python, which tells it itself. What a
 * module to come will answer no name of another tells.
 */
function promisedIn(asker: string, head: TreeView): ReadonlySet<string> | undefined {
  const imports = head.facts(asker)?.imports ?? []
  const isToCome = imports.some(({ target }) => target !== null && head.oid(target) === undefined)
  if (asker.endsWith('.py') || isToCome) return undefined
  const paths = head.paths.filter((path) => !isTestFile(head, path))
  const found = promisedByTree.get(head) ?? promisedNames(paths, (path) => head.text(path))
  promisedByTree.set(head, found)
  return found
}

/** Every failure of a file asks for all of them. */
function onceForTree(read: LinesOf): LinesOf {
  const byTree = new WeakMap<TreeView, Map<string, readonly Lines[]>>()
  return (path, evidence) => {
    const known = byTree.get(evidence.head) ?? new Map<string, readonly Lines[]>()
    byTree.set(evidence.head, known)
    const lines = known.get(path) ?? read(path, evidence)
    known.set(path, lines)
    return lines
  }
}

function readDeafLines(path: string, evidence: Evidence): Lines[] {
  const { head } = evidence
  const [facts, text] = [head.facts(path), head.text(path)]
  if (facts === undefined || text === undefined) return []
  // What is loaded for what it does, and not for its names, may do it to anything.
  const isOpen = facts.imports.some(({ names, target }) => names.length === 0 && target !== null)
  return [
    ...idleLines(path, facts),
    ...(isOpen ? [] : fixedLines(text, path, facts.tests.map(linesOf), keptNames(facts, evidence), toldIn(path, head))),
  ]
}

/** Names that a file takes from others of the tests that reach nothing: builders of values. */
function keptNames({ imports }: SourceFacts, evidence: Evidence): string[] {
  return imports.flatMap(({ target, names }) => {
    if (target === null || isImplementation(evidence, target)) return []
    const facts = evidence.head.facts(target)
    const isClosed = facts !== undefined && isCutOff(target, facts)
    return isClosed && !names.includes('*') ? names : []
  })
}

/**
 * Where tests stand that no answer of the product can reach: neither they nor anything else in their file uses what is outside of
 * it. That a test of another file calls nothing shows only when it runs on stubs.
 */
export function idleLines(path: string, { imports, tests, reaches }: SourceFacts): Lines[] {
  return isCutOff(path, { imports, reaches }) ? tests.filter(({ touches }) => !touches).map(linesOf) : []
}

/** Whether nothing of the product can come into a file by its imports and globals. */
export function isCutOff(path: string, { imports, reaches }: Pick<SourceFacts, 'imports' | 'reaches'>): boolean {
  const isInertHere = path.endsWith('.py') ? ({ specifier }: ImportEdge) => isInertModule(specifier) : isInertImport
  return reaches.globals.length === 0 && imports.every((edge) => isInertHere(edge) && !reading.test(edge.specifier))
}

/** What reads files, which the product may have made. */
const reading = /^(?:node:)?fs(?:\/|$)|^(?:pathlib|glob|io|shutil|linecache|csv|zipfile|tarfile)\b/

/** First and last line of a test. */
export function linesOf({ line, endLine }: DeclaredTest): Lines {
  return [line, endLine]
}

function isInertImport({ specifier, names }: ImportEdge): boolean {
  return isInert(specifier) || (names.length > 0 && names.every((name) => isInert(specifier, name)))
}
