import type { Run, TestResult } from '../run/run.ts'
import type { TreeView } from './evidence.ts'
import type { Placed } from './declared.ts'
import { testsByLines } from './line-tests.ts'
import { fileOf, titleOf } from './test-id.ts'

/**
 * A run whose tests are told by the files of the tree. Reports of Go, Rust and Java name packages, crates and classes instead
 * (`example.com/shop/e2e > TestCart`, `shop::cart > tests::adds`, `shop.CartTest > adds()`): such a test gets the id of the one
 * test that is declared by that name, at the place whose path ends most like it; its subtests and rows stand behind it. What
 * may be any of several tests, or is claimed by several, stays as it was reported. A test of Go that failed by its subtests only repeats them.
 * So are those that a mutation tool names.
 */
export function placeTests(run: Run, tree: TreeView): Run {
  const isLost = ({ file }: Reported): boolean => tree.oid(file) === undefined
  const lost = run.tests.filter(isLost)
  const killers = [...new Set([...(run.mutationTests ?? []), ...(run.mutants ?? []).flatMap((one) => one.killedBy)])]
  const lostKillers = killers.map((id) => ({ id, file: fileOf(id), name: titleOf(id) })).filter(isLost)
  if (lost.length === 0 && lostKillers.length === 0) return run
  const declared = Map.groupBy(
    tree.paths.flatMap((path) => inLines(tree, path)),
    ({ test }) => titleOf(test.id),
  )
  const placed = placedAmong(lost, declared)
  const tests = run.tests.flatMap((test): TestResult[] => {
    const found = placed.get(test)
    if (found === undefined) return [test]
    const { place, rivals } = found
    const isRepeated = leafOf(test).rest === '' && test.state === 'failed'
    if (isRepeated && rivals.some((one) => leafOf(one).rest !== '' && one.state === 'failed')) return []
    return [{ ...test, ...placedName(test, place) }]
  })
  const named = placedAmong(lostKillers, declared)
  const ids = new Map([...named].map(([killer, { place }]) => [killer.id, placedName(killer, place).id]))
  const idOf = (id: string): string => ids.get(id) ?? id
  return {
    ...run,
    tests,
    mutationTests: run.mutationTests?.map(idOf) ?? null,
    mutants: run.mutants?.map((mutant) => ({ ...mutant, killedBy: mutant.killedBy.map(idOf) })) ?? null,
  }
}

type Reported = Pick<TestResult, 'id' | 'file' | 'name'>

/** The place of each test that has one to itself, and all tests that are led there. */
function placedAmong<Test extends Reported>(
  lost: readonly Test[],
  declared: ReadonlyMap<string, readonly Placed[]>,
): Map<Test, { place: Placed; rivals: readonly Test[] }> {
  const places = new Map(lost.map((test) => [test, placeOf(test, declared)] as const))
  const claims = Map.groupBy(lost, (test) => places.get(test)?.test.id)
  const placed = new Map<Test, { place: Placed; rivals: readonly Test[] }>()
  for (const [test, place] of places) {
    const rivals = place === null ? [] : (claims.get(place.test.id) ?? [])
    const isAlone = new Set(rivals.map((one) => leafOf(one).stem)).size === 1
    if (place !== null && isAlone) placed.set(test, { place, rivals })
  }
  return placed
}

function placedName(test: Reported, { path, test: { id } }: Placed): Reported {
  const { rest } = leafOf(test)
  const name = rest === '' ? titleOf(id) : `${titleOf(id)} > ${rest}`
  return { id: `${path} > ${name}`, file: path, name }
}

/** Tests of languages whose syntax Helix does not read: reports name others by their files. */
function inLines(tree: TreeView, path: string): Placed[] {
  const text = tree.facts(path) === undefined ? tree.text(path) : undefined
  return text === undefined ? [] : testsByLines(text, path).map((test) => ({ path, test }))
}

function placeOf(test: Reported, declared: ReadonlyMap<string, readonly Placed[]>): Placed | null {
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
function leafOf({ file, name }: Reported): { name: string; rest: string; stem: string } {
  const [, modules = '', leaf = '', rest = ''] = /^((?:\w+::)*)([^\s/([]+)(.*)$/s.exec(name) ?? []
  return { name: leaf, rest: rest.replace(/^\(\)/, '').replace(/^\//, ''), stem: `${file} ${modules}` }
}
