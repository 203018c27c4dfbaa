import type { Policy } from '@helix/core'
import { tellsTests } from '../run/tells-tests.ts'
import { testFilesOf } from './test-files.ts'

const named = /(?:^|\/)(?:[^/]+\.(?:test|spec)\.[cm]?[jt]sx?|test_[^/]*\.py|[^/]*_test\.py)$/
const material = /(?:^|\/)(?:fixtures|__fixtures__|examples|templates|node_modules)\//

/** Files that are tests by their names and that no command takes; none where a command does not say which it takes. */
export function leftOutTests({ commands }: Policy, paths: readonly string[]): string[] {
  const taken = Object.values(commands)
    .filter(tellsTests)
    .map((command) => testFilesOf(command, paths, () => undefined))
  if (taken.includes(null)) return []
  const all = new Set(taken.flatMap((files) => files ?? []))
  return paths.filter((path) => named.test(path) && !material.test(path) && !all.has(path))
}
