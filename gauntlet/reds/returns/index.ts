import { parcels } from '../parcels/index.ts'
import type { RedSet } from '../shop.ts'
import { returnsPythonReds } from './python-reds.ts'
import { returnsReds } from './script-reds.ts'

/** More tests of the parcel service. */
export const returns: RedSet = {
  productFor: parcels.productFor,
  redsOf: (runner) => (runner === 'pytest' ? returnsPythonReds : returnsReds(runner)),
}
