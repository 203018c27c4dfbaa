import { describe, expect, it } from 'vitest'
import { anEvidence, at } from '../testing/evidence.ts'
import { realTree } from '../testing/real-tree.ts'
import { aCall, aFailure, stubbedRuns } from '../testing/runs.ts'
import { classify } from './classify.ts'
import { redContext } from './context.ts'

const spec = '# Cart\n\n### REQ-1 A coupon lowers the total\n'

function classOf(
  file: string,
  text: string,
  failure: { name: string; message: string },
  product: Record<string, string | undefined>,
  { title = '', asked = '' }: { title?: string; asked?: string } = {},
) {
  const sources = Object.entries({ [file]: text, 'docs/spec.md': spec, ...product })
  const head = realTree(
    Object.fromEntries(sources.flatMap(([path, held]) => (held === undefined ? [] : [[path, held]]))),
  )
  const line = text.split('\n').findIndex((one) => one.includes('?')) + 1
  const stubbed = stubbedRuns([], { any: { stubCalls: [aCall(null, { name: asked, from: [{ file, line }] })] } })
  const context = redContext(
    anEvidence({ position: at('E2E_RED'), head }),
    { serviceStarted: null, serviceUrl: null },
    file,
    { title, stubbed },
  )
  const frames = [{ file, line, column: 1, inside: true }]
  return classify(aFailure(`${file} > red`, { ...failure, frames }), context, false)
}

describe('a member that an answer lacks yet', () => {
  const product = {
    'src/domain/cart.ts': 'export class Cart { total = 0; addItem() {} }\nexport const open = () => new Cart()\n',
  }
  const said = (member: string, body: string) =>
    classOf(
      'e2e/cart.test.ts',
      `import { Cart, open } from '../src/domain/cart.ts'\nimport { helped } from './helper.ts'\ntest('red', async () => {\n${body} // ?\n})\n`,
      { name: 'TypeError', message: `${member} is not a function` },
      product,
    )

  it.each([
    ['cart.applyCoupon', 'const cart = new Cart()\ncart.applyCoupon()', 'R-missing-export'],
    ['cart.applyCoupon', "const code = 'A'\nconst cart = open(code)\ncart.applyCoupon()", 'R-missing-export'],
    ['next.applyCoupon', 'const cart = open()\nconst next = cart.copy()\nnext.applyCoupon()', 'R-missing-export'],
    ['cart.lower', 'const cart = new Cart()\ncart.lower()', 'R-missing-export'],
    ['cart.isOpened', 'const cart = new Cart()\ncart.isOpened()', 'R-missing-export'],
    ['cart.zwork', 'const cart = new Cart()\ncart.zwork()', 'H-test-bug'],
    ['cart.totl', 'const cart = new Cart()\ncart.totl()', 'H-test-bug'],
    ['cart.couponTotla', 'const cart = new Cart()\ncart.couponTotla()', 'H-test-bug'],
    ['cart.jsn', 'const cart = new Cart()\ncart.jsn()', 'H-test-bug'],
    [
      'answer.coupon',
      "const cart = new Cart()\nconst answer = await fetch('http://a', cart)\nanswer.coupon()",
      'H-test-bug',
    ],
    ['cart.applyCoupon', 'const cart = helped(Cart)\ncart.applyCoupon()', 'H-test-bug'],
    ['list.coupon', "const list = ['a']\nopen(list)\nlist.coupon()", 'H-test-bug'],
  ])('%s of: %s', (member, body, name) => {
    expect(said(member, body)).toBe(name)
  })

  it.each([
    ['Cart.applyCoupon', 'R-missing-export'],
    ['Cart.total', 'H-test-bug'],
  ])('shows where a stub was asked for it, whoever made it: %s', (asked, name) => {
    const text =
      "import { helped } from './helper.ts'\ntest('red', () => {\n  const cart = helped()\n  cart.applyCoupon() // ?\n})\n"
    const failure = { name: 'TypeError', message: 'cart.applyCoupon is not a function' }
    expect(classOf('e2e/cart.test.ts', text, failure, product, { asked })).toBe(name)
  })

  it.each([
    ['cart.weigh', '() {}', 'H-test-bug'],
    ['cart.weigh', ' = 0', 'R-missing-export'],
  ])('a call is no slip of what nobody can call: %s beside weight%s', (member, declared, name) => {
    const text = `import { Cart } from '../src/domain/cart.ts'\ntest('red', () => {\n  const cart = new Cart()\n  ${member}() // ?\n})\n`
    const failure = { name: 'TypeError', message: `${member} is not a function` }
    const heavy = {
      'src/domain/cart.ts': `export class Cart { weight${declared} }\n`,
      'docs/spec.md': 'She weighs a cart.\n',
    }
    const asked = { title: 'a cart gets heavier', asked: 'Cart.weigh' }
    expect(classOf('e2e/cart.test.ts', text, failure, heavy, asked)).toBe(name)
  })

  it.each([
    ['Cart.fill', 'R-missing-export'],
    ['open().fill', 'H-test-bug'],
  ])('what lists have is to come of an instance of a class: %s', (asked, name) => {
    const text = `import { aCart } from './helper.ts'\ntest('red', () => {\n  const cart = aCart()\n  cart.fill(1) // ?\n})\n`
    const failure = { name: 'TypeError', message: 'cart.fill is not a function' }
    const filled = { ...product, 'docs/spec.md': 'A cart can be filled.\n' }
    expect(classOf('e2e/cart.test.ts', text, failure, filled, { title: 'a cart', asked })).toBe(name)
  })

  it.each([
    ['for await (const one of cart.coupons()) {}', 'cart.coupons(...) is not a function or its return value is not async iterable', 'R-missing-export'],
    ['const [first] = cart.coupons()', 'cart.coupons is not a function or its return value is not iterable', 'R-missing-export'],
    ['const [first] = cart.addItem()', 'cart.addItem is not a function or its return value is not iterable', 'H-test-bug'],
  ])('where it is to be gone through: %s', (body, message, name) => {
    const text = `import { Cart } from '../src/domain/cart.ts'\ntest('red', async () => {\n  const cart = new Cart()\n  ${body} // ?\n})\n`
    expect(classOf('e2e/cart.test.ts', text, { name: 'TypeError', message }, product)).toBe(name)
  }) // prettier-ignore

  it.each([
    ['fill', 'Cart.fill', 'R-missing-export'],
    ['bill', 'open().bill', 'H-test-bug'],
    ['pay', 'Cart.pay', 'H-test-bug'],
    ['opne', 'Cart.opne', 'H-test-bug'],
  ])('where no spec is there a short word is to come of an instance of a class: %s', (member, asked, name) => {
    const text = `import { aCart } from './helper.ts'\ntest('red', () => {\n  const cart = aCart()\n  cart.${member}(1) // ?\n})\n`
    const failure = { name: 'TypeError', message: `cart.${member} is not a function` }
    expect(classOf('e2e/cart.test.ts', text, failure, { ...product, 'docs/spec.md': undefined }, { asked })).toBe(name)
  })

  it.each<[string, string, string?]>([
    ['a cart is voided', 'R-missing-export'],
    ['void', 'R-missing-export'],
    ['a cart is paid', 'H-test-bug'],
    ['a cart can be searched', 'R-missing-export', 'search'],
    ['a cart has a coupon', 'H-test-bug', 'search'],
  ])('is to come where the title of its test says so: %s', (title, name, member = 'void') => {
    const text = `import { open } from '../src/domain/cart.ts'\ntest('red', () => {\n  const cart = open()\n  cart.${member}() // ?\n})\n`
    const failure = { name: 'TypeError', message: `cart.${member} is not a function` }
    expect(classOf('e2e/cart.test.ts', text, failure, product, { title })).toBe(name)
  })

  it.each([
    ["'Cart' object has no attribute 'apply_coupon'", 'R-missing-export'],
    ["'Cart' object has no attribute 'totl'", 'H-test-bug'],
    ["'str' object has no attribute 'coupon'", 'H-test-bug'],
    ["'list' object has no attribute 'coupon'", 'R-missing-export', 'open_().coupon'],
    ["'NoneType' object has no attribute 'coupon'", 'H-test-bug', 'open_().coupon'],
  ])('in Python: %s', (message, name, asked = '') => {
    const text = 'from domain.cart import Cart\n\n\ndef test_red():\n    Cart().apply_coupon()  # ?\n'
    const source = { 'src/domain/cart.py': 'class Cart:\n    total = 0\n', 'src/domain/__init__.py': '' }
    expect(classOf('e2e/test_cart.py', text, { name: 'AttributeError', message }, source, { asked })).toBe(name)
  })
})
