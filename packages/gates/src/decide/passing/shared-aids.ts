import type { Evidence, TreeView } from '../evidence.ts'
import { setupFilesOf } from '../lanes/setup-files.ts'

type Trees = Pick<Evidence, 'head' | 'base'>

/** Files by the folders whose tests a runner loads them before. */
type Shared = ReadonlyMap<string, ReadonlySet<string>>

const known = new WeakMap<TreeView, Shared>()

/**
 * Whether what a runner loads before the tests of a file is another than in the base: its setup files and the `conftest.py` of the
 * folders above it, with what they import. What these do to a test, the test does not say.
 */
export function loadsAnew(file: string, { head, base }: Trees): boolean {
  if (base === null) return false
  const paths = [head, base].flatMap((tree) =>
    [...sharedBy(tree).keys()].filter((path) => isLoadedBefore(path, file, tree)),
  )
  return paths.some((path) => head.oid(path) !== base.oid(path))
}

/** Whether a runner loads a file before the tests of another one, as far as settings and folders tell. */
export function isLoadedBefore(path: string, file: string, tree: TreeView): boolean {
  return [...(sharedBy(tree).get(path) ?? [])].some((folder) => file.startsWith(folder))
}

/**
 * Setup files, every `conftest.py`, and what they come to by their imports. A `conftest.py` serves its folder and those below; which
 * tests a setup serves, settings say.
 */
function sharedBy(tree: TreeView): Shared {
  const held = known.get(tree)
  if (held !== undefined) return held
  const found = new Map<string, Set<string>>()
  const follow = (path: string, folder: string): void => {
    const folders = found.get(path) ?? new Set()
    if (folders.has(folder)) return
    found.set(path, folders.add(folder))
    for (const { target } of tree.facts(path)?.imports ?? [])
      if (target !== null && isAid(target)) follow(target, folder)
  }
  for (const path of setupFilesOf(tree)) follow(path, '')
  for (const path of tree.paths) if (isConftest(path)) follow(path, path.slice(0, -'conftest.py'.length))
  known.set(tree, found)
  return found
}

/** What a setup imports from among tests, or beside them; the product changes anyway. */
function isAid(path: string): boolean {
  return /(?:^|\/)(?:__tests__|__mocks__|tests?|testing|testkit|e2e|support|fixtures|setup)\b|setup/i.test(path)
}

function isConftest(path: string): boolean {
  return /(?:^|\/)conftest\.py$/.test(path)
}
