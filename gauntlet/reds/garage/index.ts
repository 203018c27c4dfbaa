import { plain, plainRed } from '../feeds/plain.ts'
import type { RedSet } from '../shop.ts'
import { eveningReds } from './evening-reds.ts'
import { product } from './product.ts'
import { eveningPythonReds } from './python-evening-reds.ts'
import { pythonProduct } from './python-product.ts'
import { pythonReds } from './python-reds.ts'
import { scriptReds } from './script-reds.ts'

/** A parking garage in TypeScript and in Python, whose tests were written by one who had not seen the rules. */
export const garage: RedSet = {
  productFor: (runner) => (runner === 'pytest' ? pythonProduct : runner === 'jest' ? plain(product) : product),
  redsOf: (runner) => {
    if (runner === 'pytest') return pythonReds
    const reds = scriptReds(runner)
    return runner === 'jest' ? reds.map((red) => plainRed(red)) : reds
  },
}

/** More of it, of Vitest and pytest alone, written after the faults of `garage` were mended and before any of them ran. */
export const evening: RedSet = {
  productFor: garage.productFor,
  redsOf: (runner) => (runner === 'pytest' ? eveningPythonReds : runner === 'vitest' ? eveningReds : []),
}
