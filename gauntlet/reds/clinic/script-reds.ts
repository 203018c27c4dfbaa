import type { Red } from '../case.ts'
import type { Script } from '../phrases.ts'
import { brokenReds } from './broken-reds.ts'
import { comingReds } from './coming-reds.ts'
import { counterReds } from './counter-reds.ts'
import { hollowReds } from './hollow-reds.ts'
import { jestReds } from './jest-reds.ts'
import { kitOf } from './kit.ts'
import { nodeReds } from './node-reds.ts'
import { playwrightReds } from './playwright-reds.ts'
import { visitReds } from './visit-reds.ts'
import { vitestReds } from './vitest-reds.ts'

/** Playwright runs each file that cannot be loaded by itself, so it has every fifth. */
const share: Readonly<Record<Script, number>> = { vitest: 1, jest: 1, node: 1, playwright: 5 }
const own: Readonly<Record<Script, readonly Red[]>> = {
  vitest: vitestReds,
  jest: jestReds,
  node: nodeReds,
  playwright: playwrightReds,
}

/** All failing tests of the clinic for a runner: those that all runners have, and its own. */
export function scriptReds(runner: Script): Red[] {
  const kit = kitOf(runner)
  const shared = [
    ...visitReds(kit),
    ...counterReds(kit),
    ...comingReds(kit),
    ...brokenReds(kit, runner),
    ...hollowReds(kit),
  ]
  return [...shared.filter((_, at) => at % share[runner] === 0), ...own[runner]]
}
