import type { RedSet } from '../shop.ts'
import { product } from './product.ts'
import { pythonProduct, pythonReds } from './python-reds.ts'
import { runnerReds } from './runner-reds.ts'
import { scriptReds } from './script-reds.ts'

export const desk: RedSet = {
  productFor: (runner) => (runner === 'pytest' ? pythonProduct : product),
  redsOf: (runner) => (runner === 'pytest' ? pythonReds : [...scriptReds(runner), ...runnerReds[runner]]),
}
