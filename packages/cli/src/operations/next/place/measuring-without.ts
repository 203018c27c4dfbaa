import type { CommandName, Policy } from '@helix/core'
import { type Need, tellsTests } from '@helix/gates'
import { type Git, readTree, treeWith } from '@helix/git'
import { isHeldOut } from '@helix/playbook'
import type { Measuring } from '../../../measuring/measuring.ts'
import type { Standing } from '../../../repository/standing/standing.ts'

/**
 * Measures as it is told, and what whoever works may read about without the files that the step holds out: tests that they wrote
 * could read these and say them. `commands` are those that run held-out tests, and find them.
 */
export function measuringWithout(
  git: Git,
  measuring: Measuring,
  { policy, position }: Pick<Standing, 'policy' | 'position'>,
  commands: ReadonlySet<CommandName>,
): Measuring {
  return {
    ...measuring,
    measure: async (request) => {
      const told = request.needs.filter((need) => isTold(need, policy, commands))
      const rest = request.needs.filter((need) => !told.includes(need))
      const paths = (await readTree(git, request.tree)).map(({ path }) => path)
      const out = paths.filter((path) => isHeldOut(policy, position, path))
      const bare = await treeWith(git, request.tree, new Map(out.map((path) => [path, null])))
      const measured = await measuring.measure({ ...request, needs: rest })
      return new Map([...measured, ...(await measuring.measure({ ...request, tree: bare, needs: told }))])
    },
  }
}

/** Programs that tell no tests look at the whole tree, as a compiler does, and of places that are held out nothing is told. */
function isTold(need: Need, { commands }: Policy, heldOut: ReadonlySet<CommandName>): boolean {
  const command = need.what === 'run' ? commands[need.command] : undefined
  if (command === undefined) return false
  if (command.kind === 'stryker') return !command.tests.some((name) => heldOut.has(name))
  return tellsTests(command) && !heldOut.has(command.name)
}
