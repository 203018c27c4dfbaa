import type { CommandName, Finding } from '@helix/core'
import type { Placed } from '../declared.ts'
import type { Evidence } from '../evidence.ts'
import { fault } from '../gate.ts'
import { titleOf } from '../test-id.ts'
import { failingClass, tells } from './failing-class.ts'
import { rowsIn } from './rows-in.ts'

/**
 * Where nothing new is brought, new tests pass on the product as it was, unless they ask for what had another name or was not
 * there. `without`: runs of the tests on that product. Code LANE-BEHAVIOUR.
 */
export function judgeNothingNew(
  added: readonly Placed[],
  without: Evidence,
  commands: readonly CommandName[],
): Finding[] {
  const rows = rowsIn(without, commands)
  return added.flatMap((one) => {
    const { id, line } = one.test
    const failed = rows(one).filter(({ state }) => state === 'failed')
    if (!failed.some((row) => tells(failingClass(row, without, id)))) return []
    const message = `the new test "${titleOf(id)}" fails on the product as it was: something else is done than before`
    const fix = 'Bring it as a fix whose test fails before it, or in a cycle: helix next --new "<idea>".'
    return [fault('LANE-BEHAVIOUR', message, fix, { path: one.path, line, name: id })]
  })
}
