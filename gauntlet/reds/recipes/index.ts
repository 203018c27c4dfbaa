import { plain, plainRed } from '../feeds/plain.ts'
import type { RedSet } from '../shop.ts'
import { product } from './product.ts'
import { pythonProduct } from './python-product.ts'
import { pythonReds } from './python-reds.ts'
import { runnerReds } from './runner-reds.ts'
import { scriptReds } from './script-reds.ts'

/** A book of recipes in TypeScript, as a careful author, one in a hurry and one who cheats write its tests. */
export const recipes: RedSet = {
  productFor: (runner) => (runner === 'pytest' ? pythonProduct : runner === 'jest' ? plain(product) : product),
  redsOf: (runner) => {
    if (runner === 'pytest') return pythonReds
    const reds = [...scriptReds(runner), ...runnerReds[runner]]
    return runner === 'jest' ? reds.map((red) => plainRed(red)) : reds
  },
}
