import type { DeclaredTest } from '../facts/facts.ts'
import type { TreeView } from './evidence.ts'
import { testsByLines } from './line-tests.ts'
import { testLanguageOf } from './trace/languages.ts'

/** A declared test and the file that it stands in. */
export interface Placed {
  path: string
  test: DeclaredTest
}

/** The tests of one file of a tree, in whatever language. */
export function testsAt(tree: TreeView | null, path: string): readonly DeclaredTest[] {
  if (tree === null) return []
  const told = tree.facts(path)?.tests
  if (told !== undefined || testLanguageOf(path) === undefined) return told ?? []
  return testsByLines(tree.text(path) ?? '', path)
}

/** All tests of a tree by their ids. */
export function testsOf(tree: TreeView | null): Map<string, Placed> {
  return declaredIn(tree?.paths ?? [], (path) => ({ tests: testsAt(tree, path) }))
}

/** The tests of these files by their ids. */
export function declaredIn(
  paths: readonly string[],
  factsOf: (path: string) => { tests: readonly DeclaredTest[] } | undefined,
): Map<string, Placed> {
  const placed = paths.flatMap((path) => (factsOf(path)?.tests ?? []).map((test) => ({ path, test })))
  return new Map(placed.map((one) => [one.test.id, one]))
}

/** Which of the tests that are gone stand elsewhere: each new test of `after` with the same body accounts for one. */
export function movesAmong(
  gone: readonly Placed[],
  after: ReadonlyMap<string, Placed>,
  before: ReadonlyMap<string, Placed>,
): Set<Placed> {
  const arrived = new Map<string, number>()
  for (const [id, { test }] of after) {
    if (!before.has(id)) arrived.set(test.body, (arrived.get(test.body) ?? 0) + 1)
  }
  const moved = new Set<Placed>()
  for (const one of gone) {
    const left = arrived.get(one.test.body) ?? 0
    if (left === 0) continue
    arrived.set(one.test.body, left - 1)
    moved.add(one)
  }
  return moved
}
