import type { RedSet } from '../shop.ts'
import { product, pythonProduct } from './product.ts'
import { pythonReds } from './python-reds.ts'
import { runnerReds } from './runner-reds.ts'
import { scriptReds } from './script-reds.ts'

/** A product of its own, whose tests were written before the classes' rules were looked at. */
export const parcels: RedSet = {
  productFor: (runner) => (runner === 'pytest' ? pythonProduct : product),
  redsOf: (runner) => (runner === 'pytest' ? pythonReds : [...scriptReds(runner), ...runnerReds[runner]]),
}
