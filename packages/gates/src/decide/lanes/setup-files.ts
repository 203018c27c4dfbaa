import { posix } from 'node:path'
import type { TreeView } from '../evidence.ts'

const settings = /(?:^|\/)(?:(?:vitest|vite|jest|playwright)\.config\.[cm]?[jt]s|jest\.config\.json|package\.json)$/
const keys =
  /['"]?(?:setupFiles(?:AfterEnv)?|globalSetup|globalTeardown|snapshotSerializers)['"]?\s*:\s*(\[[^\]]*\]|['"`][^'"`]*['"`])/g
const quoted = /['"`]([^'"`]*)['"`]/g

/** Files that a runner loads before tests, as its settings name them: what they do there, tests rely on. */
export function setupFilesOf(tree: TreeView): Set<string> {
  const found = tree.paths.filter((path) => settings.test(path)).flatMap((path) => namedIn(tree.text(path) ?? '', path))
  return new Set(found.flatMap((path) => tree.paths.filter((one) => one === path || stem(one) === path)))
}

function namedIn(text: string, path: string): string[] {
  const values = [...text.matchAll(keys)].flatMap(([, value = '']) => [...value.matchAll(quoted)])
  return values.map(([, name = '']) => posix.join(posix.dirname(path), name.replace('<rootDir>', '.')))
}

function stem(path: string): string {
  return path.replace(/\.[^./]+$/, '')
}
