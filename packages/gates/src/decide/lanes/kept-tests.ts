import type { Finding } from '@helix/core'
import { type Placed, declaredIn, movesAmong } from '../declared.ts'
import type { SourceFacts } from '../../facts/facts.ts'
import { fault } from '../gate.ts'
import { lostTest } from '../gates/integrity.ts'
import { neverRuns } from '../modifiers.ts'
import { type Follow, type IsRenamed, following, renames } from '../renamed.ts'
import { titleOf } from '../test-id.ts'
import { unreadable } from '../unreadable.ts'

/** What of a file is asked for; undefined where there is no such file. */
type TestsOf = (path: string) => (Pick<SourceFacts, 'tests'> & Partial<Pick<SourceFacts, 'problem'>>) | undefined

/** What one commit changes, file by file. */
export interface CommitFiles {
  /** Every path that it changes. */
  paths: readonly string[]
  before: TestsOf
  after: TestsOf
  /** Whether the product itself calls `to` what it called `from` before this commit, and the tests of a file of before with it. */
  isRenamed: IsRenamed
}

export interface TestChanges {
  /** Tests whose body is another one, also under names that the product did not change. */
  rewritten: Placed[]
  /** Tests that are gone and stand nowhere else. */
  lost: Placed[]
  /** Files that cannot be parsed any more, where nobody can tell what became of their tests. Code SOURCE-UNREADABLE. */
  unread?: Finding[]
  /** Tests that were not there before, moved ones aside, and those whose tables have more rows. */
  added: Placed[]
}

/**
 * What a commit does to the tests of its parent. A test keeps its body when it moves, and when all that differs are names
 * that the same commit changes in the product, the same way in every test.
 */
export function testChanges({ paths, before, after, isRenamed }: CommitFiles): TestChanges {
  const old = declaredIn(paths, before)
  const now = declaredIn(paths, after)
  const gone = [...old.values()].filter(({ test }) => !now.has(test.id) && !neverRuns(test.modifiers))
  const moved = movesAmong(gone, now, old)
  const differing = [...old.values()].flatMap((one) => {
    const other = now.get(one.test.id)
    return other === undefined || other.test.body === one.test.body ? [] : [{ one, other }]
  })
  const follow = following(isRenamed)
  const grown = differing.filter(({ one, other }) => hasMoreRows(other, one)).map(({ other }) => other)
  const rewritten = differing
    .filter(({ one, other }) => !grown.includes(other) && !renames(one, other, follow))
    .map(({ other }) => other)
  const movedBodies = new Set([...moved].map(({ test }) => test.body))
  const fresh = [...now.values()].filter(({ test }) => !old.has(test.id) && !movedBodies.has(test.body))
  const { lost, added } = withoutFollowers(
    gone.filter((one) => !moved.has(one)),
    fresh,
    follow,
  )
  return { rewritten, ...readable(lost, after), added: [...grown, ...added] }
}

/** What is gone and what is new without the tests that moved and follow names of the product: each new one accounts for one that is gone. */
function withoutFollowers(gone: readonly Placed[], fresh: readonly Placed[], follow: Follow) {
  const added = [...fresh]
  const lost = gone.filter((one) => {
    const at = added.findIndex((other) => renames(one, other, follow))
    if (at !== -1) added.splice(at, 1)
    return at === -1
  })
  return { lost, added }
}

/** What is gone because of nothing but a file that cannot be parsed is told as that, once a file. */
function readable(gone: readonly Placed[], after: TestsOf): { lost: Placed[]; unread: Finding[] } {
  const isUnread = ({ path }: Placed) => (after(path)?.problem ?? null) !== null
  const paths = new Set(gone.filter(isUnread).map(({ path }) => path))
  return { lost: gone.filter((one) => !isUnread(one)), unread: unreadable({ facts: after }, [...paths]) }
}

/** In the lane keep, every test of the parent has the same body afterwards. Codes INTEGRITY-BODY, INTEGRITY-LOST, SOURCE-UNREADABLE. */
export function judgeKeptTests({ rewritten, lost, unread = [] }: Omit<TestChanges, 'added'>): Finding[] {
  return [...unread, ...rewritten.map(rewrittenTest), ...lost.map(lostTest)]
}

/** A merge: what its parents declare, what it does, and the commit from which the parents went apart; null where there is none. */
export interface MergedFiles {
  parents: readonly TestsOf[]
  after: TestsOf
  ancestor: TestsOf | null
}

/**
 * A merge that its author finished by hand, between cycles: a test has the body of one of the parents, and one that all
 * parents declare, or that one of them brings, is still there. Codes INTEGRITY-BODY, INTEGRITY-LOST.
 */
export function judgeMergedTests(paths: readonly string[], { parents, after, ancestor }: MergedFiles): Finding[] {
  const old = parents.map((parent) => declaredIn(paths, parent))
  const now = declaredIn(paths, after)
  const rewritten = [...now.values()].filter(({ test }) => {
    const bodies = old.flatMap((parent) => parent.get(test.id)?.test.body ?? [])
    return bodies.length > 0 && !bodies.includes(test.body)
  })
  const [first = new Map<string, Placed>(), ...others] = old
  const shared = [...first.values()].filter(({ test }) => others.every((parent) => parent.has(test.id)))
  const gone = shared.filter(({ test }) => !now.has(test.id))
  const moved = movesAmong(gone, now, first)
  const lost = [
    ...gone.filter((one) => !moved.has(one)),
    ...notBrought(old, now, ancestor && declaredIn(paths, ancestor)),
  ]
  return judgeKeptTests({ rewritten, ...readable(lost, after) })
}

/** What one parent alone brought since the parents went apart, under whatever name, and the merge does not have. */
function notBrought(
  parents: readonly ReadonlyMap<string, Placed>[],
  now: ReadonlyMap<string, Placed>,
  ancestor: ReadonlyMap<string, Placed> | null,
): Placed[] {
  if (ancestor === null) return []
  const bodies = new Set([...now.values()].map(({ test }) => test.body))
  return parents.flatMap((parent, at) =>
    [...parent.values()].filter(({ test }) => {
      const isOld = ancestor.has(test.id) || parents.some((other, of) => of !== at && other.has(test.id))
      return !isOld && !now.has(test.id) && !bodies.has(test.body)
    }),
  )
}

function rewrittenTest({ path, test }: Placed): Finding {
  const message = `the test "${titleOf(test.id)}" has another body; the lane of this commit leaves the bodies of tests as they are`
  const fix = 'Leave the test as it was. Behaviour changes with a fix whose test fails before it, or in a cycle.'
  return fault('INTEGRITY-BODY', message, fix, { path, line: test.line, name: test.id })
}

/** Whether a test says what the other one said, and that of more rows. */
export function hasMoreRows({ test }: Placed, other: Placed): boolean {
  const { cases } = test
  const before = other.test.cases
  if (cases === undefined || cases.frame !== before?.frame || cases.rows.length <= before.rows.length) return false
  const left = Map.groupBy(cases.rows, (row) => row)
  return before.rows.every((row) => left.get(row)?.pop() !== undefined)
}
