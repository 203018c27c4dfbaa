import type { Policy } from '@helix/core'
import { commandsOf, conditionsOf } from '@helix/playbook'
import { testFilesOf } from '../facts/test-files.ts'
import type { TreeView } from './evidence.ts'

/**
 * Tells files of a tree that a command with tests looks into. Every file where one of these commands does not say which
 * (a program, say), and where a policy has none.
 */
export function collectedIn(policy: Policy, tree: TreeView): (path: string) => boolean {
  const names = commandsOf(conditionsOf(policy), 'tests', 'red-bar', 'coverage', 'property')
  const lists = [...names].map((name) => {
    const command = policy.commands[name]
    return command === undefined ? null : testFilesOf(command, tree.paths, (path) => tree.text(path))
  })
  const files = new Set<string>()
  for (const list of lists) {
    if (list === null) return () => true
    for (const path of list) files.add(path)
  }
  return lists.length === 0 ? () => true : (path) => files.has(path)
}
