import { desk } from '../desk/index.ts'
import type { RedSet } from '../shop.ts'
import { laterPythonReds } from './python-reds.ts'
import { laterReds, laterRunnerReds } from './script-reds.ts'

/** More tests of the same product. */
export const later: RedSet = {
  productFor: desk.productFor,
  redsOf: (runner) => (runner === 'pytest' ? laterPythonReds : [...laterReds(runner), ...laterRunnerReds[runner]]),
}
