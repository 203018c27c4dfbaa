// Failing tests of the book of recipes which only one runner of JavaScript can have.
import type { RedClassName } from '../../../packages/gates/src/decide/red/classes.ts'
import type { Red } from '../case.ts'
import type { Script } from '../phrases.ts'
import { book, builders, from, serving } from './kit.ts'

type Write = (why: string, right: RedClassName | null, imports: string, text: string, more?: Partial<Red>) => Red

const headed = (head: string): Write => (why, right, imports, text, more = {}) => ({
  why, right, loading: false, text: `${head}${imports}\n${text}\n`, ...more,
}) // prettier-ignore

const v = headed("import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest'\n")
const vitest: readonly Red[] = [
  v('a picture of a card', 'R-assertion', from('text', '{ card }'), `it('frames the card', () => {
  expect(card('Rice', ['50 g rice'])).toMatchInlineSnapshot(\`
    "+-----------+
    | Rice      |
    | 50 g rice |
    +-----------+"
  \`)
})`),
  v('a matcher of the kitchen', 'R-assertion', builders('aRecipe'), `expect.extend({
  toServe(recipe, people) {
    const grams = recipe.ingredients.reduce((sum, { amount }) => sum + amount, 0)
    return { pass: grams === people * 50, message: () => \`\${grams} g do not serve \${people}\` }
  },
})

it('scales', () => {
  expect(aRecipe('Soup', 4).scale(8)).toServe(8)
})`),
  v('a fixture of a filled book', 'R-assertion', book + builders('aRecipe'), `const filled = test.extend({
  recipes: async ({}, use) => {
    await use(new CookBook().add(aRecipe('Rice')).add(aRecipe('Bread')))
  },
})

filled('is sorted', ({ recipes }) => {
  expect(recipes.titles()).toStrictEqual(['Bread', 'Rice'])
})`),
  v('a table of amounts', 'R-assertion', from('units', '{ formatAmount }'), `it.for([[0.5, '½'], [0.25, '¼']])('%d is %s', ([amount, text]) => {
  expect(formatAmount(amount)).toBe(text)
})`),
  v('a timer among fake ones', 'R-assertion', from('timer', '{ KitchenTimer }'), `beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('rings by itself', async () => {
  const rung = vi.fn()
  const timer = new KitchenTimer(1)
  timer.onRing(rung)
  await timer.ring()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(rung).toHaveBeenCalledOnce()
})`),
  v('soft ones', 'R-assertion', builders('aRecipe'), `it('scales', () => {
  const scaled = aRecipe('Soup', 2).scale(4)
  expect.soft(scaled.title).toBe('Soup')
  expect.soft(scaled.ingredients[0].amount).toBe(400)
})`),
  v('it prints a warning', 'R-assertion', book, `it('warns', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  new CookBook().search('')
  expect(warn).toHaveBeenCalledWith('nothing to search for')
})`),
  v('the matcher is not there', 'H-test-bug', builders('aRecipe'), `it('serves', () => {
  expect(aRecipe()).toServe(4)
})`),
  v('it rings for nobody', 'H-timeout', from('timer', '{ KitchenTimer }'), `it('rings', { timeout: 150 }, () => new Promise((resolve) => {
  const timer = new KitchenTimer(1)
  timer.onRing(resolve)
  timer.tick()
}))`),
  v('a matcher that never agrees', 'H-unconditional', builders('aRecipe'), `expect.extend({ toTaste: () => ({ pass: false, message: () => 'it does not taste' }) })

it('tastes', () => {
  expect(aRecipe()).toTaste()
})`),
  v('another module cooks', 'H-unconditional', from('units', '{ convert }'), `vi.mock(import('../src/units.ts'), () => ({ convert: vi.fn(() => 0) }))

it('converts', () => {
  expect(convert(1, 'kg', 'g')).toBe(1000)
})`),
  v('a spy of nobody', 'H-unconditional', book + builders('aRecipe'), `it('tells', () => {
  const told = vi.fn()
  new CookBook().add(aRecipe())
  expect(told).toHaveBeenCalledTimes(1)
})`),
  v('it is to fail', null, book, `it.fails('has recipes', () => {
  expect(new CookBook().size).toBe(4)
})`),
] // prettier-ignore

const j = headed("import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'\n")
const jestReds: readonly Red[] = [
  j('a picture of a card', 'R-assertion', from('text', '{ card }'), `it('frames the card', () => {
  expect(card('Rice', ['50 g rice'])).toMatchInlineSnapshot(\`
"+-----------+
| Rice      |
| 50 g rice |
+-----------+"
\`)
})`),
  j('a matcher of the kitchen', 'R-assertion', builders('aRecipe'), `expect.extend({
  toServe(recipe, people) {
    const grams = recipe.ingredients.reduce((sum, { amount }) => sum + amount, 0)
    return { pass: grams === people * 50, message: () => \`\${grams} g do not serve \${people}\` }
  },
})

it('scales', () => {
  expect(aRecipe('Soup', 4).scale(8)).toServe(8)
})`),
  j('a table of amounts', 'R-assertion', from('units', '{ formatAmount }'), `it.each\`
  amount  | text
  \${0.5}  | \${'½'}
  \${0.25} | \${'¼'}
\`('$amount is $text', ({ amount, text }) => {
  expect(formatAmount(amount)).toBe(text)
})`),
  j('a ring is waited for', 'R-assertion', from('timer', '{ KitchenTimer }'), `it('rings', async () => {
  const rung = jest.fn()
  const timer = new KitchenTimer(1)
  timer.onRing(rung)
  timer.tick()
  await timer.ring()
  expect(rung.mock.calls).toHaveLength(1)
})`),
  j('it prints a warning', 'R-assertion', book, `it('warns', () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => {})
  new CookBook().search('')
  expect(warn).toHaveBeenCalledWith('nothing to search for')
})`),
  j('it resolves to true', 'R-assertion', book + builders('aRecipe'), `it('removes', () => {
  return expect(new CookBook().add(aRecipe()).remove('Soup')).resolves.toBe(true)
})`),
  j('the matcher is not there', 'H-test-bug', builders('aRecipe'), `it('serves', () => {
  expect(aRecipe()).toServe(4)
})`),
  j('done is asked twice for nothing', 'H-timeout', from('timer', '{ KitchenTimer }'), `it('rings', (done) => {
  const timer = new KitchenTimer(1)
  timer.onRing(done)
  timer.tick()
}, 150)`),
  j('a matcher that never agrees', 'H-unconditional', builders('aRecipe'), `expect.extend({ toTaste: () => ({ pass: false, message: () => 'it does not taste' }) })

it('tastes', () => {
  expect(aRecipe()).toTaste()
})`),
  j('a spy cooks instead', 'H-unconditional', book, `it('finds', () => {
  const recipes = new CookBook()
  jest.spyOn(recipes, 'find').mockImplementation(() => 'Rice')
  expect(recipes.find('Soup')).toBe('Soup')
})`),
  j('it is to fail', null, book, `it.failing('has recipes', () => {
  expect(new CookBook().size).toBe(4)
})`),
] // prettier-ignore

const n = headed(
  "import assert from 'node:assert/strict'\nimport { after, describe, it, mock, test } from 'node:test'\n",
)
const node: readonly Red[] = [
  n('parts of a test', 'R-assertion', from('units', '{ formatAmount }'), `test('amounts', async (t) => {
  await t.test('a half', () => assert.equal(formatAmount(0.5), '½'))
  await t.test('a quarter', () => assert.equal(formatAmount(0.25), '¼'))
})`),
  n('an assertion of its own', 'R-assertion', builders('aRecipe'), `function assertServes(recipe, people) {
  const grams = recipe.ingredients.reduce((sum, { amount }) => sum + amount, 0)
  assert.equal(grams, people * 50, \`\${grams} g do not serve \${people}\`)
}

describe('scaling', () => {
  it('serves', () => assertServes(aRecipe('Soup', 4).scale(8), 8))
})`),
  n('a part of the answer', 'R-assertion', from('ingredients', '{ parseIngredient }'), `test('reads names', () => {
  assert.partialDeepStrictEqual(parseIngredient('2 tbsp olive oil'), { name: 'olive oil' })
})`),
  n('a ring is counted', 'R-assertion', from('timer', '{ KitchenTimer }'), `test('rings', (t) => {
  const rung = t.mock.fn()
  const timer = new KitchenTimer(1)
  timer.onRing(rung)
  timer.tick()
  assert.strictEqual(rung.mock.callCount(), 1)
})`),
  n('it rejects otherwise', 'R-assertion', book, `test('refuses', async () => {
  await assert.rejects(new CookBook().remove('Pie'), { name: 'RecipeNotFound' })
})`),
  n('the assertion is not there', 'H-test-bug', builders('aRecipe'), `test('serves', () => {
  assert.serves(aRecipe(), 4)
})`),
  n('it rings for nobody', 'H-timeout', from('timer', '{ KitchenTimer }') + builders('pause'), `test('rings', { timeout: 80 }, async () => {
  new KitchenTimer(1).tick()
  await pause(2000)
})`),
  n('a mock cooks instead', 'H-unconditional', book, `test('finds', () => {
  const recipes = new CookBook()
  mock.method(recipes, 'find', () => 'Rice')
  assert.equal(recipes.find('Soup'), 'Soup')
})`),
  n('an error of the assertions', 'H-unconditional', book, `test('sorts', () => {
  new CookBook().titles()
  throw new assert.AssertionError({ message: 'sorting is to come', actual: 1, expected: 2, operator: 'strictEqual' })
})`),
  n('it skips itself', null, book, `test('has recipes', (t) => {
  t.skip('later')
  assert.ok(new CookBook())
})`),
] // prettier-ignore

const p = headed("import { expect, test } from '@playwright/test'\n")
const playwright: readonly Red[] = [
  p('a menu by a request', 'R-boundary', serving, `test('is there', async ({ request }) => {
  const status = await serving(async (url) => (await request.get(url + '/menu')).status())
  expect(status).toBe(200)
})`),
  p('a fixture of a filled book', 'R-assertion', book + builders('aRecipe'), `const filled = test.extend({
  recipes: async ({}, use) => {
    await use(new CookBook().add(aRecipe('Rice')).add(aRecipe('Bread')))
  },
})

filled('is sorted', async ({ recipes }) => {
  await test.step('by title', () => {
    expect(recipes.titles()).toEqual(['Bread', 'Rice'])
  })
})`),
  p('it passes in the end', 'R-assertion', from('timer', '{ KitchenTimer }'), `test('runs out', async () => {
  const timer = new KitchenTimer(2)
  await expect(() => {
    timer.tick()
    expect(timer.left).toBe(0.5)
  }).toPass({ timeout: 200, intervals: [50] })
})`),
  p('the running book by a request', 'R-own-server-refused', '', `test('lists', async ({ request }) => {
  const answer = await request.get(process.env.HELIX_SERVICE_URL + '/recipes')
  expect(answer.ok()).toBe(true)
})`),
  p('a matcher of the kitchen', 'R-assertion', builders('aRecipe'), `const kitchen = expect.extend({
  toServe(recipe, people) {
    const grams = recipe.ingredients.reduce((sum, { amount }) => sum + amount, 0)
    return { pass: grams === people * 50, message: () => \`\${grams} g do not serve \${people}\` }
  },
})

test('scales', () => {
  kitchen(aRecipe('Soup', 4).scale(8)).toServe(8)
})`),
  p('it rings for nobody', 'H-timeout', from('timer', '{ KitchenTimer }'), `test('rings', async () => {
  test.setTimeout(200)
  await new Promise((resolve) => new KitchenTimer(1).onRing(resolve))
})`),
  p('it is to fail', null, book, `test('has recipes', () => {
  test.fail(true, 'later')
  expect(new CookBook().size).toBe(4)
})`),
] // prettier-ignore

export const runnerReds: Readonly<Record<Script, readonly Red[]>> = { vitest, jest: jestReds, node, playwright }
