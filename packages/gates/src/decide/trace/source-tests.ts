import { namingTests, type SourceTest } from './naming-tests.ts'
import type { TreeView } from '../evidence.ts'

/** Every test that the sources of a tree declare, with the requirements that it names. */
export function sourceTestsOf(tree: TreeView): SourceTest[] {
  return tree.paths.flatMap((path) => {
    const text = tree.text(path)
    return text === undefined ? [] : namingTests(path, text, tree.facts(path)?.tests)
  })
}
