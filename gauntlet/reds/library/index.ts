import { plain, plainRed } from '../feeds/plain.ts'
import type { RedSet } from '../shop.ts'
import { closingReds } from './closing-reds.ts'
import { kitOf } from './kit.ts'
import { product } from './product.ts'
import { closingPythonReds } from './python-closing-reds.ts'
import { pythonProduct } from './python-product.ts'
import { pythonReds } from './python-reds.ts'
import { scriptReds } from './script-reds.ts'

/** A lending library in TypeScript and in Python, whose tests were written by one who had not seen the rules, half of them cheating. */
export const library: RedSet = {
  productFor: (runner) => (runner === 'pytest' ? pythonProduct : runner === 'jest' ? plain(product) : product),
  redsOf: (runner) => {
    if (runner === 'pytest') return pythonReds
    const reds = scriptReds(runner)
    return runner === 'jest' ? reds.map((red) => plainRed(red)) : reds
  },
}

/** More of it, written after the faults of `library` were mended and before any of them ran. */
export const closing: RedSet = {
  productFor: library.productFor,
  redsOf: (runner) => {
    if (runner === 'pytest') return closingPythonReds
    const reds = closingReds(kitOf(runner)).filter((_, at) => runner !== 'playwright' || at % 5 === 0)
    return runner === 'jest' ? reds.map((red) => plainRed(red)) : reds
  },
}
