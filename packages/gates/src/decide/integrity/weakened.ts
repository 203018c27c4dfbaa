import type { Finding } from '@helix/core'
import type { Placed } from '../declared.ts'
import type { Evidence, TreeView } from '../evidence.ts'
import { added } from '../../facts/assertion-sums.ts'
import type { Assertions } from '../../facts/facts.ts'
import { fault } from '../gate.ts'
import { counted } from '../per-cent.ts'
import { titleOf } from '../test-id.ts'

/**
 * A test under the same title that asks for fewer values than before, by fewer or looser assertions. Assertions that were
 * put together ask for as many values as before; another expected value is asked for as strictly; a helper may stand in
 * another file. Nor may what it asserted stand where it never comes to.
 */
export function weakenedTest(now: Placed, before: Placed, { head, base }: Pick<Evidence, 'head' | 'base'>): Finding[] {
  const { path, test } = now
  const put = hiddenOf(now) - hiddenOf(before)
  if (put > 0 && test.assertions.count < before.test.assertions.count) {
    const message = `the test "${titleOf(test.id)}" never comes to ${counted(put, 'assertion')} any more`
    const fix = 'Let it come there: take away the return before it, or call the function around it.'
    return [fault('INTEGRITY-WEAKENED', message, fix, { path, line: test.line, name: test.id })]
  }
  const less = assertsLess(now, before, { head, base })
  if (less === null) return []
  const message = `the test "${titleOf(test.id)}" asserts less: ${less}`
  const fix = 'Bring the assertion back, as strict as it was.'
  return [fault('INTEGRITY-WEAKENED', message, fix, { path, line: test.line, name: test.id })]
}

/** How much less a test asserts than before, helpers of other files included; null where it does not. */
export function assertsLess(
  now: Placed,
  before: Placed,
  { head, base }: Pick<Evidence, 'head' | 'base'>,
  isLess = isWeaker,
): string | null {
  const [says, said] = [allAssertions(now, head), allAssertions(before, base)]
  if (!isLess(says, said) || !isLess(allAssertions(now, head, new Set()), said)) return null
  return `${inWords(says)}, ${inWords(said)} before`
}

function hiddenOf({ test }: Placed): number {
  return test.behind ?? 0
}

/** A test whose table has lost rows, in a file that has fewer cases altogether: what a row asks may stand in a test of its own. */
export function shortenedTest(now: Placed, before: Placed, { head, base }: Pick<Evidence, 'head' | 'base'>): Finding[] {
  const { path, test } = now
  if (test.rows >= before.test.rows || casesIn(head, path) >= casesIn(base, before.path)) return []
  const message = `the test "${titleOf(test.id)}" has ${counted(test.rows, 'row')}, ${before.test.rows} before`
  return [fault('INTEGRITY-WEAKENED', message, 'Bring its rows back.', { path, line: test.line, name: test.id })]
}

function casesIn(tree: TreeView | null, path: string): number {
  return (tree?.facts(path)?.tests ?? []).reduce((sum, { rows }) => sum + rows, 0)
}

/** Whether fewer values are asked for, by fewer or looser assertions; or as many, where looser ones stand for exact ones. */
export function isWeaker(now: Assertions, before: Assertions): boolean {
  if (now.values > before.values) return false
  if (now.values === before.values) return now.exact < before.exact && (now.loose ?? 0) > (before.loose ?? 0)
  return now.count < before.count || now.exact < before.exact || now.weak > before.weak
}

/** What a test asserts itself and by helpers of other files; with `seen`, also by whatever these import. */
function allAssertions({ path, test }: Placed, tree: TreeView | null, seen: Set<string> | null = null): Assertions {
  return lentTo(path, new Set(test.names), tree, seen).reduce(added, test.assertions)
}

function lentTo(
  path: string,
  used: ReadonlySet<string>,
  tree: TreeView | null,
  seen: Set<string> | null,
): Assertions[] {
  return (tree?.facts(path)?.imports ?? []).flatMap(({ target, names }) => {
    const facts = target === null ? undefined : tree?.facts(target)
    const taken = names.filter((name) => used.has(name) && seen?.has(`${target} ${name}`) !== true)
    if (target === null || facts === undefined || taken.length === 0) return []
    const lent = taken.flatMap((name) => facts.lends.get(name) ?? [])
    if (seen === null) return lent
    for (const name of taken) seen.add(`${target} ${name}`)
    return [...lent, ...lentTo(target, new Set(facts.imports.flatMap((edge) => edge.names)), tree, seen)]
  })
}

function inWords({ count, exact, values }: Assertions): string {
  return `${counted(values, 'value')} by ${counted(count, 'assertion')} (${exact} exact)`
}
