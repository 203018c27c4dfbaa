import type { Policy } from '@helix/core'
import { exportedNames, type Need, testFilesOf, type TreeView } from '@helix/gates'
import { layerOf } from '@helix/playbook'
import type { Situation } from '../situation.ts'

type BenchNeed = Exclude<Extract<Need, { what: 'run' }>, { purpose: 'mutation' }>

/** What tells which code benchmarks are compared with. */
export type Compared = Pick<Situation, 'cycleStart' | 'base' | 'tree' | 'policy'>

/** Whether a need is one of benchmarks that are measured in turns with other code. */
export function isCompared(need: Need): need is BenchNeed {
  return need.what === 'run' && 'against' in need
}

/** Files of a command's benchmarks, and all that lies in their layer. */
export function benchPaths(policy: Policy, name: string, paths: readonly string[]): string[] {
  const command = policy.commands[name]
  const collected = command === undefined ? [] : (testFilesOf(command, paths, () => undefined) ?? [])
  return [...collected, ...paths.filter((path) => layerOf(policy, path)?.name === 'bench')]
}

/** Whether the tree has every file that the given ones import from the repository, with the names that they take of it. */
export function canLoad(view: TreeView, paths: Iterable<string>): boolean {
  const taken = [...paths].flatMap((path) => view.facts(path)?.imports ?? [])
  return taken.every(({ target, names }) => {
    if (target === null) return true
    if (view.oid(target) === undefined) return false
    const handed = exportedNames(view, target)
    return handed === null || names.every((name) => name === '*' || handed.includes(name))
  })
}
