import type { Evidence, TreeView } from '../evidence.ts'
import { setupFilesOf } from '../lanes/setup-files.ts'

type Trees = Pick<Evidence, 'head' | 'base'>

const known = new WeakMap<TreeView, readonly string[]>()

/**
 * Whether what a runner loads before the tests of a file is another than in the base: its setup files, with what they import, and
 * the `conftest.py` of the folders above it. What these do to a test, the test does not say.
 */
export function loadsAnew(file: string, { head, base }: Trees): boolean {
  if (base === null) return false
  const paths = [...sharedBy(head), ...sharedBy(base)].filter((path) => isBefore(path, file))
  return paths.some((path) => head.oid(path) !== base.oid(path))
}

/** Whether a runner loads a file before the tests of another one, as far as settings and folders tell. */
export function isLoadedBefore(path: string, file: string, tree: TreeView): boolean {
  return isBefore(path, file) && sharedBy(tree).includes(path)
}

/** Setup files and what they come to by their imports, and every `conftest.py`. */
function sharedBy(tree: TreeView): readonly string[] {
  const held = known.get(tree)
  if (held !== undefined) return held
  const setups = setupFilesOf(tree)
  const queue = [...setups]
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    for (const { target } of tree.facts(path)?.imports ?? []) {
      if (target === null || setups.has(target) || !isAid(target)) continue
      setups.add(target)
      queue.push(target)
    }
  }
  const found = [...setups, ...tree.paths.filter((path) => isConftest(path))]
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

/** A `conftest.py` serves its folder and those below; which tests a setup serves, settings say. */
function isBefore(path: string, file: string): boolean {
  return !isConftest(path) || file.startsWith(path.slice(0, -'conftest.py'.length))
}
