import { without } from '../../facts/assertion-sums.ts'
import type { Assertions, CountedAssertion, DeclaredTest, Place, SureAssertions } from '../../facts/facts.ts'
import type { Placed } from '../declared.ts'
import type { Evidence } from '../evidence.ts'
import { assertsLess, isWeaker } from '../integrity/weakened.ts'
import { unmatched } from '../unmatched.ts'
import type { TestVector } from '../vectors.ts'

/** What ran of a test: one of its rows, or the only one, and all of them. */
interface Ran {
  library: keyof SureAssertions
  some: readonly TestVector[]
  all: () => readonly TestVector[]
}

/** How much less a test asserts than in the base without those of its own that no run came to; null where it does not. */
export function lessThanBefore(
  now: Placed,
  was: DeclaredTest | undefined,
  { library, some, all }: Ran,
  trees: Pick<Evidence, 'head' | 'base'>,
): string | null {
  const own = (test: DeclaredTest | undefined) => (test?.counted ?? []).filter((one) => one.library === library)
  // What stood aside in the base in the same words may not have been come to there either.
  const before = own(was).filter(({ isAside }) => isAside)
  const missedBy = (rows: readonly TestVector[]) => {
    const places = placesOf(rows)
    const missed = places === null ? [] : own(now.test).filter((one) => !places.some((place) => isInside(place, one)))
    return unmatched(missed, before, ({ said }) => said)
  }
  if (was === undefined || missedBy(some).length === 0) return null
  const strengths = missedBy(all()).map(({ strength }) => strength)
  const test = { ...now.test, assertions: without(now.test.assertions, strengths) }
  return strengths.length === 0 ? null : assertsLess({ ...now, test }, { path: now.path, test: was }, trees, isLess)
}

/** Looser assertions, however many, make up for none that is exact and still there to be read. */
function isLess(now: Assertions, before: Assertions): boolean {
  return isWeaker(now, before) || now.exact < before.exact
}

/** Where any of the runs came to an assertion; null where nobody can tell. */
function placesOf(rows: readonly TestVector[]): Place[] | null {
  const told = rows.flatMap(({ results }) => results.map((result) => result?.places))
  return told.includes(undefined) ? null : told.flatMap((places) => places ?? [])
}

function isInside([line, column]: Place, { from, to }: CountedAssertion): boolean {
  if (column === 0) return from[0] <= line && line <= to[0]
  return isUpTo(from, [line, column]) && isUpTo([line, column], to)
}

function isUpTo([line, column]: Place, [otherLine, otherColumn]: Place): boolean {
  return line < otherLine || (line === otherLine && column <= otherColumn)
}
