import { expect, it } from 'vitest'
import { anEvidence, at } from '../testing/evidence.ts'
import { realTree } from '../testing/real-tree.ts'
import { aFailure } from '../testing/runs.ts'
import { classify } from './classify.ts'
import { redContext } from './context.ts'

const file = 'e2e/cart.test.ts'

it.each([
  ['a default import', "import shop from '../src/domain/shop.ts'", 'R-missing-export'],
  ['another name', "import { open as shop } from '../src/domain/shop.ts'", 'R-missing-export'],
  ['a namespace', "import * as shop from '../src/domain/shop.ts'", 'R-missing-export'],
  ['what answers a helper', "import shop from './helper.ts'", 'H-test-bug'],
])('a member to come of %s', (_what, head, name) => {
  const text = `${head}\ntest('red', async () => {\n  shop.applyCoupon()\n})\n`
  const tree = realTree({
    [file]: text,
    'e2e/helper.ts': 'export default {}\n',
    'src/domain/shop.ts': 'export const open = {}\nexport default {}\n',
    'docs/spec.md': 'A coupon.\n',
  })
  const evidence = anEvidence({ position: at('E2E_RED'), head: tree })
  const context = redContext(evidence, { serviceStarted: false, serviceUrl: null }, file)
  const failure = aFailure(`${file} > red`, {
    name: 'TypeError', message: 'shop.applyCoupon is not a function', frames: [{ file, line: 3, column: 3, inside: true }],
  }) // prettier-ignore
  expect(classify(failure, context, false)).toBe(name)
})
