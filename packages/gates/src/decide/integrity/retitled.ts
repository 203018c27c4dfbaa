import type { DeclaredTest } from '../../facts/facts.ts'
import type { Placed } from '../declared.ts'
import { neverRuns, newlySilencing } from '../modifiers.ts'
import { type IsRenamed, following, renames } from '../renamed.ts'
import { titleOf } from '../test-id.ts'
import { added } from '../../facts/assertion-sums.ts'
import { isWeaker } from './weakened.ts'

/**
 * Which of the tests that are gone stand elsewhere with another body each: anywhere under names that the product changed, under
 * their title, their own name, with their assertions or with most of what they say in another file, or in their file or suite, which may have moved, under another title.
 * A new test accounts for one, a table for one by each of its new rows, when it asks for no less: what its author may do to a body where
 * it stands, and no more. With the test that stands for each.
 */
export function retitledAmong(
  gone: readonly Placed[],
  after: ReadonlyMap<string, Placed>,
  before: ReadonlyMap<string, Placed>,
  isRenamed: IsRenamed,
  isLikeFile: (from: string, to: string) => boolean,
  saysAlike: (other: Placed, one: Placed) => boolean,
): Map<Placed, Placed> {
  const known = new Set([...before.values()].map(({ test }) => test.body))
  const fresh = [...after.values()].flatMap((one) => {
    const was = before.get(one.test.id)?.test
    if (was === undefined && known.has(one.test.body)) return []
    const room = Math.max(casesOf(one.test) - (was === undefined ? 0 : casesOf(was)), was === undefined ? 1 : 0)
    return Array.from({ length: room }, () => one)
  })
  const follow = following(isRenamed)
  const retitled = new Map<Placed, Placed>()
  for (const isSame of [
    (other: Placed, one: Placed) => renames(one, other, follow),
    hasTitleOf,
    hasNameOf,
    assertsTheSame,
    saysAlike,
    standsWith(homesOf(before, after, fileOf, isLikeFile), fileOf),
    standsWith(
      homesOf(before, after, suiteOf, () => false),
      suiteOf,
    ),
  ]) {
    for (const one of gone) {
      const at = retitled.has(one) ? -1 : fresh.findIndex((other) => asksAsMuch(other, one) && isSame(other, one))
      for (const other of at === -1 ? [] : fresh.splice(at, 1)) retitled.set(one, other)
    }
  }
  return retitled
}

/** How many different rows a test runs for, as far as they are written down. */
function casesOf({ cases, rows }: DeclaredTest): number {
  return cases === undefined ? rows : new Set(cases.rows).size
}

/** Whether what stands between suites and names is written as ` > ` or as a dash says nothing. */
const hasTitleOf = (other: Placed, one: Placed): boolean => plainTitle(other) === plainTitle(one)

const plainTitle = ({ test }: Placed): string => titleOf(test.id).replaceAll(/ [>–—|:-] /g, ' ')

/** Two assertions at least that its runs count, word by word: what leads to them may have become another runner's. */
function assertsTheSame({ test: now }: Placed, { test: before }: Placed): boolean {
  const [said, there] = [before, now].map(({ counted = [] }) => counted.flatMap((one) => (one.isAside ? [] : one.said)))
  return new Set(said).size > 1 && said?.every((one) => there?.includes(one)) === true
}

/** Suites around a test may be others in another file. A word or two are the name of many; a tag or the number of an issue is no part of one. */
function hasNameOf(other: Placed, one: Placed): boolean {
  const [words = [], there = []] = [one, other].map(({ test }) => wordsOf(test.id.split(' > ').at(-1) ?? ''))
  return words.length > 3 && words.join(' ') === there.join(' ')
}

function wordsOf(name: string): string[] {
  const plain = name.toLowerCase().replaceAll(/\[[^\]]*\]:?|#\d+/g, '')
  return plain.match(/[^\s_()]+/g) ?? []
}

/** What a test stands in: its file, or its suite there. */
type HouseOf = (one: Placed) => string

const fileOf: HouseOf = ({ path }) => path
const suiteOf: HouseOf = ({ test }) => test.id.slice(0, test.id.lastIndexOf(' > '))

const standsWith =
  (homes: ReadonlyMap<string, string>, houseOf: HouseOf) =>
  (other: Placed, one: Placed): boolean =>
    houseOf(other) === (homes.get(houseOf(one)) ?? houseOf(one))

/**
 * Where files, or suites, went that hold no test any more: to a new one that has half of their tests at least, by title or body, or
 * says most of what they said.
 */
function homesOf(
  before: ReadonlyMap<string, Placed>,
  after: ReadonlyMap<string, Placed>,
  houseOf: HouseOf,
  isLikeHouse: (from: string, to: string) => boolean,
): Map<string, string> {
  const [old, now] = [before, after].map((tests) => Map.groupBy(tests.values(), houseOf))
  const fresh = [...(now ?? [])].filter(([house]) => old?.has(house) !== true)
  const homes = new Map<string, string>()
  for (const [house, tests] of old ?? []) {
    if (now?.has(house) === true) continue
    const home =
      fresh.find(([, others]) => 2 * tests.filter((one) => others.some(isLike(one))).length >= tests.length) ??
      fresh.find(([to]) => isLikeHouse(house, to))
    if (home !== undefined) homes.set(house, home[0])
  }
  return homes
}

const isLike =
  (one: Placed) =>
  (other: Placed): boolean =>
    hasTitleOf(other, one) || other.test.body === one.test.body

/**
 * Which of the tests that are gone became several: new tests stand under the same title, as a suite or with more words behind it, and
 * together ask for no less. With these tests, each of which accounts for one.
 */
export function dividedAmong(
  gone: readonly Placed[],
  after: ReadonlyMap<string, Placed>,
  before: ReadonlyMap<string, Placed>,
): Map<Placed, readonly Placed[]> {
  const known = new Set([...before.values()].map(({ test }) => test.body))
  const fresh = new Set([...after.values()].filter(({ test }) => !before.has(test.id) && !known.has(test.body)))
  const divided = new Map<Placed, readonly Placed[]>()
  for (const one of gone) {
    const parts = [...fresh].filter((other) => isPartOf(other, one))
    const [first, ...others] = parts.map(({ test }) => test.assertions)
    if (first === undefined || isWeaker(others.reduce(added, first), one.test.assertions)) continue
    divided.set(one, parts)
    for (const part of parts) fresh.delete(part)
  }
  return divided
}

/** For which tests that never ran, and are gone, ones stand elsewhere that run no more: with the same body, or under their title. */
export function asleepAmong(
  after: ReadonlyMap<string, Placed>,
  before: ReadonlyMap<string, Placed>,
  standing: (other: Placed) => readonly Placed[],
): Map<Placed, Placed> {
  const left = [...before.values()].filter(({ test }) => neverRuns(test.modifiers) && !after.has(test.id))
  const asleep = new Map<Placed, Placed>()
  for (const other of left.length === 0 ? [] : after.values()) {
    if (!neverRuns(other.test.modifiers) || standing(other).length > 0) continue
    const at = left.findIndex((one) => isLike(one)(other))
    for (const one of at === -1 ? [] : left.splice(at, 1)) asleep.set(other, one)
  }
  return asleep
}

function isPartOf({ test: now }: Placed, { test: before }: Placed): boolean {
  return (
    now.id.startsWith(before.id) && /^[^\p{L}\p{N}]/u.test(now.id.slice(before.id.length)) && isFullTest(now, before)
  )
}

function asksAsMuch({ test: now }: Placed, { test: before }: Placed): boolean {
  return !isWeaker(now.assertions, before.assertions) && isFullTest(now, before)
}

/** Whether it asserts, comes to the product and runs, as the other one did. */
function isFullTest(now: DeclaredTest, before: DeclaredTest): boolean {
  return (
    (now.asserts || !before.asserts) &&
    (now.touches || !before.touches) &&
    newlySilencing(now.modifiers, before.modifiers).length === 0
  )
}
