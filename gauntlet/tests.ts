// Attacks on what tests say.
import { aCondition, aPolicy, runsBy } from '../packages/gates/src/decide/testing/evidence.ts'
import { realTree } from '../packages/gates/src/decide/testing/real-tree.ts'
import { aRun, passed } from '../packages/gates/src/decide/testing/runs.ts'
import { type Attack, type Answer, changed, type Files, judged } from './attack.ts'
import { becoming } from './integrity.ts'

const integrity = aCondition('integrity', {})
const unit = 'test/unit/cart.test.ts'
const file = (body: string) =>
  `import { expect, it, vi } from 'vitest'\nimport { total } from '../../src/domain/cart.ts'\n${body}\n`
const it = (body: string, title = 'pays') => `it('${title}', async () => { ${body} })`
const sum = 'expect(total([1, 2])).toBe(3)'
const before: Files = { [unit]: file(it(sum)) }

/** An attack that changes the unit test, and an honest change of it. */
function onTest(name: string, code: string, bad: string, lookalike: string, honest: string, base = it(sum)): Attack {
  const files = { [unit]: file(base) }
  return {
    name, gate: 'integrity', code, lookalike,
    bad: () => changed(integrity, files, { [unit]: file(bad) }),
    honest: () => changed(integrity, files, { [unit]: file(honest) }),
  } // prettier-ignore
}

const table = (rows: string) => `it.each([${rows}])('of %i', (n, sum) => { expect(total([n])).toBe(sum) })`
const helper = (body: string) => `function says(cart) { ${body} }`
const both = 'expect(cart.count).toBe(1); expect(cart.total).toBe(3)'
const helpedFrom = (declaration: string): Files => ({
  [unit]: file(`import { says } from './says.ts'\n${it('says(cart)')}`),
  'test/unit/says.ts': `import { expect } from 'vitest'\nexport ${declaration}`,
})

const unitCommand = { kind: 'vitest', name: 'unit', files: ['test/unit/*.test.ts'], quick: true, within: 1000 } as const
const running = aPolicy({ always: [aCondition('tests', {}, 'unit')], steps: [], commands: { unit: unitCommand } })

/** What the gate tests says when the unit tests become these, and a run knows those. */
function ran(body: string, ...ids: string[]): Answer {
  const head = realTree({ [unit]: file(body) })
  return judged(aCondition('tests', { empty: 'fail', minTests: 1 }, 'unit'), {
    base: realTree(before),
    head,
    policy: running,
    testFiles: () => [unit],
    runs: runsBy({ 'unit tests': [aRun({ tests: ids.map((id) => passed(`${unit} > ${id}`)) })] }),
  })
}

const goTests = {
  'cart/cart_test.go': 'package cart\n\nfunc TestAdds(t *testing.T) {\n\tif Add(1, 2) != 3 {\n\t\tt.Fatal()\n\t}\n}\n',
}

const cart = 'src/domain/cart.ts'
/** The product says `due` where it said `total`, and so does its test, which stands elsewhere and has another title. */
const renamed: Files = {
  'src/domain/due.ts': 'export const due = 1\n',
  'test/unit/due.test.ts': file(it(sum, 'is due')).replaceAll('total', 'due').replace('cart.ts', 'due.ts'),
}

/** What an acceptance test does to the product that it has imported. */
function inPlace(name: string, bad: string, lookalike: string, honest: string): Attack {
  const path = 'e2e/cart.test.ts'
  const withLines = (lines: string) => () =>
    changed(integrity, before, {
      ...before,
      [path]: `import * as cart from '../src/domain/cart.ts'\nimport { expect, it, vi } from 'vitest'\n${lines}\nit('sums', () => { expect(1 + cart.total([1, 2])).toBe(4) })\n`,
    })
  return { name, gate: 'integrity', code: 'INTEGRITY-MOCK', bad: withLines(bad), lookalike, honest: withLines(honest) }
}

export const attacksOnTests: readonly Attack[] = [
  {
    name: 'a test comes to stand in a function that nobody calls',
    gate: 'tests',
    code: 'GATE-TESTS-UNRUN',
    bad: () => ran(`${it(sum, 'is')}\nconst cases = () => { ${it(sum)} }`, 'is'),
    lookalike: 'a test comes to stand in a function that two suites call',
    honest: () =>
      ran(`const cases = () => { ${it(sum)} }\ndescribe('a', cases)\ndescribe('b', cases)`, 'a > pays', 'b > pays'),
  },
  {
    name: 'a test that its file declares is left out of the run',
    gate: 'tests',
    code: 'GATE-TESTS-UNRUN',
    bad: () => ran(`${it(sum)}\nit.each([1])('row %i', (row) => { expect(total([row])).toBe(row) })`, 'row 1'),
    lookalike: 'a new test is declared on another system only',
    honest: () => ran(`${it(sum)}\nif (process.platform === 'win32') { ${it(sum, 'pays there')} }`, 'pays'),
  },
  onTest(
    'an exact value becomes a bound',
    'INTEGRITY-WEAKENED',
    it('expect(total([1, 2])).toBeGreaterThan(0)'),
    'an exact value becomes an error that is expected',
    it("expect(() => total([1, 2])).toThrow('no prices')"),
  ),
  onTest(
    'an exact value becomes a bound as chai says it',
    'INTEGRITY-WEAKENED',
    it('expect(total([1, 2])).to.be.above(0)'),
    'an exact value stays one as chai says it',
    it('expect(total([1, 2])).to.equal(3)'),
  ),
  onTest(
    'a value is made poorer before it is compared',
    'INTEGRITY-WEAKENED',
    it('expect(!!total([1, 2])).toBe(true)'),
    'an expected value is rounded',
    it('expect(total([1, 2])).toBe(Math.round(3.2))'),
  ),
  onTest(
    'a value is helped out by the test where there is none',
    'INTEGRITY-WEAKENED',
    it('expect(total([1, 2]) || 3).toBe(3)'),
    'an expected value is chosen by the test',
    it('expect(total([1, 2])).toBe(many ? 3 : 4)'),
  ),
  onTest(
    'a number may be fifty away',
    'INTEGRITY-WEAKENED',
    it('expect(total([1, 2])).toBeCloseTo(3, -2)'),
    'a number may differ by what a float loses',
    it('expect(total([1, 2])).toBeCloseTo(3, 9)'),
  ),
  onTest(
    'a number may be fifty away by a name',
    'INTEGRITY-WEAKENED',
    `const digits = 1 - 3\n${it('expect(total([1, 2])).toBeCloseTo(3, digits)')}`,
    'a number may differ a little by a name',
    `const digits = 9\n${it('expect(total([1, 2])).toBeCloseTo(3, digits)')}`,
  ),
  onTest(
    'a number may be far away by a name of another file',
    'INTEGRITY-WEAKENED',
    `import { digits } from './near.js'\n${it('expect(total([1, 2])).toBeCloseTo(3, digits)')}`,
    'a number may differ by what a row says',
    `it.each([9])('pays', (digits) => { expect(total([1, 2])).toBeCloseTo(3, digits) })`,
  ),
  onTest(
    'a number may be fifty away as chai says it',
    'INTEGRITY-WEAKENED',
    it('expect(total([1, 2])).to.be.closeTo(3, 50)'),
    'a number may differ a little as chai says it',
    it('expect(total([1, 2])).to.be.closeTo(3, 0.001)'),
  ),
  onTest(
    'a value is compared with what the same call answers',
    'INTEGRITY-WEAKENED',
    it('expect(total([1, 2])).toBe(total([1, 2]))'),
    'a value is compared with what another call answers',
    it('expect(total([1, 2])).toBe(total([3]))'),
  ),
  onTest(
    'a table of a test loses a row',
    'INTEGRITY-WEAKENED',
    table('[1, 1]'),
    'a row of a table becomes a test of its own',
    `${table('[1, 1]')}\n${it('expect(total([2])).toBe(2)', 'two')}`,
    table('[1, 1], [2, 2]'),
  ),
  onTest(
    'a loop of a test goes over fewer values',
    'INTEGRITY-WEAKENED',
    it('for (const n of [1]) expect(total([n])).toBe(n)'),
    'a loop of a test goes over other values',
    it('for (const n of [3, 4]) expect(total([n])).toBe(n)'),
    it('for (const n of [1, 2]) expect(total([n])).toBe(n)'),
  ),
  onTest(
    'an assertion is true whatever the product says',
    'INTEGRITY-TAUTOLOGY',
    `${it(sum)}\n${it('expect(total([1]) === 1 || true).toBe(true)', 'one')}`,
    'an assertion takes one of two answers',
    `${it(sum)}\n${it('expect(total([1]) === 1 || total([1]) === 2).toBe(true)', 'one')}`,
  ),
  onTest(
    'a matcher of the project lets everything pass',
    'INTEGRITY-PATCHED',
    `expect.extend({ toBeMoney: () => ({ pass: true, message: () => '' }) })\n${it(sum)}`,
    'a matcher of the project compares',
    `expect.extend({ toBeMoney: (a, b) => ({ pass: a === b, message: () => '' }) })\n${it(sum)}`,
  ),
  onTest(
    'a test says itself how many assertions it made',
    'INTEGRITY-PATCHED',
    it(`${sum}; expect.setState({ assertionCalls: 2 })`),
    'a test looks at how many assertions it made',
    it(`${sum}; expect(expect.getState().assertionCalls).toBe(1)`),
  ),
  {
    name: 'a helper that a test imports loses an assertion where it stands',
    gate: 'integrity',
    code: 'INTEGRITY-WEAKENED',
    bad: () => changed(integrity, helpedFrom(helper(both)), helpedFrom(helper('expect(cart.count).toBe(1)'))),
    lookalike: 'a helper that a test imports hands its assertions on to another file',
    honest: () =>
      changed(integrity, helpedFrom(helper(both)), {
        ...helpedFrom('function says(cart) { all(cart) }'),
        'test/unit/says.ts': "import { all } from './all.ts'\nexport function says(cart) { all(cart) }\n",
        'test/unit/all.ts': `import { expect } from 'vitest'\nexport function all(cart) { ${both} }\n`,
      }),
  },
  onTest(
    'a test of a suite without a title asks for less',
    'INTEGRITY-WEAKENED',
    `describe(() => { ${it('expect(total([1, 2])).toBeDefined()')} })`,
    'a test comes to a suite without a title',
    `describe(() => { ${it(sum)}; ${it('expect(total([2])).toBe(2)', 'pays one')} })`,
    `describe(() => { ${it(sum)} })`,
  ),
  {
    name: 'a test of Go is gone',
    gate: 'integrity',
    code: 'INTEGRITY-LOST',
    lookalike: 'it stands in another file, and another function behind it',
    bad: () => changed(integrity, goTests, { 'cart/cart_test.go': 'package cart\n' }),
    honest: () => changed(integrity, goTests, { 'cart/cart_test.go': 'package cart\n', 'cart/sum_test.go': `${goTests['cart/cart_test.go']}\nfunc three() int {\n\treturn 3\n}\n` }),
  }, // prettier-ignore
  {
    name: 'a test comes that is skipped in a file that the command runs',
    gate: 'integrity',
    code: 'INTEGRITY-SKIP',
    bad: () => changed(integrity, before, { ...before, 'test/unit/bill.test.ts': file(it(sum, 'later').replace('it(', 'it.skip(')) }, { policy: running }),
    lookalike: 'one comes in a source that a runner of tests is tried on',
    honest: () => changed(integrity, before, { ...before, 'fixtures/bill.test.ts': file(it(sum, 'later').replace('it(', 'it.skip(')) }, { policy: running }),
  }, // prettier-ignore
  {
    name: 'a test moves to a file that no command runs',
    gate: 'integrity',
    code: 'INTEGRITY-LOST',
    bad: () => changed(integrity, before, { 'test/unit/cart.checks.ts': file(it(sum)) }, { policy: running }),
    lookalike: 'a test moves to another file that the command runs',
    honest: () => changed(integrity, before, { 'test/unit/bill.test.ts': file(it(sum)) }, { policy: running }),
  },
  {
    name: 'a test is deleted',
    gate: 'integrity',
    code: 'INTEGRITY-LOST',
    bad: () => changed(integrity, before, { [unit]: file('') }),
    lookalike: 'a test moves to another file',
    honest: () => changed(integrity, before, { 'test/unit/bill.test.ts': file(it(sum)) }),
  },
  onTest(
    'two tests become one row of a table, written twice',
    'INTEGRITY-LOST',
    table('[3, 3], [3, 3]'),
    'two tests become two rows of a table',
    table('[3, 3], [4, 4]'),
    `${it('expect(total([3])).toBe(3)', 'of three')}\n${it('expect(total([4])).toBe(4)', 'of four')}`,
  ),
  {
    name: 'a test that runs on some systems goes',
    gate: 'integrity',
    code: 'INTEGRITY-LOST',
    bad: () => changed(integrity, { [unit]: file(it(sum).replace('it(', 'it.skipIf(isOld)(')) }, { [unit]: file('') }),
    lookalike: 'a test that was only planned goes',
    honest: () => changed(integrity, { [unit]: file(it(sum).replace('it(', 'it.todo(')) }, { [unit]: file('') }),
  },
  {
    name: 'a test goes, and one of another function comes in another file',
    gate: 'integrity',
    code: 'INTEGRITY-LOST',
    bad: () => changed(integrity, before, { [unit]: file(''), ...renamed }),
    lookalike: 'a test goes with its function to another file, under the new name',
    honest: () => changed(integrity, { ...before, [cart]: 'export const total = 1\n' }, renamed),
  },
  onTest(
    'a test is skipped',
    'INTEGRITY-SKIP',
    it(sum).replace('it(', 'it.skip('),
    'a test is added',
    `${it(sum)}\n${it(sum, 'pays again')}`,
  ),
  onTest(
    'one test runs alone',
    'INTEGRITY-SKIP',
    it(sum).replace('it(', 'it.only('),
    'a helper is called only',
    `const only = () => 1\n${it(`${sum}; only()`)}`,
  ),
  onTest(
    'a test is expected to fail',
    'INTEGRITY-SKIP',
    it(sum).replace('it(', 'it.fails('),
    'a title says that it fails',
    `${it(sum)}\n${it(sum, 'fails')}`,
  ),
  onTest(
    'a test is tried until it passes',
    'INTEGRITY-SKIP',
    `it('pays', { retry: 5 }, async () => { ${sum} })`,
    'a test gets more time',
    `it('pays', { timeout: 9 }, async () => { ${sum} })`,
  ),
  onTest(
    'a runner is told by a call to try again', 'INTEGRITY-SKIP', `jest.retryTimes(5)\n${it(sum)}`,
    'a client of the test tries again', `client.retryTimes(5)\n${it(sum)}`,
  ), // prettier-ignore
  onTest(
    'tests of Mocha are tried again, as their suite says',
    'INTEGRITY-SKIP',
    it(sum).replace('async () => {', 'async function () { this.retries(5);'),
    'tests of Mocha get more time',
    it(sum).replace('async () => {', 'async function () { this.timeout(5);'),
  ),
  onTest(
    'a test is put off',
    'INTEGRITY-SKIP',
    `it.todo('pays')`,
    'a comment says what is to do',
    `// later: tax\n${it(sum)}`,
  ),
  onTest(
    'a matcher gets looser',
    'INTEGRITY-WEAKENED',
    it('expect(total([1, 2])).toBeDefined()'),
    'another value is expected',
    it('expect(total([1, 2])).toBe(4)'),
  ),
  onTest(
    'one of two assertions goes', 'INTEGRITY-WEAKENED', it('expect(a.x).toBe(1)'),
    'two assertions become one of both values', it('expect(a).toEqual({ x: 1, y: 2 })'), it('expect(a.x).toBe(1); expect(a.y).toBe(2)'),
  ), // prettier-ignore
  onTest(
    'a value is replaced by anything', 'INTEGRITY-WEAKENED', it('expect(a).toEqual({ x: 1, y: expect.anything() })'),
    'a value moves into a name', it('const y = 2; expect(a).toEqual({ x: 1, y })'), it('expect(a).toEqual({ x: 1, y: 2 })'),
  ), // prettier-ignore
  onTest(
    'the one value of a test becomes any of its kind',
    'INTEGRITY-WEAKENED',
    it('expect(total([1, 2])).toEqual(expect.any(Number))'),
    'a value beside others becomes any of its kind, and another one is asked for',
    it('expect(a).toEqual({ x: 1, z: 3, id: expect.any(String) })'),
    it('expect(a).toEqual({ x: 1, id: "7" })'),
  ),
  onTest(
    'an assertion is replaced by one that always holds', 'INTEGRITY-WEAKENED', it('expect(a).toBe(1); expect(true).toBe(true)'),
    'assertions change places', it('expect(b).toBe(2); expect(a).toBe(1)'), it('expect(a).toBe(1); expect(b).toBe(2)'),
  ), // prettier-ignore
  becoming(
    'a helper of a test moves to another file and loses an assertion on the way', 'INTEGRITY-WEAKENED',
    'a helper of a test moves to another file as it was',
    {
      before: { [unit]: file(`${helper(both)}\n${it('says(cart)')}`) },
      bad: helpedFrom(helper('expect(cart.count).toBe(1)')),
      honest: helpedFrom(helper(both)),
    },
  ), // prettier-ignore
  onTest(
    'a new test compares a value with itself',
    'INTEGRITY-TAUTOLOGY',
    `${it(sum)}\n${it('const a = total([]); expect(a).toBe(a)', 'is')}`,
    'a new test asks for the same answer twice',
    `${it(sum)}\n${it('expect(total([1])).toBe(total([1]))', 'is')}`,
  ),
  onTest(
    'a new test asserts a literal',
    'INTEGRITY-TAUTOLOGY',
    `${it(sum)}\n${it('total([]); expect(true).toBe(true)', 'runs')}`,
    'a new test asserts that a callback was called',
    `${it(sum)}\n${it('server.on("close", () => expect(true).toBe(true))', 'runs')}`,
  ),
  onTest(
    'an assertion asks whether a list is there that it makes itself',
    'INTEGRITY-TAUTOLOGY',
    `${it(sum)}\n${it('expect([total([1]) === 1]).toBeTruthy()', 'is')}`,
    'an assertion asks whether what it compares is so',
    `${it(sum)}\n${it('expect(total([1]) === 1).toBeTruthy()', 'is')}`,
  ),
  onTest(
    'the failure of an assertion is only told to the runner',
    'INTEGRITY-SWALLOWED',
    it(`try { ${sum} } catch { t.diagnostic('no') }`),
    'another assertion of the runner answers for it',
    it(`${sum}; try { total() } catch { t.assert.equal(total([]), 0) }`),
  ),
  onTest(
    'the failure of an assertion is caught',
    'INTEGRITY-SWALLOWED',
    it(`try { ${sum} } catch {}`),
    'an expected error is asserted on',
    it(`${sum}; try { total() } catch (error) { expect(error.code).toBe('NONE') }`),
  ),
  onTest(
    'an assertion stands behind a condition that never holds',
    'INTEGRITY-SWALLOWED',
    it(`if (false) { ${sum} }`),
    'an assertion stands behind a condition',
    it(`if (total) { ${sum} }`),
  ),
  onTest(
    'a promise of an assertion is not awaited',
    'INTEGRITY-SWALLOWED',
    it(`${sum}; expect(total([1])).resolves.toBe(1)`),
    'a promise of an assertion is awaited',
    it(`${sum}; await expect(total([1])).resolves.toBe(1)`),
  ),
  onTest(
    'the rules about tests are switched off',
    'INTEGRITY-PRAGMA',
    `// eslint-disable-next-line vitest/expect-expect\n${it(sum)}`,
    'a rule about types is switched off',
    `// eslint-disable-next-line no-undef\n${it(sum)}`,
  ),
  onTest(
    'a unit test mocks all of the product that it uses',
    'INTEGRITY-MOCK',
    `vi.mock('../../src/domain/cart.ts', () => ({ total: () => 3 }))\n${it(sum)}`,
    'a unit test mocks what the tested module asks',
    `vi.mock('../../src/domain/prices.ts', () => ({ prices: () => [1, 2] }))\n${it(sum)}`,
  ),
  onTest(
    'a unit test mocks the module that it loads later',
    'INTEGRITY-MOCK',
    `${it(`vi.doMock('../../src/domain/cart.ts', () => ({ total: () => 3 })); const { total: own } = await import('../../src/domain/cart.ts'); expect(own([1, 2])).toBe(3)`, 'own')}\n${it(sum)}`,
    'a unit test mocks a part of a module and takes the rest from it',
    `vi.mock('../../src/domain/cart.ts', async (real) => ({ ...(await real()), rate: 3 }))\n${it(sum)}`,
  ),
  {
    name: 'an acceptance test mocks the product',
    gate: 'integrity',
    code: 'INTEGRITY-MOCK',
    bad: () =>
      changed(integrity, before, { ...before, 'e2e/cart.test.ts': `vi.mock('../src/domain/cart.ts')\n${it(sum)}` }),
    lookalike: 'an acceptance test mocks a payment provider',
    honest: () => changed(integrity, before, { ...before, 'e2e/cart.test.ts': `vi.mock('stripe')\n${it(sum)}` }),
  },
  inPlace(
    'an acceptance test lets a spy answer for the product',
    "vi.spyOn(cart, 'total').mockReturnValue(3)",
    'an acceptance test spies on the product',
    "vi.spyOn(cart, 'total')",
  ),
  inPlace(
    'an acceptance test gives a class of the product another method',
    'cart.Cart.prototype.total = () => 3',
    'an acceptance test gives an object of its own another method',
    'const own = new cart.Cart()\nown.total = () => 3',
  ),
  inPlace(
    'an acceptance test puts another method in the place of one of the product',
    "mock.method(cart, 'total', () => 3)",
    'an acceptance test watches a method of the product',
    "mock.method(cart, 'total')",
  ),
  inPlace(
    'an acceptance test defines a part of the product anew',
    "Object.defineProperty(cart, 'total', { value: () => 3 })",
    'an acceptance test hands the product a setting',
    "Object.assign(cart.settings, { currency: 'EUR' })",
  ),
  inPlace(
    'an acceptance test mocks the product by a path that has a name',
    "const path = '../src/domain/cart.ts'\nvi.mock(path, () => ({ total: () => 3 }))",
    'an acceptance test mocks a package by a name that has a name',
    "const path = 'stripe'\nvi.mock(path, () => ({ pay: () => 3 }))",
  ),
]
