import type { Lines } from '../facts.ts'
import { languageOf } from '../languages.ts'
import { type Ask, contradict, contradictsCall, isHopeless } from './ask.ts'
import { neverHolds } from './trial/never-holds.ts'
import { opensIn } from './trial/term.ts'
import { type ToldOfOthers, type Unit, givenUnit } from './unit.ts'

/**
 * Statements of tests that end the same whatever the product does: they speak of nothing but values that the test makes itself
 * and hands to nobody. `tests`: their first and last lines; `kept`: imported names behind which the product cannot stand. Rather
 * says too little: a name that the file does not declare may be the product, and so may be all that ever stands in a statement
 * with it.
 */
export function fixedLines(
  text: string,
  path: string,
  tests: readonly Lines[],
  kept: readonly string[] = [],
  told?: ToldOfOthers,
): Lines[] {
  const unitsOf = languageOf(path)?.unitsOf(text, path, told)
  return unitsOf === undefined ? [] : tests.flatMap((test) => fixedOf([...kept.map(givenUnit), ...unitsOf(test)]))
}

/** Statements of a test that it always comes to, if it comes so far, and that ask for what no value is. */
export function hopelessLines(text: string, path: string, tests: readonly Lines[], told?: ToldOfOthers): Lines[] {
  const unitsOf = languageOf(path)?.unitsOf(text, path, told)
  if (unitsOf === undefined) return []
  return tests.flatMap((test) => {
    const units = unitsOf(test)
    return [...hopelessOf(units, openNames(units))].filter(({ isSure }) => isSure).map(({ lines }) => lines)
  })
}

/** Whether a line of a test, or of a function that asserts for tests, is of a statement that asks for what no value is. */
export function isHopelessLine(text: string, path: string, line: number): boolean {
  const units = languageOf(path)?.unitsOf(text, path)([line, line], true) ?? []
  return [...hopelessOf(units, openNames(units))].some(
    ({ isSure, lines: [first, last] }) => isSure && first <= line && line <= last,
  )
}

/** Whether a test asks one answer of the product to be another one: two that are nothing are equal, and it would pass on nothing. */
export function comparesAnswers(text: string, path: string, test: Lines): boolean {
  const units = languageOf(path)?.unitsOf(text, path)(test) ?? []
  const open = openNames(units)
  return units.some(({ sides }) => sides?.every((names) => names.some((name) => open.has(name))) === true)
}

function fixedOf(units: readonly Unit[]): Lines[] {
  const open = openNames(units)
  const apart = hopelessOf(units, open)
  const isFixed = (unit: Unit) => apart.has(unit) || [...unit.names].every((name) => !open.has(name))
  const others = units.filter((unit) => !isFixed(unit))
  return units
    .filter((unit) => unit.isSure && isFixed(unit))
    .map(({ lines }) => lines)
    .filter(([first, last]) => !others.some(({ lines: [start, end] }) => start <= last && first <= end))
}

/**
 * Assertions that no answer meets: no value is what they ask, or nothing runs between them and one that asks the same thing to be
 * another.
 */
function hopelessOf(units: readonly Unit[], open: ReadonlySet<string>): Set<Unit> {
  const isOpen = (name: string) => open.has(name)
  // A function that nobody can change may still be handed over, and be answered.
  const constants = new Set(units.filter(({ isConstant }) => isConstant).flatMap(({ declares }) => declares))
  // What only the test has made is no answer of the product.
  const isAnother = ({ asks, sides }: Unit) =>
    asks?.same !== undefined && !isOpen(asks.same) && !constants.has(asks.same) && sides?.[0].some(isOpen) === true
  const isAlone = (unit: Unit) =>
    (unit.asks !== null && isHopeless(unit.asks)) ||
    isAnother(unit) ||
    isTorn(unit.parts ?? []) ||
    (unit.term != null && neverHolds([unit.term]))
  const found = new Set(units.filter((unit) => isAlone(unit)))
  for (const [at, unit] of units.entries()) {
    const next = units.slice(at + 1)
    const end = next.findIndex(({ isStill, isSure }) => !isStill || !isSure)
    const others = end === -1 ? next : next.slice(0, end)
    const { asks, isSure } = unit
    const near = others.filter((one, index) => others.slice(0, index).every((between) => isQuiet(between, unit, one)))
    const other =
      asks === null || !isSure ? undefined : near.find((one) => one.asks !== null && contradict(asks, one.asks))
    if (other !== undefined) found.add(unit).add(other)
    for (const one of isSure ? apartFrom(unit, near) : []) found.add(one)
    const [again] = next
    if (asks && isSure && again?.asks && again.isSure && contradictsCall(asks, again.asks)) found.add(unit).add(again)
  }
  return found
}

/** Whether an assertion between two others reads no member of something else: that may be got by a call, which changes what they ask. */
function isQuiet(between: Unit, one: Unit, other: Unit): boolean {
  const roots = new Set([one, other].flatMap(readBy).map(rootOf))
  const isOfCalls = [one, other].flatMap(readBy).some((name) => counting.test(name))
  return readBy(between).every((name) => (roots.has(rootOf(name)) && !isOfCalls) || rootOf(name) === name)
}

function readBy({ asks, term }: Unit): string[] {
  return [...(asks === null ? [] : [asks.of]), ...(term == null ? [] : opensIn(term))]
}

const counting = /\b(?:call_count|callCount|called|calls)\b/
const rootOf = (name: string): string => /^\w*/.exec(name)?.[0] ?? ''

/** An assertion and those behind it, as far as what they ask of one thing cannot hold at once. */
function apartFrom(unit: Unit, others: readonly Unit[]): Unit[] {
  const asking = [unit, ...others].flatMap((one) =>
    one.term == null || neverHolds([one.term]) ? [] : [{ one, term: one.term }],
  )
  if (asking[0]?.one !== unit) return []
  const end = asking.findIndex((_, at) => at > 0 && neverHolds(asking.slice(0, at + 1).map(({ term }) => term)))
  const names = end === -1 ? new Set<string>() : opensIn(asking[end]?.term ?? asking[0].term)
  return asking
    .slice(0, end + 1)
    .flatMap(({ one, term }) => ([...opensIn(term)].some((name) => names.has(name)) ? [one] : []))
}

/** Whether one of the things that are asked at once is beyond all, or two of them cannot both be. */
function isTorn(parts: readonly Ask[]): boolean {
  return parts.some((one, at) => isHopeless(one) || parts.slice(at + 1).some((other) => isApart(one, other)))
}

function isApart(one: Ask, other: Ask): boolean {
  return contradict(one, other) || contradictsCall(one, other)
}

/** Names whose values the product may give or change. */
function openNames(units: readonly Unit[]): Set<string> {
  const declared = units.flatMap(({ declares }) => declares)
  const isOnce = (name: string) => declared.indexOf(name) === declared.lastIndexOf(name)
  const constants = new Set(
    units.filter(({ isConstant }) => isConstant).flatMap(({ declares }) => declares.filter(isOnce)),
  )
  const known = new Set(declared)
  // An assertion changes nothing: what it compares stays apart.
  const together = units.flatMap(({ names, sides }): (readonly string[])[] => [...(sides ?? [[...names]])])
  const groups = new Set(together.map((names) => names.filter((name) => !constants.has(name))))
  const open = new Set([...groups].flat().filter((name) => !known.has(name)))
  for (let before = -1; before !== open.size;) {
    before = open.size
    for (const names of groups) {
      if (!names.some((name) => open.has(name))) continue
      for (const name of names) open.add(name)
      groups.delete(names)
    }
  }
  return open
}
