import { describe, expect, it } from 'vitest'
import { coverageMarks } from '../../testing/coverage-marks.ts'
import { factsOf } from '../../testing/facts-of.ts'

const tests = (text: string): unknown[] =>
  factsOf(text, 'a.test.ts').tests.map(({ id, line, modifiers }) => [id, line, ...modifiers])
const body = (text: string): string | undefined => factsOf(text, 'a.test.ts').tests[0]?.body

describe('tests', () => {
  it('are named by file, suites and title, with their modifiers', () => {
    const text = `import { describe, it as check, test } from 'vitest'
describe('cart', () => {
  check('adds', () => {})
  describe.skip('later', () => { test.only('x', () => {}) })
  test.each([[1]])('row %s', () => {})
  test.skipIf(process.env.CI)('maybe', () => {})
  check.fails('odd', () => {})
  check.todo('to do')
  check('again', { retry: 3, timeout: 5 }, () => {})
  check('not really', { skip: false }, () => {})
  check(\`total of \${n}\`, () => {})
})
xit('off', () => {})
re.test('text')
expect(check).toBe(1)`
    expect(tests(text)).toEqual([
      ['a.test.ts > cart > adds', 3],
      ['a.test.ts > cart > later > x', 4, 'skip', 'only'],
      ['a.test.ts > cart > row %s', 5],
      ['a.test.ts > cart > maybe', 6, 'skipIf'],
      ['a.test.ts > cart > odd', 7, 'fails'],
      ['a.test.ts > cart > to do', 8, 'todo'],
      ['a.test.ts > cart > again', 9, 'retry'],
      ['a.test.ts > cart > not really', 10],
      ['a.test.ts > cart > total of ${n}', 11],
      ['a.test.ts > off', 13, 'skip'],
    ])
  })

  it.each([
    ["jest.retryTimes(3)\nit('a', () => {})", ['retry']],
    ["beforeAll(() => { jest.retryTimes(times) })\nit('a', () => {})", ['retry']],
    ["vi.setConfig({ retry: 2 })\nit('a', () => {})", ['retry']],
    ["describe('s', function () { this.retries(2)\n it('a', () => {}) })", ['retry']],
    ["it('a', function () { this.retries(2) })", ['retry']],
    ["it.describe.configure({ retries: 3 })\nit('a', () => {})", ['retry']],
    ["it('a', { retries: 3 }, () => {})", ['retry']],
    ["const more = { retry: 3 }\nit('a', more, () => {})", ['retry']],
    ["jest.retryTimes(0)\nit('a', function () { this.retries(0) })", []],
    ["it('a', () => { client.retries(3)\n client.configure({ retries: 3 }) })", []],
    ["it.describe.configure({ mode: 'serial', retries: 0 })\nit('a', () => {})", []],
    ["const given = { retries: 3 }\nit('a', () => { fetchAgain(given) })", []],
    ["describe('other', function () { this.retries(2)\n it('b', () => {}) })\nit('a', () => {})", []],
  ])('that are tried until they pass say so: %j', (text, modifiers) => {
    const own = factsOf(`import { describe, it, jest, vi } from 'runner'\n${text}`, 'a.test.ts').tests
    expect(own.find(({ id }) => id.endsWith(' > a'))?.modifiers).toEqual(modifiers)
  })

  it('that are skipped by what is computed are skipped under a condition', () => {
    const text = `import test from 'node:test'
test('a', { skip: process.platform === 'win32' }, () => {})
test('b', { skip: 'later' }, () => {})
test('c', { skip: \`later\` }, () => {})`
    expect(tests(text)).toEqual([
      ['a.test.ts > a', 2, 'skipIf'],
      ['a.test.ts > b', 3, 'skip'],
      ['a.test.ts > c', 4, 'skip'],
    ])
  })

  it('are known where require gives node:test as a whole, and by the name of their function', () => {
    const text = `const check = require('node:test')
const it = require('./own-it')
const suite = require('node:path')
check('a', () => {})
check(function sumsLists() {})
it('b', () => {})`
    expect(tests(text)).toEqual([
      ['a.test.ts > a', 4],
      ['a.test.ts > sumsLists', 5],
      ['a.test.ts > b', 6],
    ])
  })

  it('are known in suites without a title, which runners call so', () => {
    const text = `import { test } from '@playwright/test'
test.describe(() => { test('a', () => {}) })
describe(function cart() { it('b', () => {}) })
test.describe.skip(() => { test('c', () => {}) })`
    expect(tests(text)).toEqual([
      ['a.test.ts > <anonymous> > a', 2],
      ['a.test.ts > cart > b', 3],
      ['a.test.ts > <anonymous> > c', 4, 'skip'],
    ])
  })

  it('are known under names that require gives them, and as members under their own', () => {
    const text = `const { test: t, describe: d } = require('node:test')
const tap = require('tap')
const test = tap.test
t('a', () => {})
t.test('b', () => {})
d('c', () => { t('e', () => {}) })
test('f', () => {})`
    expect(tests(text)).toEqual([
      ['a.test.ts > a', 4],
      ['a.test.ts > b', 5],
      ['a.test.ts > c > e', 6],
      ['a.test.ts > f', 7],
    ])
  })

  it('made with an extended test or node:test count too', () => {
    expect(tests("import test from 'node:test'\ntest('a', () => {})")).toEqual([['a.test.ts > a', 2]])
    expect(tests("import { test } from '../kit.ts'\nconst mine = test.extend({})\nmine('a', () => {})")).toEqual([
      ['a.test.ts > a', 3],
    ])
  })

  it('are not what a helper of the same name does', () => {
    expect(tests("import { it } from 'vitest'\nfunction test(name) {}\ntest('a', 1)\nit('b', () => {})")).toEqual([
      ['a.test.ts > b', 4],
    ])
    expect(tests("const context = (name) => name\ncontext('a')")).toEqual([])
  })

  it('keep their digest when blanks, comments and quotes change, and lose it when a value does', () => {
    const before = body("it('a', () => { expect(sum(1)).toBe('x') })")
    expect(before).toMatch(/^[0-9a-f]{64}$/)
    expect(body('it("b", () => {\n  // why\n  expect( sum(1) ).toBe("x")\n})')).toBe(before)
    expect(body("it('a', () => { expect(sum(2)).toBe('x') })")).not.toBe(before)
    expect(body("it.each([1])('a', (n) => {})")).not.toBe(body("it.each([2])('a', (n) => {})"))
    expect(body("it('a', () => { f(1n) })")).not.toBe(body("it('a', () => { f(2n) })"))
  })

  it('name requirements in titles, of the suites around them too', () => {
    const { tests: found } = factsOf(
      "describe('REQ-7: pays', () => { it('REQ-12 and REQ-7', () => {}); it('XREQ-3', () => {}) })",
      'a.test.ts',
    )
    expect(coverageMarks(found)).toEqual([
      { requirement: 'REQ-7', test: 'a.test.ts > REQ-7: pays > REQ-12 and REQ-7', line: 1 },
      { requirement: 'REQ-12', test: 'a.test.ts > REQ-7: pays > REQ-12 and REQ-7', line: 1 },
      { requirement: 'REQ-7', test: 'a.test.ts > REQ-7: pays > XREQ-3', line: 1 },
    ])
  })
})

it('hooks and settings of Playwright and Jest declare no test', () => {
  const text = `import { expect, test } from '@playwright/test'
test.use({ locale: 'de' })
test.describe.configure({ mode: 'serial' })
test.beforeEach(async ({ page }) => { await page.goto('/') })
test.afterAll('closes', async () => {})
test('pays', async () => { await test.step('first', async () => {}) })`
  expect(factsOf(text, 'e2e/a.spec.ts').tests.map(({ id }) => id)).toEqual(['e2e/a.spec.ts > pays'])
})

it('a declaration is sure where it stands in no condition, loop, function or table', () => {
  const text = `import { describe, it } from 'vitest'
it('top', () => {})
describe('suite', () => { it('inside', () => {}) })
describe.each([1])('of %s', () => { it('row', () => {}) })
if (here) it('sometimes', () => {})
for (const one of []) it('often', () => {})
const cases = () => { it('when called', () => {}) }`
  const sure = factsOf(text, 'a.test.ts').tests.filter(({ isSure }) => isSure)
  expect(sure.map(({ id }) => id)).toEqual(['a.test.ts > top', 'a.test.ts > suite > inside'])
})

it.each([
  ['a function that a bundle holds', '(() => { function it(a, b) { return /x/.test(a) }\nit("a", () => {}) })()'],
  [
    'a variable that a bundle holds',
    '(() => { var it = made(), more = 1\nit(more)\nreturn () => it.rgb("a", () => {}) })()',
  ],
  ['a class of a function', 'export const one = () => { class test {}\ntest("a", () => {}) }'],
])('%s is no test, whatever its name', (_, text) => {
  expect(tests(text)).toEqual([])
})

it.each([
  'describe("x", () => { const it = base.extend({})\nit("a", () => {}) })',
  'describe("x", () => { const it = slow ? test.skip : test\nit("a", () => {}) })',
  'describe("x", () => { const { it } = lab\nit("a", () => {}) })',
  'describe("x", () => { function test(name, body) { it(name, body) }\ntest("a", () => {}) })',
  'describe("x", () => { const { it } = require("node:test")\nit("a", () => {}) })',
  'describe("x", () => { { const it = made() }\nit("a", () => {}) })',
  'module.exports = (test) => test("a", () => {})',
])('what leads to a runner declares tests: %s', (text) => {
  expect(JSON.stringify(tests(text))).toMatch(/ > a"/)
})
