import type { Finding, LayerName } from '@helix/core'
import type { Evidence, TreeView } from '../evidence.ts'
import { fault } from '../gate.ts'
import { edgesOf } from '../import-edges.ts'
import { isOpenAlways, isShipped } from '../shipped.ts'

/**
 * Where code that ships imports code of documents or scripts: layers that are open at any time, in any lane, so that no step
 * would ask anything of it. Said of layers that may import anything, others say themselves what they may; not where the base
 * has the import, nor where a change asks for an approval.
 */
export function intoOpen(evidence: Evidence): Finding[] {
  const { policy, head, base } = evidence
  const isOpen = (tree: TreeView, target: string) =>
    tree.imports(target) !== undefined && isUngated(evidence, evidence.layersOf(target))
  const from = (tree: TreeView, path: string) =>
    edgesOf(tree, path).filter(({ target }) => target !== null && isOpen(tree, target))
  const files = head.paths.filter(
    (path) => isShipped(path, evidence) && !Object.hasOwn(policy.imports, evidence.layersOf(path) ?? ''),
  )
  return files.flatMap((path) => {
    const known = new Set(base === null ? [] : from(base, path).map(({ target }) => target))
    return from(head, path)
      .filter(({ target }) => !known.has(target))
      .map(({ target, line }) => finding(path, line, target ?? '', evidence))
  })
}

/** Whether anybody may change a layer at any time, and nobody has to say yes. */
function isUngated(evidence: Evidence, layer: LayerName | null): boolean {
  const asks = evidence.policy.layers.some(({ name, approvals }) => name === layer && approvals > 0)
  return layer !== null && !asks && isOpenAlways(evidence, layer)
}

function finding(path: string, line: number, target: string, evidence: Evidence): Finding {
  const [own, open] = [path, target].map((file) => evidence.layersOf(file))
  const message = `${path}:${line} → ${target}: the product imports code of ${open}, which is open at any time: no step would ask anything of it`
  const fix = `Move it to where the product lies; or, where it belongs there, list ${own} under imports in playbook.yml, alone, with the type policy.`
  return fault('LAYERS-EDGE', message, fix, { path, line })
}
