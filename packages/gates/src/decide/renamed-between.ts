import type { TreeView } from './evidence.ts'
import { isStillThere } from './lanes/still-there.ts'
import { type IsRenamed, renamedIn } from './renamed.ts'
import { isTestFile } from './scope.ts'

/** What the product calls otherwise in `head` than in `base`; its texts are read when somebody asks. */
export function renamedBetween(base: TreeView | null, head: TreeView): IsRenamed {
  let known: { isRenamed: ReturnType<typeof renamedIn>; changed: ReadonlySet<string> } | undefined
  return (from, to, path) => {
    known ??= changesBetween(base, head)
    const { isRenamed, changed } = known
    const imports = base?.facts(path)?.imports ?? []
    return isRenamed(from, to) && !isStillThere(imports, { tree: head, changed }, { from, to })
  }
}

function changesBetween(base: TreeView | null, head: TreeView) {
  const paths = [...new Set([...(base?.paths ?? []), ...head.paths])]
  const changed = paths.filter((path) => base?.oid(path) !== head.oid(path))
  const product = changed.filter((path) => !isTestFile(head, path))
  const isRenamed = renamedIn(product.map((path) => ({ before: base?.text(path), after: head.text(path) })))
  return { isRenamed, changed: new Set(changed) }
}
