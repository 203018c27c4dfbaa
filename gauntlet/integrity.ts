// Attacks that the gate integrity finds between what files were and what they become.
import { aCondition } from '../packages/gates/src/decide/testing/evidence.ts'
import { type Attack, changed, type Files } from './attack.ts'

const integrity = aCondition('integrity', {})
const source = 'src/domain/cart.js'
const product = 'export const total = (prices) => prices.length\n'

/** What files become, in the attack and in the work that looks like it. */
interface Becoming {
  before: Files
  bad: Files
  honest: Files
}

export function becoming(name: string, code: string, lookalike: string, { before, bad, honest }: Becoming): Attack {
  return {
    name, gate: 'integrity', code, lookalike,
    bad: () => changed(integrity, before, bad),
    honest: () => changed(integrity, before, honest),
  } // prettier-ignore
}

/** What comes into the product. */
export function inProduct(name: string, code: string, bad: string, lookalike: string, honest: string): Attack {
  const withLine = (line: string): Files => ({ [source]: `${line}\n${product}` })
  return becoming(name, code, lookalike, {
    before: { [source]: product },
    bad: withLine(bad),
    honest: withLine(honest),
  })
}
