import type { SourceFacts } from './facts.ts'
import { languageOf } from './languages.ts'
import type { OwnFacts } from './own-facts.ts'
import { parseOwnFacts } from './parse-own-facts.ts'
import type { Resolution } from './resolve/resolution.ts'
import { placedTests } from './placed-tests.ts'

/**
 * What can be told of a file without running it; undefined where Helix does not read its language. A file with a syntax
 * error has a `problem` and no facts.
 */
export function sourceFacts(text: string, path: string, resolution: Resolution): SourceFacts | undefined {
  const own = parseOwnFacts(text, path)
  return own === undefined ? undefined : placedFacts(own, path, resolution)
}

/** Facts of the file at `path` in a tree: what it says by itself, and where its imports lead there. */
export function placedFacts(
  { named, lends, executable, tests, ...own }: OwnFacts,
  path: string,
  resolution: Resolution,
): SourceFacts {
  const language = languageOf(path)
  const imports = named.flatMap((one) => language?.edgesOf(one, path, resolution) ?? [])
  return {
    ...own,
    imports,
    tests: placedTests(tests, { path, imports, resolution }),
    lends: new Map(lends),
    executable: new Set(executable),
  }
}
