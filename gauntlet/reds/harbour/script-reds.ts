import type { Red } from '../case.ts'
import type { Script } from '../phrases.ts'
import { kitOf } from '../recipes/kit.ts'
import { clumsyReds } from './clumsy-reds.ts'
import { comingReds } from './coming-reds.ts'
import { dockingReds } from './docking-reds.ts'
import { nodeReds, playwrightReds } from './doing-reds.ts'
import { emptyReds } from './empty-reds.ts'
import { jestReds, vitestReds } from './faking-reds.ts'
import { moneyReds } from './money-reds.ts'
import { outsideReds } from './outside-reds.ts'
import { tornReds } from './torn-reds.ts'

/** Playwright runs each file that cannot be loaded by itself, so it has every sixth. */
const share: Readonly<Record<Script, number>> = { vitest: 1, jest: 1, node: 1, playwright: 6 }
const own: Readonly<Record<Script, readonly Red[]>> = {
  vitest: vitestReds,
  jest: jestReds,
  node: nodeReds,
  playwright: playwrightReds,
}

/** All failing tests of the harbour for a runner: those that all runners have, and its own. */
export function scriptReds(runner: Script): Red[] {
  const kit = kitOf(runner)
  const shared = [
    ...dockingReds(kit),
    ...moneyReds(kit),
    ...outsideReds(kit),
    ...comingReds(kit),
    ...tornReds(kit),
    ...clumsyReds(kit, runner),
    ...emptyReds(kit),
  ]
  return [...shared.filter((_, at) => at % share[runner] === 0), ...own[runner]]
}
