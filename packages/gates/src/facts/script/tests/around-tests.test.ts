import { expect, it } from 'vitest'
import { factsOf } from '../../testing/facts-of.ts'

const bodyOf = (text: string, path: string) => factsOf(text, path).tests.find(({ id }) => id.endsWith(' > a'))?.body
const head = "import { add, sub } from '../src/a.js'\nconst said = { sum: 2 }\n"
const plain = `${head}test('a', () => { expect(add(1)).toBe(said.sum) })\n`
const before = (statement: string) => plain.replace('test(', `${statement}\ntest(`)
const each = (table: string, given: string) =>
  `describe.each(${table})('d', ${given} => { test('a', () => { expect(add(x)).toBe(y) }) })`
const loop = (range: string, inside: string) =>
  `for (const ${range}) { ${inside}; test('a', () => { expect(add(x)).toBe(y) }) }`

it.each([
  ['a statement at the top that changes what it uses', plain, before('if (said.sum) said.sum = 3')],
  ['a value that is made by changing it', plain, before('const more = Object.assign(said, { sum: 3 })')],
  ['a value that is made by setting it', plain, before('const more = (said.sum = 3)')],
  ['a spy that has a name', plain, before("const spy = vi.spyOn(said, 'sum')")],
  ['a block of a class', plain, before('class More { static { said.sum = 3 } }')],
  ['what is exported by setting it', plain, before('export default (said.sum = 3)')],
  ['the rows of its suite', each('[[1, 2]]', '(x, y)'), each('[[1, 3]]', '(x, y)')],
  ['the parameters of its suite', each('[[1, 2]]', '(x, y)'), each('[[1, 2]]', '(y, x)')],
  ['what its suite takes where it is given nothing', each('[[1]]', '(x, y = 2)'), each('[[1]]', '(x, y = 3)')],
  ['what its loop declares', loop('x of [1]', 'const y = 2'), loop('x of [1]', 'const y = 3')],
  ['what its loop does', loop('x of [1]', 'y = 2'), loop('x of [1]', 'y = 3')],
  ['what its loop gives to names', loop('[x, y] of [[1, 2]]', ''), loop('[y, x] of [[1, 2]]', '')],
  ['what a name is called where it comes from', plain, plain.replace('add, sub', 'sub as add')],
  ['which of two assertions is which', "import { equal, throws } from 'node:assert'\ntest('a', () => { throws(add); equal(1, 1) })", "import { equal as throws, throws as equal } from 'node:assert'\ntest('a', () => { throws(add); equal(1, 1) })"],
])('the body of a test takes in %s', (_, one, other) => {
  expect(bodyOf(one, 'test/a.test.js')).toMatch(/^[0-9a-f]{64}$/)
  expect(bodyOf(other, 'test/a.test.js')).not.toBe(bodyOf(one, 'test/a.test.js'))
}) // prettier-ignore

it.each([
  ['values beside it', plain, before('const more = Object.assign({}, said), most = [said].map(({ sum }) => sum)')],
  ['functions that would change what it uses', plain, before('const change = () => { said.sum = 3 }')],
  ['a spy that nobody knows', plain, before('const spy = vi.fn()')],
  ['other tests of its loop', loop('x of [1]', 'const y = 2'), loop('x of [1]', "const y = 2; test('b', () => {})")],
  ['another place of the product', plain, plain.replace('../src/a.js', '../src/sums/a.js')],
  ['the function that takes a part of its module', "const { add } = require('../src/a.js')\ntest('a', () => { expect(add(1)).toBe(2) })", "const add = require('../src/a.js').add\ntest('a', () => { expect(add(1)).toBe(2) })"],
  ['how it loads its module', "const { add } = require('../src/a.js')\ntest('a', () => { expect(add(1)).toBe(2) })", "import { add } from '../src/a.js'\ntest('a', () => { expect(add(1)).toBe(2) })"],
  ['how it loads a module of Node', "const assert = require('assert')\ntest('a', () => { assert.equal(add(1), 2) })", "import assert from 'node:assert'\ntest('a', () => { assert.equal(add(1), 2) })"],
])('the body of a test leaves out %s', (_, one, other) => {
  expect(bodyOf(other, 'test/a.test.js')).toBe(bodyOf(one, 'test/a.test.js'))
}) // prettier-ignore

it('a name that a module calls otherwise is told by what it is called there', () => {
  const [test] = factsOf(plain.replace('add, sub', 'plus as add'), 'test/a.test.js').tests
  expect(test?.names).toEqual(['plus', 'sum'])
})
