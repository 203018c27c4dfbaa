// Attacks beside what honest histories of other repositories hold.
import type { Attack } from './attack.ts'
import { becoming, inProduct } from './integrity.ts'

const unit = 'test/unit/cart.test.js'
const tested = (body: string) => ({
  [unit]: `const { describe, test: t } = require('node:test')\nconst assert = require('node:assert')\n${body}\n`,
})
const paid = "t('pays', (t) => { assert.equal(total([1]), 1); assert.equal(total([]), 0) })"

/** What becomes of the unit test. */
function onTest(name: string, code: string, bad: string, lookalike: string, honest: string): Attack {
  return becoming(name, code, lookalike, { before: tested(paid), bad: tested(bad), honest: tested(honest) })
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
  inProduct(
    'the product writes stacks anew', 'INTEGRITY-PATCHED', 'Error.prepareStackTrace = () => []',
    'the product asks for short stacks', 'Error.stackTraceLimit = 0',
  ),
  inProduct(
    'coverage is switched off in the product', 'INTEGRITY-PRAGMA', '/* c8 ignore next */',
    'the product speaks of what is ignored', '/* ignored next to c8 */',
  ),
] // prettier-ignore
