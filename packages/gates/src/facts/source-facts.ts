import type { SourceFacts } from './facts.ts'
import { edgesOf } from './imports/imports.ts'
import type { OwnFacts } from './own-facts.ts'
import { parseOwnFacts } from './parse-own-facts.ts'
import { edgesOf as pythonEdgesOf } from './python/imports.ts'
import { isPython } from './python/python-source.ts'
import type { Resolution } from './resolve/resolution.ts'

/**
 * What can be told of a JavaScript, TypeScript or Python file without running it; undefined for other files. A file with a
 * syntax error has a `problem` and no facts.
 */
export function sourceFacts(text: string, path: string, resolution: Resolution): SourceFacts | undefined {
  const own = parseOwnFacts(text, path)
  return own === undefined ? undefined : placedFacts(own, path, resolution)
}

/** Facts of the file at `path` in a tree: what it says by itself, and where its imports lead there. */
export function placedFacts(
  { named, lends, executable, ...own }: OwnFacts,
  path: string,
  resolution: Resolution,
): SourceFacts {
  const edges = isPython(path) ? pythonEdgesOf : edgesOf
  return {
    ...own,
    imports: named.flatMap((one) => edges(one, path, resolution)),
    lends: new Map(lends),
    executable: new Set(executable),
  }
}
