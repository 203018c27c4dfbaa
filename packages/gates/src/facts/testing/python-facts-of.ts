import { realTree } from '../../decide/testing/real-tree.ts'
import type { SourceFacts } from '../facts.ts'

/** Facts of a Python source beside the files of a small repository, all of them empty. */
export function pythonFactsOf(text: string, path = 'tests/test_x.py', others: readonly string[] = []): SourceFacts {
  const files = Object.fromEntries(others.map((other) => [other, '']))
  const facts = realTree({ ...files, [path]: text }).facts(path)
  if (facts === undefined) throw new Error(`${path} is not readable`)
  return facts
}
