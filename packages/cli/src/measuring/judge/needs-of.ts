import type { Condition, Policy } from '@helix/core'
import { type Need, needs, testFilesOf } from '@helix/gates'

/**
 * What the conditions need measured in a tree of these paths. A command without a test file yet is not started where that
 * is fine (`empty: until-first`): the gate passes on the absence of files, and Vitest would be given exactly none.
 */
export function needsOf(conditions: readonly Condition[], policy: Policy, paths: readonly string[]): Need[] {
  return conditions.filter((condition) => !isEmptyYet(condition, policy, paths)).flatMap((one) => needs(one, policy))
}

function isEmptyYet({ gate, of, asked }: Condition, policy: Policy, paths: readonly string[]): boolean {
  const command = of === undefined ? undefined : policy.commands[of]
  if (gate !== 'tests' || asked['empty'] !== 'until-first') return false
  if (command === undefined || command.kind === 'argv' || command.kind === 'stryker' || command.files === undefined)
    return false
  return testFilesOf(command, paths, () => undefined)?.length === 0
}
