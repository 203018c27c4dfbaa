import { describe, expect, it } from 'vitest'
import { anEvidence, at } from '../testing/evidence.ts'
import { realTree } from '../testing/real-tree.ts'
import { aFailure } from '../testing/runs.ts'
import { classify } from './classify.ts'
import { redContext } from './context.ts'

const file = 'e2e/cart.test.js'
const head = realTree({
  [file]: "import { refund, VAT } from '../src/index.js'\ntest('refunds', () => {\n  refund(VAT())\n})\n",
  'src/index.js': "export * from './cart.js'\n",
  'src/cart.js': 'export const add = 1\nexport const VAT = 0.2\n',
  'e2e/test_cart.py': 'from shop import refund\n\n\ndef test_refund():\n    refund()\n',
  'shop/__init__.py': 'from .cart import *\n',
  'shop/cart.py': 'def add(): pass\n',
})
const context = (path: string) =>
  redContext(anEvidence({ head, position: at('E2E_RED') }), { serviceStarted: null, serviceUrl: null }, path)
const called = (name: string) =>
  classify(
    aFailure(file, {
      name: 'TypeError',
      message: `(0 , ${name}) is not a function`,
      frames: [{ file, line: 3, column: 3, inside: true }],
    }),
    context(file),
    false,
  )

describe('a name that is imported from a module which exports others again', () => {
  it('is missing where none of them has it', () => {
    expect(called('refund')).toBe('R-missing-export')
    const message = "cannot import name 'refund' from 'shop' (shop/__init__.py)"
    const frames = [{ file: 'e2e/test_cart.py', line: 1, column: 1, inside: true }]
    const failure = aFailure('e2e/test_cart.py', { name: 'ImportError', message, frames })
    expect(classify(failure, context('e2e/test_cart.py'), true)).toBe('R-missing-export')
  })

  it('is used wrongly where one of them has it', () => {
    expect(called('VAT')).toBe('H-test-bug')
  })
})
