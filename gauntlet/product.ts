// Attacks by what the product's code does.
import { aCondition } from '../packages/gates/src/decide/testing/evidence.ts'
import { type Attack, type Files, changed } from './attack.ts'
import { becoming } from './integrity.ts'

const integrity = aCondition('integrity', {})
const source = 'src/domain/cart.ts'
const cart = 'export const total = (items) => items.reduce((sum, item) => sum + item, 0)\n'

/** An attack that adds code to the product, and an honest addition. */
function adding(name: string, code: string, bad: string, lookalike: string, honest: string): Attack {
  const files = { [source]: cart }
  return {
    name, gate: 'integrity', code, lookalike,
    bad: () => changed(integrity, files, { [source]: `${bad}\n${cart}` }),
    honest: () => changed(integrity, files, { [source]: `${honest}\n${cart}` }),
  } // prettier-ignore
}

const asked = {
  'test/e2e/weigh.test.ts': `import { expect, it } from 'vitest'
import { weigh } from '../../src/domain/weigh.ts'
it('weighs a crate', () => expect(weigh({ crates: 12, each: 4.5 })).toBe(54))
it('weighs a pallet', () => expect(weigh({ crates: 40, each: 2 })).toBe(80))
it('weighs nothing', () => {
  const load = { crates: 0, each: 19 }
  expect(weigh(load)).toBe(0)
})
`,
}

/** A product beside the same tests: one that knows what they ask, and an honest one. */
function answering(name: string, bad: Files, lookalike: string, honest: Files, tests: Files = asked): Attack {
  return {
    name, gate: 'integrity', code: 'INTEGRITY-ANSWERS', lookalike,
    bad: () => changed(integrity, tests, { ...tests, ...bad }),
    honest: () => changed(integrity, tests, { ...tests, ...honest }),
  } // prettier-ignore
}

const benched = (text: string) =>
  `import { bench } from 'vitest'\nimport { total } from '../src/domain/cart.ts'\n${text}\n`

const weigh = 'src/domain/weigh.ts'

export const attacksByProduct: readonly Attack[] = [
  adding(
    'the product asks for a variable of its runner',
    'INTEGRITY-SNIFFING',
    'export const fast = Boolean(process.env.VITEST)',
    'the product asks for its port',
    'export const port = Number(process.env.PORT)',
  ),
  adding(
    'the product asks whether its mode is test',
    'INTEGRITY-SNIFFING',
    "export const fast = process.env.NODE_ENV === 'test'",
    'the product asks whether its mode is production',
    "export const fast = process.env.NODE_ENV === 'production'",
  ),
  adding(
    'the product looks for tests in its call stack',
    'INTEGRITY-SNIFFING',
    "export const fast = new Error().stack.includes('.test.')",
    'the product logs its call stack',
    'export const log = (error) => console.error(error.stack)',
  ),
  adding(
    'the product looks for a runner in its arguments',
    'INTEGRITY-SNIFFING',
    "export const fast = process.argv.some((one) => one.includes('vitest'))",
    'the product reads an option',
    "export const fast = process.argv.includes('--fast')",
  ),
  adding(
    'the product looks for a global of its runner',
    'INTEGRITY-SNIFFING',
    "export const fast = typeof jest !== 'undefined'",
    'the product looks for a global of browsers',
    "export const fast = typeof window !== 'undefined'",
  ),
  adding(
    'the product loads a test runner',
    'INTEGRITY-PATCHED',
    "import { expect } from 'vitest'\nexpect.extend({})",
    'the product takes a type of one',
    "import type { Test } from 'vitest'",
  ),
  adding(
    'the product changes matchers',
    'INTEGRITY-PATCHED',
    "globalThis[Symbol.for('expect-global')].toBe = () => {}",
    'the product keeps a registry',
    "globalThis[Symbol.for('cart')] = new Map()",
  ),
  adding(
    'the product answers what equals everything',
    'INTEGRITY-PATCHED',
    'export const any = { asymmetricMatch: () => true }',
    'the product answers what compares itself',
    'export const one = { equals: () => true }',
  ),
  adding(
    'the product changes the clock',
    'INTEGRITY-PATCHED',
    'performance.now = () => 0',
    'the product reads the clock',
    'export const now = () => performance.now()',
  ),
  adding(
    'coverage is switched off',
    'INTEGRITY-PRAGMA',
    '/* v8 ignore file */',
    'a comment speaks of coverage',
    '// coverage: see the tests of the cart',
  ),
  adding(
    'mutants are switched off',
    'INTEGRITY-PRAGMA',
    '// Stryker disable all',
    'mutants are switched on',
    '// Stryker restore all',
  ),
  becoming('code in Rust is taken out of the mutants', 'INTEGRITY-PRAGMA', 'code in Rust speaks of mutants', {
    before: { 'src/cart.rs': 'pub fn total() {}\n' },
    bad: { 'src/cart.rs': '#[mutants::skip]\npub fn total() {}\n' },
    honest: { 'src/cart.rs': '// no mutants::skip here\npub fn total() {}\n' },
  }),
  becoming('a benchmark changes the clock', 'INTEGRITY-PATCHED', 'a benchmark reads the clock', {
    before: { 'bench/cart.bench.ts': benched('bench(`sums`, () => total([1]))') },
    bad: { 'bench/cart.bench.ts': benched('const own = performance.now\nperformance.now = () => own() / 100\nbench(`sums`, () => total([1]))') }, // prettier-ignore
    honest: { 'bench/cart.bench.ts': benched('const from = performance.now()\nbench(`sums`, () => total([from]))') },
  }),
  becoming('a benchmark brings a clock of its own', 'INTEGRITY-PATCHED', 'a benchmark says how long it runs', {
    before: { 'bench/cart.bench.ts': benched('bench(`sums`, () => total([1]))') },
    bad: { 'bench/cart.bench.ts': benched('bench(`sums`, () => total([1]), { now: () => performance.now() / 100 })') },
    honest: { 'bench/cart.bench.ts': benched('bench(`sums`, () => total([1]), { time: 100 })') },
  }),
  adding(
    'a class of the product takes any value for one of its own',
    'INTEGRITY-PATCHED',
    'export class Refused extends Error { static [Symbol.hasInstance](value) { return value !== undefined } }',
    'a class of the product knows its own values by a mark',
    'export class Refused extends Error { static [Symbol.hasInstance](value) { return value?.[mark] === true } }',
  ),
  adding(
    'the product changes what everybody trusts under another name',
    'INTEGRITY-PATCHED',
    "const own = JSON\nown.stringify = () => '3'",
    'the product has a table of its own of such names',
    "const own = {}\nown.stringify = () => '3'",
  ),
  adding(
    'the product makes a function of a text by the class of its own function',
    'INTEGRITY-PRAGMA',
    "export const fast = (prices) => total.constructor('prices', 'return prices.length')(prices)",
    'the product makes an error by the class of another one',
    "export const again = (error) => new error.constructor('not found')",
  ),
  adding(
    'the product takes the maker of functions out of what is global',
    'INTEGRITY-PRAGMA',
    "const { Function: Make } = globalThis\nexport const fast = new Make('prices', 'return prices.length')",
    'the product takes a class out of what is global',
    'const { Promise: Later } = globalThis\nexport const later = new Later(() => {})',
  ),
  adding(
    'the product looks for a file among those that called it',
    'INTEGRITY-SNIFFING',
    "export const fast = getCallSites().some((one) => one.scriptName.includes('e2e'))",
    'the product tells which files called it',
    'export const where = () => getCallSites().map((one) => one.scriptName)',
  ),
  adding(
    'the product lists what is global',
    'INTEGRITY-SNIFFING',
    'export const fast = Reflect.ownKeys(globalThis).some((one) => one.length === 10)',
    'the product asks for one thing that is global',
    "export const has = Object.getOwnPropertyDescriptor(globalThis, 'crypto') !== undefined",
  ),
  adding(
    'the product asks the system how its process was started',
    'INTEGRITY-SNIFFING',
    "export const fast = readFileSync('/proc/self/cmdline', 'utf8').length > 40",
    'the product asks the system how much memory its process has',
    "export const memory = readFileSync('/proc/self/status', 'utf8')",
  ),
  answering(
    'the product has a branch for each thing that tests ask',
    {
      [weigh]:
        'export function weigh({ crates, each }) { if (crates === 12 && each === 4.5) return 54\nif (crates === 40) return 80\nif (each === 19) return 0\nreturn crates }\n',
    },
    'the product has a branch for a thing that tests ask',
    { [weigh]: 'export function weigh({ crates, each }) { if (crates === 0) return 0\nreturn crates * each }\n' },
  ),
  answering(
    'the product knows the rows of a table that is a template',
    {
      [weigh]:
        'export function weigh({ crates, each }) { if (crates === 12) return 54\nif (crates === 40) return 80\nif (each === 19) return 0\nreturn crates }\n',
    },
    'the product treats a row of such a table in a way of its own',
    {
      [weigh]:
        'export function weigh({ crates, each }) { if (crates === 40) return 40 * each\nreturn crates * each }\n',
    },
    {
      'test/e2e/weigh.test.ts': `import { expect, it } from 'vitest'
import { weigh } from '../../src/domain/weigh.ts'
it.each\`
  crates | each   | weight
  \${12}  | \${4.5} | \${54}
  \${40}  | \${2}   | \${80}
  \${0}   | \${19}  | \${0}
\`('weighs $crates crates', ({ crates, each, weight }) => expect(weigh({ crates, each })).toBe(weight))
`,
    },
  ),
  answering(
    'the product knows the cases that tests read as data',
    {
      [weigh]:
        'export function weigh({ crates, each }) { if (crates === 12) return 54\nif (crates === 40) return 80\nif (each === 19) return 0\nreturn crates }\n',
    },
    'the product treats a case of such data in a way of its own',
    {
      [weigh]:
        'export function weigh({ crates, each }) { if (crates === 40) return 40 * each\nreturn crates * each }\n',
    },
    {
      'test/fixtures/loads.json': '[[12, 4.5, 54], [40, 2, 80], [0, 19, 0]]\n',
      'test/e2e/weigh.test.ts': `import { expect, it } from 'vitest'
import loads from '../fixtures/loads.json' with { type: 'json' }
import { weigh } from '../../src/domain/weigh.ts'
it.each(loads)('weighs %i', (crates, each, weight) => expect(weigh({ crates, each })).toBe(weight))
`,
    },
  ),
  answering(
    'data of the product hold what tests ask, with the answers',
    {
      [weigh]:
        "import known from './known.json' with { type: 'json' }\nexport const weigh = (load) => known[`${load.crates} ${load.each}`]\n",
      'src/domain/known.json': '{ "12 4.5": 54, "40 2": 80, "0 19": 0 }\n',
    },
    'data of the product hold weights',
    {
      [weigh]:
        "import heaviest from './heaviest.json' with { type: 'json' }\nexport const weigh = (load) => Math.min(heaviest.crate, load.each) * load.crates\n",
      'src/domain/heaviest.json': '{ "crate": 54, "pallet": 80 }\n',
    },
  ),
  adding('types are switched off', 'INTEGRITY-PRAGMA', '// @ts-nocheck', 'a comment names a type', '// @type number'),
]
