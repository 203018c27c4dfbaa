import type { RedSet } from '../shop.ts'
import { product } from './product.ts'
import { pythonProduct } from './python-product.ts'
import { pythonReds } from './python-reds.ts'
import { runnerReds } from './runner-reds.ts'
import { scriptReds } from './script-reds.ts'

/** A queue of jobs, as a careful author, one in a hurry and one who cheats write its tests. */
export const jobs: RedSet = {
  productFor: (runner) => (runner === 'pytest' ? pythonProduct : product),
  redsOf: (runner) => (runner === 'pytest' ? pythonReds : [...scriptReds(runner), ...runnerReds[runner]]),
}
