import type { RedSet } from '../shop.ts'
import { product } from './product.ts'
import { pythonProduct } from './python-product.ts'
import { pythonReds } from './python-reds.ts'
import { runnerReds } from './runner-reds.ts'
import { scriptReds } from './script-reds.ts'

/** Templates of texts and letters made of them; its author knew the classes' meanings and no rule. */
export const letters: RedSet = {
  productFor: (runner) => (runner === 'pytest' ? pythonProduct : product),
  redsOf: (runner) => (runner === 'pytest' ? pythonReds : [...scriptReds(runner), ...runnerReds[runner]]),
}
