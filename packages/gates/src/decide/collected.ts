import type { Condition, Policy } from '@helix/core'
import { testFilesOf } from '../facts/test-files.ts'
import type { TreeView } from './evidence.ts'

const running = new Set<Condition['gate']>(['tests', 'red-bar', 'coverage', 'property'])

/**
 * Tells files of a tree that a command with tests looks into. Every file where one of these commands does not say which
 * (a program, say), and where a policy has none.
 */
export function collectedIn({ always, steps, lanes, commands }: Policy, tree: TreeView): (path: string) => boolean {
  const conditions = [...always, ...[...steps, ...lanes].flatMap(({ exit }) => exit)]
  const names = new Set(conditions.flatMap(({ gate, of }) => (running.has(gate) && of !== undefined ? [of] : [])))
  const lists = [...names].map((name) => {
    const command = commands[name]
    return command === undefined ? null : testFilesOf(command, tree.paths, (path) => tree.text(path))
  })
  const files = new Set<string>()
  for (const list of lists) {
    if (list === null) return () => true
    for (const path of list) files.add(path)
  }
  return lists.length === 0 ? () => true : (path) => files.has(path)
}
