import type { Run, TestResult } from '../run/run.ts'
import type { TreeView } from './evidence.ts'
import type { Placed } from './declared.ts'
import { testsByLines } from './line-tests.ts'
import { titleOf } from './test-id.ts'

/**
 * A run whose tests are told by the files of the tree. Reports of Go, Rust and Java name packages, crates and classes instead
 * (`example.com/shop/e2e > TestCart`, `shop::cart > tests::adds`, `shop.CartTest > adds()`): such a test gets the id of the one
 * test that is declared by that name, at the place whose path ends most like it; its subtests and rows stand behind it. What
 * may be any of several tests, or is claimed by several, stays as it was reported. A test of Go that failed by its subtests only repeats them.
 */
export function placeTests(run: Run, tree: TreeView): Run {
  const lost = run.tests.filter(({ file }) => tree.oid(file) === undefined)
  if (lost.length === 0) return run
  const declared = Map.groupBy(
    tree.paths.flatMap((path) => inLines(tree, path)),
    ({ test }) => titleOf(test.id),
  )
  const places = new Map(lost.map((test) => [test, placeOf(test, declared)] as const))
  const claims = Map.groupBy(lost, (test) => places.get(test)?.test.id)
  const tests = run.tests.flatMap((test): TestResult[] => {
    const place = places.get(test)
    if (place == null) return [test]
    const rivals = claims.get(place.test.id) ?? []
    if (new Set(rivals.map((one) => leafOf(one).stem)).size > 1) return [test]
    const { rest } = leafOf(test)
    if (
      rest === '' &&
      test.state === 'failed' &&
      rivals.some((one) => leafOf(one).rest !== '' && one.state === 'failed')
    )
      return []
    const title = titleOf(place.test.id)
    const name = rest === '' ? title : `${title} > ${rest}`
    return [{ ...test, id: `${place.path} > ${name}`, file: place.path, name }]
  })
  return { ...run, tests }
}

/** Tests of languages whose syntax Helix does not read: reports name others by their files. */
function inLines(tree: TreeView, path: string): Placed[] {
  const text = tree.facts(path) === undefined ? tree.text(path) : undefined
  return text === undefined ? [] : testsByLines(text, path).map((test) => ({ path, test }))
}

function placeOf(test: TestResult, declared: ReadonlyMap<string, readonly Placed[]>): Placed | null {
  const words = test.file.split(/[^\w-]+/).filter((word) => word !== '')
  const likely = (declared.get(leafOf(test).name) ?? []).map((one) => ({ one, alike: commonEnd(words, one.path) }))
  const most = Math.max(...likely.map(({ alike }) => alike))
  const [found, ...others] = likely.filter(({ alike }) => alike === most)
  return found === undefined || others.length > 0 ? null : found.one
}

/** How many words at the end of a package's or class's name are those at the end of a path, its file or its folder. */
function commonEnd(words: readonly string[], path: string): number {
  const parts = path.replace(/\.\w+$/, '').split('/')
  return Math.max(alikeAtEnd(words, parts), alikeAtEnd(words, parts.slice(0, -1)))
}

function alikeAtEnd(words: readonly string[], parts: readonly string[]): number {
  const reversed = parts.toReversed()
  const end = words.toReversed().findIndex((word, at) => word !== reversed[at])
  return end === -1 ? words.length : end
}

/** `tests::adds` is `adds`; what stands behind a name is a subtest (`TestAdd/small`) or a row (`adds(int)[1]`). */
function leafOf({ file, name }: TestResult): { name: string; rest: string; stem: string } {
  const [, modules = '', leaf = '', rest = ''] = /^((?:\w+::)*)([^\s/([]+)(.*)$/s.exec(name) ?? []
  return { name: leaf, rest: rest.replace(/^\(\)/, '').replace(/^\//, ''), stem: `${file} ${modules}` }
}
