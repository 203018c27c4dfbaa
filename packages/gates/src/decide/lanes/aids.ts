// Aids: what tests read that is no test. Data, snapshots, helpers.
import { posix } from 'node:path'
import { literalsIn } from '../../facts/literals-in.ts'
import { testsAt } from '../declared.ts'
import type { TreeView } from '../evidence.ts'
import { exportedNames } from '../exported-names.ts'

const source = /\.(?:[cm]?[jt]sx?|pyi?|go|rs|java|kts?|scala|groovy|cs|rb|php|c|cc|cpp|hh?|hpp|swift|vue|svelte|astro)$/

/** Whether a file is no code, whatever it is: it can only be read. */
export function isData(path: string): boolean {
  return !source.test(path)
}

/** What tells aids apart: the tree that has them, and whether a path lies where tests do. */
export interface AmongTests {
  tree: TreeView
  isOfTests: (path: string) => boolean
}

/** Whether a path may be an aid, as far as that can be told without its tree: no source of the product is. */
export function mayBeAid(path: string, isOfTests: AmongTests['isOfTests']): boolean {
  return isOfTests(path) || isData(path)
}

/**
 * Those of the paths that are aids: what lies among the tests and declares none, or is imported by another one; data elsewhere that
 * tests name and the product does not.
 */
export function aidsAmong(paths: readonly string[], among: AmongTests): string[] {
  const lent = new Set(among.tree.paths.filter(among.isOfTests).flatMap((path) => targetsOf(among.tree, path)))
  return paths.filter((path) => {
    if (!among.isOfTests(path)) return isData(path) && isNamedByTestsAlone(path, among)
    return lent.has(path) || testsAt(among.tree, path).length === 0
  })
}

/** Whether a file has nothing for others but the tests that stand in it. */
export function isTestsAlone(tree: TreeView, path: string): boolean {
  const tests = testsAt(tree, path)
  const imported = tree.facts(path)?.imports.flatMap(({ names }) => names) ?? []
  const own = new Set([...imported, ...tests.flatMap(({ id }) => id.split(' > '))])
  return tests.length > 0 && (exportedNames(tree, path) ?? []).every((name) => own.has(name))
}

function targetsOf(tree: TreeView, path: string): string[] {
  return (tree.facts(path)?.imports ?? []).flatMap(({ target }) => target ?? [])
}

function isNamedByTestsAlone(path: string, { tree, isOfTests }: AmongTests): boolean {
  const name = posix.basename(path)
  const sources = tree.paths.filter((other) => !isData(other))
  const naming = sources.filter((other) => mentions(tree.text(other) ?? '', name))
  return naming.length > 0 && naming.every(isOfTests)
}

function mentions(text: string, name: string): boolean {
  const at = text.indexOf(name)
  if (at === -1) return false
  return !/[\w$]/.test(text[at - 1] ?? '') || mentions(text.slice(at + 1), name)
}

/** Sources among the aids that wrote down a value which the files at `paths` do not write after it. */
export function aidsThatLostValues(
  aids: readonly string[],
  { before, after, paths }: { before: TreeView; after: TreeView; paths: readonly string[] },
): string[] {
  const values = paths.flatMap((path) => valuesIn(after, path))
  const left = Map.groupBy(values, (value) => value)
  return aids.filter((path) => valuesIn(before, path).some((value) => left.get(value)?.pop() === undefined))
}

function valuesIn(tree: TreeView, path: string): string[] {
  return literalsIn(tree.text(path) ?? '', path) ?? []
}
