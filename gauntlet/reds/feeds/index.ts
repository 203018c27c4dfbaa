import type { RedSet } from '../shop.ts'
import { plain, plainRed } from './plain.ts'
import { product } from './product.ts'
import { pythonProduct } from './python-product.ts'
import { pythonReds } from './python-reds.ts'
import { runnerReds } from './runner-reds.ts'
import { scriptReds } from './script-reds.ts'

/** Podcasts, queues and settings, in TypeScript where the runner reads it; its author knew the classes' meanings and no rule. */
export const feeds: RedSet = {
  productFor: (runner) => (runner === 'pytest' ? pythonProduct : runner === 'jest' ? plain(product) : product),
  redsOf: (runner) => {
    if (runner === 'pytest') return pythonReds
    const reds = [...scriptReds(runner), ...runnerReds[runner]]
    return runner === 'jest' ? reds.map((red) => plainRed(red)) : reds
  },
}
