import type { MappedFile } from '@helix/agent'
import type { Finding } from '@helix/core'
import { heldOutLayers, layerOf, openLayers } from '@helix/playbook'
import type { Here } from '../../repository/open.ts'
import { treeViewOf } from '../../repository/tree-view.ts'

/** The files of HEAD as a map shows them. Helix's own are left out, and what the step holds out. */
export async function repoFiles({ git, head, standing }: Here, missing: readonly Finding[]): Promise<MappedFile[]> {
  const { policy, position } = standing
  const view = await treeViewOf(git, head)
  const open = openLayers(policy, position)
  const heldOut = heldOutLayers(policy, position)
  const named = new Set(missing.flatMap(({ where }) => where?.path ?? []))
  const edges = view.paths.flatMap((from) =>
    (view.facts(from)?.imports ?? []).flatMap(({ target }) => (target === null ? [] : [{ from, to: target }])),
  )
  const importers = Map.groupBy(edges, ({ to }) => to)
  const near = new Set(
    edges.flatMap(({ from, to }) => [...(named.has(from) ? [to] : []), ...(named.has(to) ? [from] : [])]),
  )
  return view.paths.flatMap((path) => {
    const layer = layerOf(policy, path)?.name ?? 'rest'
    if (layer === 'helix' || heldOut.has(layer)) return []
    return {
      path,
      exports: view.facts(path)?.exports ?? [],
      importers: importers.get(path)?.length ?? 0,
      isNamed: named.has(path),
      isNear: near.has(path),
      isOpen: open.has(layer),
    }
  })
}
