import type { SourceFacts } from '../../decide/evidence.ts'
import { sourceFacts } from '../source-facts.ts'

const files = new Set(['src/a.ts', 'src/b.tsx', 'src/lib/index.ts', 'src/old.js', 'src/data.json', 'lib/x.mts'])

/** Facts of a source in a small repository with two path aliases. */
export function factsOf(text: string, path = 'src/main.ts'): SourceFacts {
  const aliases = { '@app/*': ['src/*'], config: ['src/data.json'] }
  const found = sourceFacts(text, path, { exists: (other) => files.has(other), aliases })
  if (!found) throw new Error(`${path} is not readable`)
  return found
}
