import type { SourceFacts } from '../facts.ts'
import { realTree } from '../../decide/testing/real-tree.ts'

const paths = ['src/a.ts', 'src/b.tsx', 'src/lib/index.ts', 'src/old.js', 'src/data.json', 'lib/x.mts']
const tsconfig = `{
  // Two other names.
  "compilerOptions": { "paths": { "@app/*": ["./src/*"], "config": ["./src/data.json"] } },
}`
const files = { ...Object.fromEntries(paths.map((path) => [path, ''])), 'tsconfig.json': tsconfig }

/** Facts of a source in a small repository with two path aliases. */
export function factsOf(text: string, path = 'src/main.ts'): SourceFacts {
  const found = realTree({ ...files, [path]: text }).facts(path)
  if (!found) throw new Error(`${path} is not readable`)
  return found
}
