import { expect, it } from 'vitest'
import { anEvidence, at } from '../testing/evidence.ts'
import { realTree } from '../testing/real-tree.ts'
import { aFailure } from '../testing/runs.ts'
import { classify } from './classify.ts'
import { redContext } from './context.ts'

const file = 'e2e/cart.test.ts'

it.each([
  ['Cart.of(...).applyCoupon', "Cart.of('a').applyCoupon()", 'R-missing-export'],
  ['(intermediate value).applyCoupon', 'new Cart({ a: 1 }).applyCoupon()', 'R-missing-export'],
  ['(intermediate value).applyCoupon', "new URL('http://a').applyCoupon()", 'H-test-bug'],
  ['fetch(...).coupon', "fetch('http://a').coupon()", 'H-test-bug'],
])('a member of what is made on the spot: %s of %s', (member, line, name) => {
  const text = `import { Cart } from '../src/domain/cart.ts'\ntest('red', async () => {\n${line}\n})\n`
  const head = realTree({ [file]: text, 'src/domain/cart.ts': 'export class Cart {}\n', 'docs/spec.md': 'A coupon.\n' })
  const context = redContext(
    anEvidence({ position: at('E2E_RED'), head }),
    { serviceStarted: null, serviceUrl: null },
    file,
  )
  const failure = aFailure(`${file} > red`, {
    name: 'TypeError', message: `${member} is not a function`, frames: [{ file, line: 3, column: 1, inside: true }],
  }) // prettier-ignore
  expect(classify(failure, context, false)).toBe(name)
})
