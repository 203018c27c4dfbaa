import type { Finding } from '@helix/core'
import type { Placed } from '../declared.ts'
import type { Evidence, TreeView } from '../evidence.ts'
import type { Assertions } from '../../facts/facts.ts'
import { fault } from '../gate.ts'
import { counted } from '../per-cent.ts'
import { titleOf } from '../test-id.ts'

/**
 * A test under the same title that asks for fewer values than before, by fewer or looser assertions. Assertions that were
 * put together ask for as many values as before; another expected value is asked for as strictly; a helper may stand in
 * another file.
 */
export function weakenedTest(now: Placed, before: Placed, { head, base }: Pick<Evidence, 'head' | 'base'>): Finding[] {
  const { path, test } = now
  if (test.body === before.test.body) return []
  const [says, said] = [allAssertions(now, head), allAssertions(before, base)]
  if (!isWeaker(says, said)) return []
  const message = `the test "${titleOf(test.id)}" asserts less: ${inWords(says)}, ${inWords(said)} before`
  const fix = 'Bring the assertion back, as strict as it was.'
  return [fault('INTEGRITY-WEAKENED', message, fix, { path, line: test.line, name: test.id })]
}

/** Whether fewer values are asked for, by fewer or looser assertions. */
export function isWeaker(now: Assertions, before: Assertions): boolean {
  if (now.values >= before.values) return false
  return now.count < before.count || now.exact < before.exact || now.weak > before.weak
}

/** What a test asserts itself and by helpers of other files. */
function allAssertions({ path, test }: Placed, tree: TreeView | null): Assertions {
  const used = new Set(test.names)
  const lent = (tree?.facts(path)?.imports ?? []).flatMap(({ target, names }) => {
    const lends = target === null ? undefined : tree?.facts(target)?.lends
    return names.flatMap((name) => (used.has(name) ? (lends?.get(name) ?? []) : []))
  })
  return lent.reduce(addedAssertions, test.assertions)
}

export function addedAssertions(one: Assertions, other: Assertions): Assertions {
  return {
    count: one.count + other.count,
    exact: one.exact + other.exact,
    weak: one.weak + other.weak,
    values: one.values + other.values,
  }
}

function inWords({ count, exact, values }: Assertions): string {
  return `${counted(values, 'value')} by ${counted(count, 'assertion')} (${exact} exact)`
}
