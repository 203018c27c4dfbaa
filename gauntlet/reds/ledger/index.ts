import type { RedSet } from '../shop.ts'
import { product, pythonProduct } from './product.ts'
import { pythonReds } from './python-reds.ts'
import { runnerReds } from './runner-reds.ts'
import { scriptReds } from './script-reds.ts'

/** Accounts, money and statements; its tests were written by someone who knew the classes' meanings and no rule. */
export const ledger: RedSet = {
  productFor: (runner) => (runner === 'pytest' ? pythonProduct : product),
  redsOf: (runner) => (runner === 'pytest' ? pythonReds : [...scriptReds(runner), ...runnerReds[runner]]),
}
