import type { Red } from '../case.ts'
import type { Script } from '../phrases.ts'
import { brokenReds } from './broken-reds.ts'
import { comingReds } from './coming-reds.ts'
import { doorReds } from './door-reds.ts'
import { hollowReds } from './hollow-reds.ts'
import { kitOf } from './kit.ts'
import { nodeReds, playwrightReds } from './node-reds.ts'
import { officeReds } from './office-reds.ts'
import { jestReds, vitestReds } from './vitest-reds.ts'

/** Playwright runs each file that cannot be loaded by itself, so it has every fourth. */
const share: Readonly<Record<Script, number>> = { vitest: 1, jest: 1, node: 1, playwright: 4 }
const own: Readonly<Record<Script, readonly Red[]>> = {
  vitest: vitestReds,
  jest: jestReds,
  node: nodeReds,
  playwright: playwrightReds,
}

/** All failing tests of the theatre for a runner: those that all runners have, and its own. */
export function scriptReds(runner: Script): Red[] {
  const kit = kitOf(runner)
  const shared = [
    ...officeReds(kit),
    ...doorReds(kit),
    ...comingReds(kit),
    ...brokenReds(kit, runner),
    ...hollowReds(kit),
  ]
  return [...shared.filter((_, at) => at % share[runner] === 0), ...own[runner]]
}
