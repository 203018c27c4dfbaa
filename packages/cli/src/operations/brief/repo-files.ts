import type { MappedFile } from '@helix/agent'
import type { Finding } from '@helix/core'
import type { SourceFacts, TreeView } from '@helix/gates'
import { diffTrees } from '@helix/git'
import { heldOutLayers, layerOf, openLayers } from '@helix/playbook'
import type { Here } from '../../repository/open.ts'
import { treeViewOf } from '../../repository/tree-view.ts'

/** Sources that are parsed for a map: far more than it shows, and seconds and hundreds of megabytes less than all of a large tree. */
const mostParsed = 5_000

/**
 * The files of HEAD as a map shows them. Helix's own are left out, and what the step holds out. Of a tree with more than
 * `most` sources it is known of no more what they say: of those that findings are about and what these import first, then of
 * what has changed in the cycle, then of what may be written.
 */
export async function repoFiles(
  { git, head, standing }: Here,
  missing: readonly Finding[],
  most = mostParsed,
): Promise<MappedFile[]> {
  const { policy, position, cycleStart } = standing
  const view = await treeViewOf(git, head)
  const open = openLayers(policy, position)
  const heldOut = heldOutLayers(policy, position)
  const layers = new Map(view.paths.map((path) => [path, layerOf(policy, path)?.name ?? 'rest']))
  const isOpen = (path: string): boolean => open.has(layers.get(path) ?? 'rest')
  const named = new Set(missing.flatMap(({ where }) => where?.path ?? []))
  const changed = cycleStart === null ? [] : await diffTrees(git, cycleStart, head)
  const parsed = parseFirst(view, most, [
    ...[...named].flatMap((path) => [path, ...targetsOf(view.facts(path))]),
    ...changed.map(({ path }) => path),
    ...view.paths.filter(isOpen),
    ...view.paths,
  ])
  const edges = [...parsed].flatMap(([from, facts]) => targetsOf(facts).map((to) => ({ from, to })))
  const importers = Map.groupBy(edges, ({ to }) => to)
  const near = new Set(
    edges.flatMap(({ from, to }) => [...(named.has(from) ? [to] : []), ...(named.has(to) ? [from] : [])]),
  )
  return view.paths.flatMap((path) => {
    const layer = layers.get(path) ?? 'rest'
    if (layer === 'helix' || heldOut.has(layer)) return []
    return {
      path,
      exports: parsed.get(path)?.exports ?? [],
      importers: importers.get(path)?.length ?? 0,
      isNamed: named.has(path),
      isNear: near.has(path),
      isOpen: isOpen(path),
    }
  })
}

/** What the first of these say that are sources. */
function parseFirst(view: TreeView, most: number, paths: readonly string[]): Map<string, SourceFacts> {
  const parsed = new Map<string, SourceFacts>()
  for (const path of new Set(paths)) {
    if (parsed.size >= most) break
    const facts = view.facts(path)
    if (facts !== undefined) parsed.set(path, facts)
  }
  return parsed
}

function targetsOf(facts: SourceFacts | undefined): string[] {
  return (facts?.imports ?? []).flatMap(({ target }) => target ?? [])
}
