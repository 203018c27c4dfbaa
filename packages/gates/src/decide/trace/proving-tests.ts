import type { TreeView } from '../evidence.ts'
import { isDeclaredAs, titleOf } from '../test-id.ts'
import type { TestVector } from '../vectors.ts'
import { requirementsIn } from './requirement-names.ts'
import type { SourceTest } from './naming-tests.ts'
import { sourceTestsOf } from './source-tests.ts'
import type { NamingTest } from './trace-requirements.ts'

/**
 * Tests that ran, with the requirements that their titles name and those that their sources name above them. A test proves
 * nothing when it was seen to make no assertion and its source names none.
 */
export function provingTests(vectors: readonly TestVector[], head: TreeView): NamingTest[] {
  const sources = Map.groupBy(sourceTestsOf(head), ({ path }) => path)
  const named = [...sources.values()].flat().filter(({ names }) => names.length > 0)
  return vectors.map((vector) => {
    const own = sources.get(vector.file)?.find(({ id }) => isDeclaredAs(vector.id, id)) ?? findByName(vector, named)
    const names = [...requirementsIn(titleOf(vector.id)), ...(own?.names ?? [])]
    const assertsNothing = vector.results.some((result) => result?.assertions === 0) && own?.proves === false
    return { id: vector.id, names: [...new Set(names)], proves: !assertsNothing }
  })
}

/** Reports of other languages name modules and classes where those of JavaScript name files: `tests.test_four`. */
function findByName(vector: TestVector, named: readonly SourceTest[]): SourceTest | undefined {
  const name = titleOf(vector.id).replace(/\[.*\]$/, '')
  const place = vector.file.replaceAll('.', '/')
  return named.find(({ id, path }) => titleOf(id) === name && (path === vector.file || path.includes(place)))
}
