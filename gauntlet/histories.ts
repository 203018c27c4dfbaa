// Attacks beside what honest histories of other repositories hold.
import { aCondition } from '../packages/gates/src/decide/testing/evidence.ts'
import { type Attack, changed } from './attack.ts'

const integrity = aCondition('integrity', {})
const unit = 'test/unit/cart.test.js'
const source = 'src/domain/cart.js'
const product = 'export const total = (prices) => prices.length\n'
const file = (body: string) =>
  `const { describe, test: t } = require('node:test')\nconst assert = require('node:assert')\n${body}\n`
const paid = "t('pays', (t) => { assert.equal(total([1]), 1); assert.equal(total([]), 0) })"

/** What becomes of the unit test. */
function onTest(name: string, code: string, bad: string, lookalike: string, honest: string): Attack {
  const before = { [unit]: file(paid) }
  return {
    name, gate: 'integrity', code, lookalike,
    bad: () => changed(integrity, before, { [unit]: file(bad) }),
    honest: () => changed(integrity, before, { [unit]: file(honest) }),
  } // prettier-ignore
}

/** What becomes of the product. */
function onProduct(name: string, code: string, bad: string, lookalike: string, honest: string): Attack {
  const before = { [source]: product }
  return {
    name, gate: 'integrity', code, lookalike,
    bad: () => changed(integrity, before, { [source]: `${bad}\n${product}` }),
    honest: () => changed(integrity, before, { [source]: `${honest}\n${product}` }),
  } // prettier-ignore
}

export const attacksAmongHistories: readonly Attack[] = [
  onTest(
    'a test becomes a suite that asks for less', 'INTEGRITY-LOST', "describe('pays', () => { t('one', () => { assert.ok(total([1])) }) })",
    'a test becomes a suite of its parts', "describe('pays', () => { t('one', () => { assert.equal(total([1]), 1) }); t('none', () => { assert.equal(total([]), 0) }) })",
  ),
  onTest(
    'a new test is skipped', 'INTEGRITY-SKIP', `${paid}\nt('later', { skip: true }, () => { assert.equal(total([2]), 1) })`,
    'a new test is skipped on another system', `${paid}\nt('here', { skip: process.platform === 'win32' }, () => { assert.equal(total([2]), 1) })`,
  ),
  onTest(
    'a planned assertion of a literal stands in the test itself', 'INTEGRITY-TAUTOLOGY', `${paid}\nt('ends', (t) => { t.plan(1); t.assert.ok('ended') })`,
    'a planned assertion of a literal stands in what is called', `${paid}\nt('ends', (t) => { t.plan(1); return total.then(() => t.assert.ok('ended')) })`,
  ),
  onProduct(
    'the product writes stacks anew', 'INTEGRITY-PATCHED', 'Error.prepareStackTrace = () => []',
    'the product asks for short stacks', 'Error.stackTraceLimit = 0',
  ),
  onProduct(
    'coverage is switched off in the product', 'INTEGRITY-PRAGMA', '/* c8 ignore next */',
    'the product speaks of what is ignored', '/* ignored next to c8 */',
  ),
] // prettier-ignore
