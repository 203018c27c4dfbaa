import { plain, plainRed } from '../feeds/plain.ts'
import type { RedSet } from '../shop.ts'
import { eveningReds } from './evening-reds.ts'
import { kitOf } from './kit.ts'
import { product } from './product.ts'
import { pythonProduct } from './python-product.ts'
import { eveningPythonReds } from './python-evening-reds.ts'
import { badPythonReds } from './python-bad-reds.ts'
import { goodPythonReds } from './python-good-reds.ts'
import { scriptReds } from './script-reds.ts'

/** A power utility in TypeScript and in Python, whose tests were written whole before any of them ran, half of them bad. */
export const meters: RedSet = {
  productFor: (runner) => (runner === 'pytest' ? pythonProduct : runner === 'jest' ? plain(product) : product),
  redsOf: (runner) => {
    if (runner === 'pytest') return [...goodPythonReds, ...badPythonReds]
    const reds = scriptReds(runner)
    return runner === 'jest' ? reds.map((red) => plainRed(red)) : reds
  },
}

/** More of it, in another voice. */
export const sparks: RedSet = {
  productFor: (runner) => meters.productFor(runner),
  redsOf: (runner) => {
    if (runner === 'pytest') return eveningPythonReds
    const reds = eveningReds(kitOf(runner)).filter((_, at) => runner !== 'playwright' || at % 4 === 0)
    return runner === 'jest' ? reds.map((red) => plainRed(red)) : reds
  },
}
