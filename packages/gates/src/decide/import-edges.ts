import { posix } from 'node:path'
import type { ImportEdge } from '../facts/facts.ts'
import type { TreeView } from './evidence.ts'
import { isTestFile } from './scope.ts'

/** What a file imports; where it loads what nobody can tell, also the files that its texts name. */
export function edgesOf(tree: TreeView, path: string): ImportEdge[] {
  const imports = tree.imports(path)?.imports ?? []
  const reaches = tree.facts(path)?.reaches
  const loads = imports.find(({ specifier }) => loading.test(specifier))
  if (reaches === undefined || isTestFile(tree, path) || (loads === undefined && !reaches.globals.includes('exec')))
    return [...imports]
  const mentioned = reaches.paths.flatMap((text) => {
    const places = [posix.join(posix.dirname(path), text), posix.normalize(text)]
    const target = places.find((place) => place !== path && tree.oid(place) !== undefined)
    return target === undefined ? [] : [{ specifier: text, target, line: loads?.line ?? 1, names: ['*'] }]
  })
  return [...imports, ...mentioned]
}

/** An import whose name is computed, and what loads or starts files by their paths. */
const loading =
  /^(?:\*|(?:node:)?(?:module|child_process|worker_threads|cluster|vm)|jiti|importlib(?:\..*)?|runpy|pkgutil|subprocess)$/
