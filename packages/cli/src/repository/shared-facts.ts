import { sha256 } from '@helix/core'
import type { ImportFacts, SourceFacts } from '@helix/gates'
import type { TreeEntry } from '@helix/git'

/** What was read of sources, by path and blob. */
export interface SharedFacts {
  facts: Map<string, SourceFacts | undefined>
  imports: Map<string, ImportFacts | undefined>
}

/** Head, base and start of a judgement mostly differ in a few texts. */
const most = 3

const known = new Map<string, SharedFacts>()

/** Sources: what they say changes no other file's facts. All others may say how imports are resolved. */
const sources = /\.(?:[cm]?[jt]sx?|pyi?|go|vue|svelte|astro|md|rs|java|kts?)$/

/**
 * Facts of trees that resolve imports alike: they have the same paths, and the same blobs of everything that is no source. A
 * source that is in two of them is read once.
 */
export function sharedFactsOf(entries: readonly TreeEntry[]): SharedFacts {
  const parts = entries.map(({ path, oid }) =>
    sources.test(path) && !path.endsWith('setup.py') ? path : `${path} ${oid}`,
  )
  const key = sha256(parts.join('\0'))
  const held = known.get(key) ?? { facts: new Map(), imports: new Map() }
  known.delete(key)
  known.set(key, held)
  const [oldest] = known.keys()
  if (known.size > most && oldest !== undefined) known.delete(oldest)
  return held
}
