import type { Finding } from '@helix/core'
import type { TreeView } from './evidence.ts'
import { fault } from './gate.ts'

/** A finding for each of the files that cannot be parsed: what a gate cannot see, it cannot judge. */
export function unreadable(tree: { facts: Read }, paths: readonly string[]): Finding[] {
  return faultsOf(paths, (path) => tree.facts(path))
}

/** The same of files that are only asked for their imports. */
export function unparsed(tree: TreeView, paths: readonly string[]): Finding[] {
  return faultsOf(paths, (path) => tree.imports(path))
}

type Read = (path: string) => { problem?: string | null } | undefined

function faultsOf(paths: readonly string[], read: Read): Finding[] {
  return paths.flatMap((path) => {
    const problem = read(path)?.problem ?? null
    if (problem === null) return []
    return [fault('SOURCE-UNREADABLE', `${path} cannot be read: ${problem}`, 'Mend the syntax error.', { path })]
  })
}
