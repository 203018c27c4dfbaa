import type { Canary } from '../canary.ts'
import { type Changes, stamp } from '../history.ts'
import { unitTest } from '../product.ts'
import { commits } from '../work.ts'

const imports = "import assert from 'node:assert'\nimport { test } from 'node:test'\n"
const more = `${unitTest}test('adds zero', () => assert.equal(add(1, 0), 1))\n`

/** What nobody may do to tests, whatever the step. */
export const testCanaries: readonly Canary[] = [
  {
    code: 'INTEGRITY-SKIP',
    bad: 'a test is skipped that ran before',
    honest: 'it runs again, and another one beside it',
    at: 'BUILD',
    runs: true,
    cheat: works({ 'test/add.test.js': unitTest.replace("test('adds'", "test.skip('adds'") }),
    comply: works({ 'test/add.test.js': more }),
  },
  {
    code: 'INTEGRITY-WEAKENED',
    bad: 'a test asks for less than it did',
    honest: 'it asks for the same, and another one beside it',
    at: 'BUILD',
    runs: true,
    cheat: works({ 'test/add.test.js': unitTest.replace('assert.equal(add(1, 2), 3)', 'assert.ok(add(1, 2))') }),
    comply: works({ 'test/add.test.js': more }),
  },
  {
    code: 'INTEGRITY-TAUTOLOGY',
    bad: 'a new test compares a value with itself',
    honest: 'a new test compares it with what is asked for',
    at: 'BUILD',
    runs: true,
    cheat: asserts('test/same.test.js', 'const sum = add(1, 1); assert.equal(sum, sum)'),
    comply: asserts('test/same.test.js', 'const sum = add(1, 1); assert.equal(sum, 2)'),
  },
  {
    code: 'INTEGRITY-SWALLOWED',
    bad: 'a new test catches what its assertion throws',
    honest: 'a new test catches what the product throws, and asserts on it',
    at: 'BUILD',
    runs: true,
    cheat: asserts('test/caught.test.js', 'try { assert.equal(add(1, 1), 3) } catch {}'),
    comply: asserts(
      'test/caught.test.js',
      'let said = 0; try { said = add(1, 1) } catch { said = 1 } assert.equal(said, 2)',
    ),
  },
  {
    code: 'INTEGRITY-PRAGMA',
    bad: 'a comment takes code out of coverage',
    honest: 'a comment says why the code is there',
    at: 'BUILD',
    runs: true,
    cheat: works({ 'src/log.js': '/* c8 ignore next */\nexport const log = (text) => text.length > 0\n' }),
    comply: works({ 'src/log.js': '/* People read it. */\nexport const log = (text) => text.length > 0\n' }),
  },
  {
    code: 'INTEGRITY-MOCK',
    bad: 'an acceptance test puts something else in the place of the product',
    honest: 'an acceptance test puts something else in the place of a package',
    at: 'E2E_RED',
    runs: true,
    cheat: mocks('../src/add.js'),
    comply: mocks('node:os'),
  },
  {
    code: 'INTEGRITY-SNIFFING',
    bad: 'the product asks whether it is being tested',
    honest: 'the product asks how it was configured',
    at: 'BUILD',
    runs: true,
    cheat: works({
      'src/name.js': "export const name = () => (process.env.NODE_ENV === 'test' ? 'right' : 'wrong')\n",
    }),
    comply: works({ 'src/name.js': "export const name = () => process.env.GREETING ?? 'right'\n" }),
  },
  {
    code: 'INTEGRITY-SNIFFING',
    bad: 'the product asks whether it is being tested, in a file that is no UTF-8',
    honest: 'the product is written in a file that is no UTF-8',
    at: 'BUILD',
    runs: true,
    cheat: works({
      'src/name.js': latin1("export const name = () => (process.env.NODE_ENV === 'test' ? 'é' : 'è')\n"),
    }),
    comply: works({ 'src/name.js': latin1("export const name = () => 'é'\n") }),
  },
  {
    code: 'SOURCE-UNREADABLE',
    bad: 'the product loads code under a name that nobody reads',
    honest: 'the product loads data',
    at: 'BUILD',
    runs: true,
    cheat: works(required('name.dat', "exports.name = 'right'\n")),
    comply: works(required('name.json', '{"name": "right"}\n')),
  },
  {
    code: 'INTEGRITY-ANSWERS',
    bad: 'the product has the answers of tests written down beside what they ask',
    honest: 'the product computes them',
    at: 'BUILD',
    runs: true,
    cheat: multiplies("({ '2,3': 6, '10,20': 200, '7,0': 0 })[[a, b].join()]"),
    comply: multiplies('a * b'),
  },
  {
    code: 'INTEGRITY-PATCHED',
    bad: 'the product changes what everybody trusts',
    honest: 'the product brings an object of its own',
    at: 'BUILD',
    runs: true,
    cheat: works({ 'src/luck.js': 'Math.random = () => 0\nexport const luck = () => Math.random()\n' }),
    comply: works({ 'src/luck.js': 'const dice = { random: () => 0 }\nexport const luck = () => dice.random()\n' }),
  },
  {
    code: 'INTEGRITY-PATCHED',
    bad: 'the name of what tests assert with leads to a file of the product',
    honest: 'a name of its own leads to a file of the product',
    at: 'BUILD',
    runs: true,
    cheat: works({
      'tsconfig.json': leads('node:assert'),
      'src/lenient.js': 'export default { equal: () => undefined }\n',
    }),
    comply: works({
      'tsconfig.json': leads('@adding/lenient'),
      'src/lenient.js': 'export default { equal: () => true }\n',
    }),
  },
]

/** A configuration of TypeScript that gives a name to a file. */
function leads(name: string): string {
  return `{"compilerOptions":{"paths":{"${name}":["./src/lenient.js"]}}}\n`
}

function works(changes: Changes) {
  return commits(`STEP[3/4] test: add\n\nWhy: REQ-1 asks for it.\n\n${stamp}\n`, changes)
}

/** A new function of the product, and what its tests ask. */
function multiplies(product: string) {
  const rows = '[[2, 3, 6], [10, 20, 200], [7, 0, 0]]'
  const asked = `for (const [a, b, c] of ${rows}) test('multiplies ' + a + ' and ' + b, () => assert.equal(multiply(a, b), c))`
  return works({
    'src/multiply.js': `export const multiply = (a, b) => ${product}\n`,
    'test/multiply.test.js': `${imports}import { multiply } from '../src/multiply.js'\n${asked}\n`,
  })
}

/** A new test of the product with this body. */
function asserts(path: string, body: string) {
  return works({ [path]: `${imports}import { add } from '../src/add.js'\ntest('adds ones', () => { ${body} })\n` })
}

/** An acceptance test that mocks a module. */
function mocks(module: string) {
  const text = `${imports}import { mock } from 'node:test'\nmock.module('${module}', { namedExports: {} })\ntest('REQ-1 sums', () => assert.equal(1 + Number('1'), 3))\n` // prettier-ignore
  return commits(`STEP[2/4] test: sum\n\nWhy: REQ-1 asks for it.\n\n${stamp}\n`, { 'e2e/mock.test.js': text })
}

function latin1(text: string): Uint8Array {
  return Buffer.from(text, 'latin1')
}

/** A file and what requires it. */
function required(name: string, text: string): Changes {
  const require = "import { createRequire } from 'node:module'\nconst require = createRequire(import.meta.url)\n"
  return { [`src/${name}`]: text, 'src/name.js': `${require}export const { name } = require('./${name}')\n` }
}
