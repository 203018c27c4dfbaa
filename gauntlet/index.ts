import type { Attack } from './attack.ts'
import { attacksAmongHistories } from './histories.ts'
import { attacksOnMeasures } from './measured.ts'
import { attacksByProduct } from './product.ts'
import { attacksInPython } from './python.ts'
import { attacksOnReached } from './reached.ts'
import { attacksOnRed } from './red.ts'
import { attacksOnRunners } from './runners.ts'
import { attacksOnRuns } from './runs.ts'
import { attacksOnStructure } from './structure.ts'
import { attacksBySurroundings } from './surroundings.ts'
import { attacksOnTests } from './tests.ts'

/** All attacks, in the order of the page. */
export const attacks: readonly Attack[] = [
  ...attacksOnTests,
  ...attacksByProduct,
  ...attacksBySurroundings,
  ...attacksOnStructure,
  ...attacksAmongHistories,
  ...attacksOnRunners,
  ...attacksInPython,
  ...attacksOnReached,
  ...attacksOnRed,
  ...attacksOnMeasures,
  ...attacksOnRuns,
]
