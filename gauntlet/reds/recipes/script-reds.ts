import type { Red } from '../case.ts'
import type { Script } from '../phrases.ts'
import { carefulReds } from './careful-reds.ts'
import { cheatingReds } from './cheating-reds.ts'
import { hurriedReds } from './hurried-reds.ts'
import { kitOf } from './kit.ts'

/** Playwright runs each file that cannot be loaded by itself, so it has every fourth. */
const share: Readonly<Record<Script, number>> = { vitest: 1, jest: 1, node: 1, playwright: 4 }

/** What three authors wrote, for a runner. */
export function scriptReds(runner: Script): Red[] {
  const kit = kitOf(runner)
  return [carefulReds, hurriedReds, cheatingReds]
    .flatMap((redsOf) => redsOf(kit))
    .filter((_, at) => at % share[runner] === 0)
}
