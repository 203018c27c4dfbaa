import type { Finding, Policy } from '@helix/core'
import type { Evidence, ImportEdge, TreeView } from '../evidence.ts'
import { type Gate, decided, fault, missing } from '../gate.ts'
import { counted } from '../per-cent.ts'
import { unreadable } from '../unreadable.ts'

/**
 * Files import only from their own layer and from those that `imports` of the playbook allows it; a layer that is not
 * listed there may import anything. Edges that the base has already are not charged again. Measured: `files` of
 * restricted layers, `edges` between layers, `known` edges of the base.
 */
export const layers: Gate = {
  name: 'layers',
  needs: () => [],
  judge(_condition, evidence) {
    const { policy, head } = evidence
    const claimed = head.paths.filter((path) => allowedFor(policy, evidence.layersOf(path)) !== undefined)
    const files = claimed.filter((path) => head.facts(path) !== undefined)
    if (claimed.length > 0 && files.length === 0) {
      const message = `of ${counted(claimed.length, 'file')} in layers with import rules none is in a language that Helix reads`
      return missing([
        fault('LAYERS-ZERO', message, 'Remove `imports` from playbook.yml and check them with a command.'),
      ])
    }
    const unread = unreadable(head, files)
    if (unread.length > 0) return missing(unread)
    const crossing = files.flatMap((path) => forbidden(evidence, path))
    const fresh = crossing.filter(({ path, edge }) => !isKnown(evidence.base, path, edge))
    const measured = { files: files.length, edges: fresh.length, known: crossing.length - fresh.length }
    return decided(
      measured,
      fresh.map((one) => refusal(evidence, one)),
    )
  },
}

interface Crossing {
  path: string
  edge: ImportEdge & { target: string }
}

function allowedFor(policy: Policy, layer: string | null): readonly string[] | undefined {
  return layer !== null && Object.hasOwn(policy.imports, layer) ? policy.imports[layer] : undefined
}

function forbidden(evidence: Evidence, path: string): Crossing[] {
  const own = evidence.layersOf(path)
  const allowed = allowedFor(evidence.policy, own) ?? []
  return (evidence.head.facts(path)?.imports ?? []).flatMap((edge) => {
    const { target } = edge
    if (target === null || isToCome(evidence.head, target)) return []
    const layer = evidence.layersOf(target)
    return layer === own || (layer !== null && allowed.includes(layer)) ? [] : [{ path, edge: { ...edge, target } }]
  })
}

/** What Python imports by an absolute name and is not there may as well be a package that nothing declares. */
function isToCome(head: TreeView, target: string): boolean {
  return target.endsWith('.py') && head.oid(target) === undefined
}

function isKnown(base: TreeView | null, path: string, { target }: ImportEdge): boolean {
  return base?.facts(path)?.imports.some((edge) => edge.target === target) ?? false
}

function refusal(evidence: Evidence, { path, edge }: Crossing): Finding {
  const own = evidence.layersOf(path)
  const layer = evidence.layersOf(edge.target) ?? 'no layer'
  const allowed = allowedFor(evidence.policy, own) ?? []
  const list = allowed.length === 0 ? 'nothing but itself' : `itself, ${allowed.join(', ')}`
  const message = `${path}:${edge.line} → ${edge.target}: ${own} may import ${list}, not ${layer}`
  const fix = 'Import a port instead and let the composition hand in the implementation.'
  return fault('LAYERS-EDGE', message, fix, { path, line: edge.line })
}
