import { expect, it } from 'vitest'
import { anEvidence, at } from '../testing/evidence.ts'
import { realTree } from '../testing/real-tree.ts'
import { aFailure, anAssertion } from '../testing/runs.ts'
import { classify } from './classify.ts'
import { redContext } from './context.ts'

const file = 'e2e/cart.test.ts'
const id = `${file} > pays`
const product = { 'src/cart.ts': 'export const cart = () => ({ apply() {} })\n', 'src/here.js': '' }

/** The class of a failure in the last line of a test but one. */
function classOf(body: string, failure: Parameters<typeof aFailure>[1], files: Record<string, string> = {}) {
  const text = `import { expect, test } from 'vitest'\nimport { cart } from '../src/cart.ts'\nimport { row } from './rows.ts'\ntest('pays', () => {\n${body}\n})\n`
  const head = realTree({ [file]: text, ...product, ...files })
  const context = redContext(anEvidence({ position: at('E2E_RED'), head }), { serviceStarted: null, serviceUrl: null }, file)
  const frames = [{ file, line: text.split('\n').length - 2, column: 1, inside: true }]
  return classify({ ...aFailure(id, failure), frames }, context, false)
} // prettier-ignore

const compared = { ...anAssertion(id), expected: '1', actual: '2' }

it.each([
  ["const paid = cart()\nexpect(paid.toLowerCase()).toBe('EUR')", 'H-unconditional'],
  ["const paid = cart()\nexpect(paid.toLowerCase()).toBe('eur')", 'R-assertion'],
  ['cart()\nexpect(() => 1).toThrow(cart)', 'H-unconditional'],
  ['expect(() => cart(1)).toThrow(RangeError)', 'R-assertion'],
  ['const made = new Date()\ncart()\nexpect(made.getUTCFullYear()).toBe(2024)', 'H-unconditional'],
  ['const made = new Date()\ncart()\nexpect(new Date() - made).toBe(0)', 'R-assertion'],
  ['const made = new Date()\nexpect(cart(made)).toBe(made)', 'R-assertion'],
])('what is asked is met by no answer, or may be: %s', (body, name) => {
  expect(classOf(body, compared)).toBe(name)
})

it.each([
  ["import { basename } from 'node:path'\nexport const row = (parts) => ({ text: basename('a'), ...parts })\n", 'H-unconditional'],
  ["import { cart } from '../src/cart.ts'\nexport const row = (parts) => ({ text: cart(), ...parts })\n", 'R-assertion'],
])('what a builder of the tests made is no answer: %s', (text, name) => {
  expect(classOf("cart()\nexpect(row({ text: 'a' }).text).toBe('b')", compared, { 'e2e/rows.ts': text })).toBe(name)
}) // prettier-ignore

it.each([
  ['[Function cart]', 'H-unconditional'],
  ['[AsyncFunction cart]', 'H-unconditional'],
  ["Locator@getByRole('heading')", 'H-unconditional'],
  ["'[Function cart]'", 'R-assertion'],
])('what nobody called is compared: %s', (actual, name) => {
  expect(classOf('expect(cart.total).toBe(2)', { ...compared, actual })).toBe(name)
})

it.each([
  ["'200'", '404', 'expect(statusOf(cart())).toBe(wanted)', 'H-unconditional'],
  ["'200'", '404', 'expect(sum(cart())).toBe(wanted)', 'R-assertion'],
])('a status is a number: %s instead of %s', (expected, actual, body, name) => {
  const failure = { ...compared, message: `expected ${actual} to be ${expected}`, expected, actual }
  expect(classOf(body, failure)).toBe(name)
})

it.each([
  ['{\n  "status": 404,\n}', '{\n  "status": 200,\n}', '', 'R-boundary'],
  ['Response {}', '{\n  "ok": true,\n  "status": 200,\n}', "expected Response { status: 404, statusText: '' } to match object", 'R-boundary'],
  ['{\n  "status": 404,\n}', '{\n  "status": "open",\n}', '', 'R-assertion'],
  ['{\n  "a": 1,\n  "status": 404,\n}', '{\n  "a": 2,\n  "status": 404,\n}', '', 'R-assertion'],
  ['{\n  "a": 404,\n}', '{\n  "a": 200,\n}', '', 'R-assertion'],
])('an answer of a route that is not there: %s instead of %s', (actual, expected, message, name) => {
  expect(classOf('expect(await cart()).toMatchObject(wanted)', { ...compared, message, actual, expected })).toBe(name)
}) // prettier-ignore

it.each([
  ['[404, 404]', '[201, 201]', 'R-boundary'],
  ['[404, 500]', '[201, 201]', 'R-assertion'],
  ['[404, 404]', '[201, 20]', 'R-assertion'],
])('routes of the own server are not there: %s instead of %s', (actual, expected, name) => {
  expect(classOf('expect(await Promise.all(cart())).toEqual(wanted)', { ...compared, actual, expected })).toBe(name)
})

it.each([
  ['2001', 'const seen = await asked((url) => fetch(url).status)\nexpect(seen).toBe(2001)', 'H-unconditional'],
  ['2001', 'const seen = await asked((url) => fetch(url).length)\nexpect(seen).toBe(2001)', 'R-assertion'],
  ['200 OK', "expect(cart('GET', '/').status).toBe('200 OK')", 'H-unconditional'],
  ['200 lentils', "expect(cart('GET', '/').status).toBe('200 lentils')", 'R-assertion'],
])('a status of 200 is asked to be %s: %s', (expected, body, name) => {
  expect(classOf(body, { ...compared, actual: '200', expected })).toBe(name)
})

it.each([
  ['applyTwice', true, 'R-missing-export'],
  ['reimburse', true, 'R-missing-export'],
  ['schedule', true, 'H-test-bug'],
  ['schedule', false, 'R-missing-export'],
  ['send', false, 'H-test-bug'],
])('a member is to come where the product or its spec says so: %s', (member, isSpecified, name) => {
  const failure = { name: 'TypeError', message: `cart(...).${member} is not a function` }
  const spec = { 'docs/spec.md': '# Cart\n\n### REQ-1 Shops reimburse what was paid\n' }
  expect(classOf(`cart().${member}()`, failure, isSpecified ? spec : {})).toBe(name)
})

it.each([
  ['../src/here.mjs', 'H-missing-helper'],
  ['../src/to-come.mjs', 'R-missing-module'],
])('a file cannot be loaded, for what it imports has another ending: %s', (specifier, name) => {
  const failure = { name: 'Error', message: `Cannot find module '${specifier}' imported from ${file}`, beside: true as const }
  expect(classOf('cart()', failure)).toBe(name)
}) // prettier-ignore

it.each([
  ['200', 'H-unconditional'],
  ['404', 'R-boundary'],
])('a status that is a number is asked to be 200: %s', (actual, name) => {
  const wanted = actual === '200' ? "'200'" : '200'
  const failure = { ...compared, message: `expected ${actual} to be ${wanted}`, expected: '200', actual }
  expect(classOf(`expect(cart().status).toBe(${wanted})`, failure)).toBe(name)
})

it.each([
  ['../src/cart/cart.ts', 'H-missing-helper'],
  ['../src/carts/basket.ts', 'R-missing-module'],
])('a folder of one that is there is asked for: %s', (specifier, name) => {
  const failure = { name: 'Error', message: `Cannot find module '${specifier}' imported from ${file}`, beside: true as const }
  const text = `import { pay } from '${specifier}'\ntest('pays', () => {})\n`
  const head = realTree({ [file]: text, 'src/carts/cart.ts': 'export const pay = 1\n' })
  const context = redContext(anEvidence({ position: at('E2E_RED'), head }), { serviceStarted: null, serviceUrl: null }, file)
  expect(classify(aFailure(id, failure), context, true)).toBe(name)
}) // prettier-ignore

it.each([
  ["+ actual - expected\n\n+ Promise {\n+   'b1'\n+ }\n- 'b1'", 'H-unconditional'],
  ["Promise {\n  'b1'\n} == 'b1'", 'H-unconditional'],
  ["+ actual - expected\n\n+ 'b2'\n- 'b1'", 'R-assertion'],
  ['+ actual - expected\n\n+ Promise { 1 }\n- Promise { 2 }', 'R-assertion'],
])('node:assert prints what nobody waits for: %s', (diff, name) => {
  const failure = {
    name: 'AssertionError',
    message: diff.startsWith('+') ? `Expected values to be strictly equal:\n${diff}` : diff,
  }
  expect(classOf("assert.equal(cart(), 'b1')", failure)).toBe(name)
})
