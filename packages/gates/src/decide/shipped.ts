import type { LayerName } from '@helix/core'
import { liesAmongTests } from './among-tests.ts'
import type { Evidence, TreeView } from './evidence.ts'
import { isTestFile } from './scope.ts'

/** Layers that hold no code of the product, beside those of tests. */
const beside = new Set(['spec', 'policy', 'dependencies'])

const imported = new WeakMap<TreeView, ReadonlySet<string>>()

/** What tells the code that ships. */
type Shipping = Pick<Evidence, 'head' | 'layersOf' | 'policy'>

/** Files that code which ships comes to by its imports. */
export function importedByProduct(evidence: Shipping): ReadonlySet<string> {
  const { head } = evidence
  const known = imported.get(head)
  if (known !== undefined) return known
  const found = new Set<string>()
  const queue = head.paths.filter((path) => isShipped(path, evidence))
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    for (const { target, ifThere } of head.imports(path)?.imports ?? []) {
      if (target === null || ifThere === true || found.has(target) || head.oid(target) === undefined) continue
      found.add(target)
      queue.push(target)
    }
  }
  imported.set(head, found)
  return found
}

/** No tests, none of what helps them, no settings of tools, nothing that is open at any time. */
export function isShipped(path: string, evidence: Shipping): boolean {
  const layer = evidence.layersOf(path)
  if (layer === null || beside.has(layer) || isTestFile(evidence.head, path)) return false
  if (isOpenAlways(evidence, layer) || liesAmongTests(path, layer)) return false
  return !/(?:^|\/)(?:scripts|bench)\/|\.config\.[cm]?[jt]s$/.test(path)
}

/** Whether a layer is open whatever step is active: prose and tools lie there, of which no step asks anything. */
export function isOpenAlways({ policy }: Pick<Evidence, 'policy'>, layer: LayerName): boolean {
  return policy.layers.some(({ name, always }) => name === layer && always)
}
