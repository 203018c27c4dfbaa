// Failing tests of JavaScript, written for each runner in its own words.
import type { Files, Red } from './case.ts'
import type { RedClassName } from '../../packages/gates/src/decide/red/classes.ts'

/** How a runner's tests are written. */
interface Words {
  /** Imports that every file begins with. */
  head: string
  equal: (actual: string, expected: string) => string
  deep: (actual: string, expected: string) => string
  truthy: (actual: string) => string
  throws: (call: string) => string
  rejects: (promise: string) => string
  resolves: (promise: string, expected: string) => string
  includes: (list: string, item: string) => string
  fail: string
  beforeAll: (body: string) => string
  beforeEach: (body: string) => string
  /** A test that gets 200 ms. */
  hasty: (body: string) => string
}

const expecting: Omit<Words, 'head' | 'fail' | 'beforeAll' | 'beforeEach' | 'hasty'> = {
  equal: (actual, expected) => `expect(${actual}).toBe(${expected})`,
  deep: (actual, expected) => `expect(${actual}).toEqual(${expected})`,
  truthy: (actual) => `expect(${actual}).toBeTruthy()`,
  throws: (call) => `expect(() => ${call}).toThrow(RangeError)`,
  rejects: (promise) => `await expect(${promise}).rejects.toThrow('too many')`,
  resolves: (promise, expected) => `await expect(${promise}).resolves.toBe(${expected})`,
  includes: (list, item) => `expect(${list}).toContain(${item})`,
}

export const words: Readonly<Record<'vitest' | 'jest' | 'node' | 'playwright', Words>> = {
  vitest: {
    ...expecting,
    head: "import { beforeAll, beforeEach, expect, test } from 'vitest'\n",
    fail: 'expect.fail()',
    beforeAll: (body) => `beforeAll(async () => { ${body} })`,
    beforeEach: (body) => `beforeEach(async () => { ${body} })`,
    hasty: (body) => `test('red', async () => { ${body} }, 200)`,
  },
  jest: {
    ...expecting,
    head: "import { beforeAll, beforeEach, expect, test } from '@jest/globals'\n",
    fail: "throw new Error('fail() was called')",
    beforeAll: (body) => `beforeAll(async () => { ${body} })`,
    beforeEach: (body) => `beforeEach(async () => { ${body} })`,
    hasty: (body) => `test('red', async () => { ${body} }, 200)`,
  },
  node: {
    head: "import assert from 'node:assert/strict'\nimport { before, beforeEach, test } from 'node:test'\n",
    equal: (actual, expected) => `assert.equal(${actual}, ${expected})`,
    deep: (actual, expected) => `assert.deepEqual(${actual}, ${expected})`,
    truthy: (actual) => `assert.ok(${actual})`,
    throws: (call) => `assert.throws(() => ${call}, RangeError)`,
    rejects: (promise) => `await assert.rejects(${promise}, /too many/)`,
    resolves: (promise, expected) => `assert.equal(await ${promise}, ${expected})`,
    includes: (list, item) => `assert.ok(${list}.includes(${item}))`,
    fail: 'assert.fail()',
    beforeAll: (body) => `before(async () => { ${body} })`,
    beforeEach: (body) => `beforeEach(async () => { ${body} })`,
    hasty: (body) => `test('red', { timeout: 200 }, async () => { ${body} })`,
  },
  playwright: {
    ...expecting,
    head: "import { expect, test } from '@playwright/test'\n",
    fail: "throw new Error('fail() was called')",
    beforeAll: (body) => `test.beforeAll(async () => { ${body} })`,
    beforeEach: (body) => `test.beforeEach(async () => { ${body} })`,
    hasty: (body) => `test('red', async () => { test.setTimeout(200); ${body} })`,
  },
}

/** The product as it is before the cycle's work: some of it wrong, some not implemented, some broken. */
export const product: Files = {
  'package.json': '{"name": "shop", "type": "module"}\n',
  'src/domain/cart.js': `export const total = (prices) => prices.length * 0
export const items = () => [{ id: 1, name: 'tea', price: 0 }]
export const isPaid = () => false
export const load = async () => 'nothing'
export function checkout() {
  throw new Error('checkout is not implemented')
}
export class NotImplementedError extends Error {
  name = 'NotImplementedError'
}
export async function refundLater() {
  throw new NotImplementedError('refunds')
}
export async function sendLater() {
  throw new Error('cannot send', { cause: new NotImplementedError('mail') })
}
export const nameOf = (customer) => customer.profile.name
export function pay(sum) {
  if (sum > 9) throw new Error('no such account')
  return sum
}
export function settings(text) {
  return new Date(text).toISOString()
}
`,
  'src/domain/broken.js': "import { tax } from './tax-tables.js'\nexport const taxOf = (sum) => tax(sum)\n",
  'src/main.js': `import { createServer } from 'node:http'
export const serve = () =>
  new Promise((resolve) => {
    const server = createServer((request, response) => {
      response.writeHead(request.url === '/old' ? 405 : 404).end()
    }).listen(0, () => resolve(server))
  })
`,
  'test/support/check.js': `export const checkAll = (check, prices) => {
  for (const price of prices) check(price)
}
export const port = (server) => server.address().port
`,
}

const cart = (names: string) => `import ${names} from '../src/domain/cart.js'\n`

const serving = (body: string) =>
  `const server = await serve(); const url = 'http://127.0.0.1:' + port(server); try { ${body} } finally { server.close() }`

/** All failing tests of a runner. */
export function scriptReds(runner: keyof typeof words): Red[] {
  const say = words[runner]
  const red = (why: string, right: RedClassName, imports: string, body: string, around = ''): Red => ({
    why, right, text: `${say.head}${imports}${around}\ntest('red', async () => {\n  ${body}\n})\n`,
  }) // prettier-ignore
  const main = "import { serve } from '../src/main.js'\nimport { port } from '../test/support/check.js'\n"
  return [
    red('another value', 'R-assertion', cart('{ total }'), say.equal('total([1, 2])', '3')),
    red('another text', 'R-assertion', cart('{ load }'), say.equal('await load()', "'tea'")),
    red('another object', 'R-assertion', cart('{ items }'), say.deep('items()', "[{ id: 1, name: 'tea', price: 250 }]")),
    red('not true', 'R-assertion', cart('{ isPaid }'), say.truthy('isPaid()')),
    red('nothing thrown', 'R-assertion', cart('{ total }'), say.throws('total([-1])')),
    red('nothing rejected', 'R-assertion', cart('{ load }'), say.rejects('load()')),
    red('not among them', 'R-assertion', cart('{ items }'), say.includes('items().map(({ name }) => name)', "'milk'")),
    red('the text speaks of time', 'R-assertion', cart('{ load }'), say.equal('await load()', "'Test timed out in 5000ms'")),
    red('the text speaks of syntax', 'R-assertion', cart('{ load }'), say.equal('await load()', "'SyntaxError: Unexpected token }'")),
    red('the text speaks of the network', 'R-assertion', cart('{ load }'), say.equal('await load()', "'connect ECONNREFUSED 127.0.0.1:80'")),
    red('the text speaks of what is missing', 'R-assertion', cart('{ load }'), say.equal('await load()', '"Cannot find module \'x\'"')),
    red('by a helper of the tests', 'R-assertion', `${cart('{ total }')}import { checkAll } from '../test/support/check.js'\n`, `checkAll((price) => { ${say.equal('total([price])', 'price')} }, [0, 2])`),
    red('in a promise', 'R-assertion', cart('{ load }'), `await load().then((text) => { ${say.equal('text', "'tea'")} })`),
    red('says not implemented', 'R-not-implemented', cart('{ checkout }'), say.equal('checkout()', '1')),
    red('rejects as not implemented', 'R-not-implemented', cart('{ refundLater }'), say.equal('await refundLater()', '1')),
    red('resolves instead of not implemented', 'R-not-implemented', cart('{ refundLater }'), say.resolves('refundLater()', '1')),
    red('not implemented deep inside', 'R-not-implemented', cart('{ sendLater }'), say.equal('await sendLater()', '1')),
    red('no such route', 'R-boundary', main, serving(say.equal("(await fetch(url + '/orders')).status", '200'))),
    red('no such method', 'R-boundary', main, serving(say.equal("(await fetch(url + '/old', { method: 'POST' })).status", '201'))),
    red('the own service is down', 'R-own-server-refused', '', say.equal("(await fetch(process.env.HELIX_SERVICE_URL + '/orders')).status", '200')),
    red('no such module', 'R-missing-module', "import { order } from '../src/domain/orders.js'\n", say.equal('order()', '1')),
    red('no such module of a folder', 'R-missing-module', "import { invoice } from '../src/billing/index.js'\n", say.equal('invoice()', '1')),
    red('no such module when it runs', 'R-missing-module', '', `const { ship } = await import('../src/domain/shipping.js'); ${say.equal('ship()', '1')}`),
    red('no such export', 'R-missing-export', cart('{ discount }'), say.equal('discount(10)', '9')),
    red('no such member', 'R-missing-export', cart('* as cart'), say.equal('cart.vouchers(10)', '9')),
    red('no such class', 'R-missing-export', cart('{ Basket }'), say.equal('new Basket().size', '0')),
    { why: 'a bracket too many', right: 'H-syntax', text: `${say.head}test('red', () => {\n  const a = [1, 2\n  ${say.equal('a[0]', '2')}\n})\n` },
    { why: 'a word that is none', right: 'H-syntax', text: `${say.head}test('red', () => {\n  conts a = 1\n})\n` },
    red('no such package', 'H-missing-package', "import pad from 'left-padding-of-nobody'\n", say.equal('pad(1)', '1')),
    red('no such package of a scope', 'H-missing-package', "import { sum } from '@nobody/sums'\n", say.equal('sum(1)', '1')),
    red('no such helper', 'H-missing-helper', "import { aCart } from '../test/support/builders.js'\n", say.equal('aCart()', '1')),
    red('the product imports what is not there', 'H-broken-source-import', "import { taxOf } from '../src/domain/broken.js'\n", say.equal('taxOf(1)', '1')),
    red('a hook before all breaks', 'H-hook-or-setup', cart('{ total }'), say.equal('total([1])', '1'), say.beforeAll("throw new Error('no fixtures')")),
    red('a hook before each breaks', 'H-hook-or-setup', cart('{ total }'), say.equal('total([1])', '1'), say.beforeEach("throw new Error('no fixtures')")),
    { why: 'it never ends', right: 'H-timeout', text: `${say.head}${say.hasty('await new Promise(() => setTimeout(() => undefined, 3000))')}\n` },
    red('no such host', 'H-environment', '', say.equal("(await fetch('http://shop.invalid/')).status", '200')),
    red('another service is down', 'H-environment', '', say.equal("(await fetch('http://127.0.0.1:2/')).status", '200')),
    red('a port is taken', 'H-environment', "import { createServer } from 'node:http'\nimport { once } from 'node:events'\n", "const one = createServer().listen(0, '127.0.0.1'); await once(one, 'listening'); const other = createServer(); try { other.listen(one.address().port, '127.0.0.1'); await once(other, 'listening') } finally { one.close() }"),
    red('a variable is not set', 'H-environment', '', "if (!process.env.SHOP_DATABASE) throw new Error('SHOP_DATABASE is not set')"),
    red('a name that is none', 'H-test-bug', cart('{ total }'), say.equal('totl([1])', '1')),
    red('a member of nothing', 'H-test-bug', cart('{ items }'), say.equal('items()[7].name', "'tea'")),
    red('a call of what is no function', 'H-test-bug', cart('{ items }'), say.equal('items().first()', '1')),
    red('a list of no length', 'H-test-bug', '', say.equal('new Array(-1).length', '1')),
    red('the product reads a member of nothing', 'H-source-bug', cart('{ nameOf }'), say.equal('nameOf({})', "'Ada'")),
    red('the product refuses', 'H-source-bug', cart('{ pay }'), say.equal('pay(10)', '10')),
    red('the product gets no date', 'H-source-bug', cart('{ settings }'), say.equal("settings('soon')", "'2030'")),
    red('not implemented by the test itself', 'H-unconditional', '', "throw new Error('not implemented')"),
    ...(runner === 'jest' || runner === 'playwright' ? [] : [red('it fails whatever happens', 'H-unconditional', '', say.fail)]),
    red('an error of its own', 'H-other', '', "throw new Error('to be written')"),
    red('a text is thrown', 'H-other', '', "throw 'to be written'"),
  ] // prettier-ignore
}
