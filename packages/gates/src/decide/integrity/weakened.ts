import type { Finding } from '@helix/core'
import type { Placed } from '../declared.ts'
import type { Assertions, DeclaredTest } from '../evidence.ts'
import { fault } from '../gate.ts'
import { counted } from '../per-cent.ts'
import { titleOf } from '../test-id.ts'

/**
 * A test under the same title that asks for fewer values than before, by fewer or looser assertions. Assertions that were
 * put together ask for as many values as before; another expected value is asked for as strictly.
 */
export function weakenedTest({ path, test }: Placed, before: DeclaredTest): Finding[] {
  if (test.body === before.body || !isWeaker(test.assertions, before.assertions)) return []
  const message = `the test "${titleOf(test.id)}" asserts less: ${inWords(test.assertions)}, ${inWords(before.assertions)} before`
  const fix = 'Bring the assertion back, as strict as it was.'
  return [fault('INTEGRITY-WEAKENED', message, fix, { path, line: test.line, name: test.id })]
}

/** Whether fewer values are asked for, by fewer or looser assertions. */
export function isWeaker(now: Assertions, before: Assertions): boolean {
  if (now.values >= before.values) return false
  return now.count < before.count || now.exact < before.exact || now.weak > before.weak
}

function inWords({ count, exact, values }: Assertions): string {
  return `${counted(values, 'value')} by ${counted(count, 'assertion')} (${exact} exact)`
}
