import { describe, expect, it } from 'vitest'
import { judge } from '../judge.ts'
import { aCondition, anEvidence, at, verdictOn } from '../testing/evidence.ts'
import { realTree } from '../testing/real-tree.ts'

const condition = aCondition('integrity', {})
type Files = Record<string, string>

/** The verdict on a change from base to head, both of real sources. */
const on = (before: Files, after: Files) =>
  verdictOn(condition, {
    position: at('DOMAIN_LOGIC'),
    base: realTree(before),
    start: realTree(before),
    head: realTree(after),
  })

const test = (body: string, title = 'pays') =>
  `import { expect, it } from 'vitest'\nit('${title}', async () => { ${body} })\n`
const unit = 'test/unit/cart.test.ts'
const source = 'src/domain/cart.ts'

const rewritten = (before: string, after: string) => on({ [unit]: test(before) }, { [unit]: test(after) })

describe('a test under the same title', () => {
  it.each([
    ['expect(total).toEqual({ sum: 3, tax: 1 })', 'expect(total).toBeDefined()'],
    ['expect(total).toBe(3)', 'expect(total).toBeTruthy()'],
    ['expect(a).toBe(1); expect(b).toBe(2)', 'expect(a).toBe(1)'],
    ['expect(total).toEqual({ sum: 3, tax: 1 })', 'expect(total).toMatchObject({ sum: 3 })'],
    ['expect(total).toEqual({ sum: 3, tax: 1 })', 'expect(total).toEqual({ sum: 3, tax: expect.anything() })'],
    ['expect(() => pay()).toThrow(/funds/)', 'expect(() => pay()).toThrow()'],
    ['assert.equal(total, 3)', 'assert.ok(total)'],
    ['expect(a).toBe(1); expect(b).toBe(2)', 'expect(a).toBe(1); expect(true).toBe(true)'],
  ])('that goes from %s to %s asserts less', (before, after) => {
    expect(rewritten(before, after)).toBe('fail INTEGRITY-WEAKENED')
  })

  it.each([
    ['expect(total).toBe(3)', 'expect(total).toBe(4)'],
    ['expect(total).toEqual([1, 2, 3])', 'expect(total).toEqual([1, 2])'],
    ['expect(a.x).toBe(1); expect(a.y).toBe(2)', 'expect(a).toEqual({ x: 1, y: 2 })'],
    ['expect(a.x).toBe(1); expect(a.y).toBe(2)', 'expectPoint(a, { x: 1, y: 2 })'],
    ['assert.ok(total === 3)', 'expect(total).toBe(3)'],
    ['expect(total).toBeDefined()', 'expect(total).toBe(3)'],
    ['const a = pay(); expect(a).toBe(1)', 'expect(pay()).toBe(1)'],
    ['for (const one of all) expect(one).toBe(1)', 'expect(all).toEqual([1, 1])'],
  ])('that goes from %s to %s does not', (before, after) => {
    expect(rewritten(before, after)).toBe('pass')
  })

  it('that takes its assertions from a function of its file counts them', () => {
    const helper = `import { expect, it } from 'vitest'\nfunction paid(a) { expect(a).toBe(1) }\nit('pays', async () => { paid(a) })\n`
    expect(on({ [unit]: test('expect(a).toBe(1)') }, { [unit]: helper })).toBe('pass')
  })

  it('that is younger than the cycle may change while its layer is open', () => {
    const young = {
      base: realTree({ [unit]: test('expect(a).toBe(1)') }),
      start: realTree({}),
      head: realTree({ [unit]: test('expect(a).toBeDefined()') }),
    }
    expect(verdictOn(condition, { ...young, open: new Set(['domain']) })).toBe('pass')
    expect(verdictOn(condition, young)).toBe('fail INTEGRITY-WEAKENED')
  })
})

const product = 'export const total = 3\n'

describe('what comes in', () => {
  it.each<[string, Files, string]>([
    ['a test that cannot fail', { [unit]: test('expect(true).toBe(true)') }, 'INTEGRITY-TAUTOLOGY'],
    ['a swallowed assertion', { [unit]: test('try { expect(a).toBe(1) } catch {}') }, 'INTEGRITY-SWALLOWED'],
    ['a mutant switched off', { [source]: `// Stryker disable all\n${product}` }, 'INTEGRITY-PRAGMA'],
    [
      'rules switched off in a test',
      { [unit]: `// eslint-disable-next-line\n${test('expect(a).toBe(1)')}` },
      'INTEGRITY-PRAGMA',
    ],
    [
      'a product that looks for its runner',
      { [source]: `${product}export const fast = process.env.VITEST\n` },
      'INTEGRITY-SNIFFING',
    ],
    [
      'a product that loads its runner',
      { [source]: `import { expect } from 'vitest'\n${product}` },
      'INTEGRITY-PATCHED',
    ],
    [
      'a mocked product in an acceptance test',
      { 'e2e/cart.test.ts': `${test('expect(a).toBe(1)')}vi.mock('../src/domain/cart.ts')\n` },
      'INTEGRITY-MOCK',
    ],
    [
      'a product mocked by node’s own runner in an acceptance test',
      { 'e2e/cart.test.ts': `${test('expect(a).toBe(1)')}mock.module('../src/domain/cart.ts', {})\n` },
      'INTEGRITY-MOCK',
    ],
  ])('%s is refused', (_, files, code) => {
    expect(on({ [source]: product }, { [source]: product, ...files })).toBe(`fail ${code}`)
  })

  it.each<[string, Files]>([
    ['a test with one assertion that can fail', { [unit]: test('expect(a).toBe(1); expect(true).toBe(true)') }],
    [
      'a test helper that loads the runner',
      { 'src/domain/testing/kit.ts': "import { expect } from 'vitest'\nexport const kit = expect\n" },
    ],
    [
      'settings of a tool that ask for the mode',
      { 'vite.config.ts': 'export default { plugins: process.env.VITEST ? [] : [1] }\n' },
    ],
    ['rules switched off in the product', { [source]: `// eslint-disable-next-line\n${product}` }],
    [
      'a mocked product in a unit test',
      { [unit]: `${test('expect(a).toBe(1)')}vi.mock('../../src/domain/cart.ts')\n` },
    ],
    [
      'a mocked package in an acceptance test',
      { 'e2e/cart.test.ts': `${test('expect(a).toBe(1)')}vi.mock('stripe')\n` },
    ],
    ['a test of how the runner is set', { [unit]: test("expect(process.env.VITEST).toBe('true')") }],
  ])('%s passes', (_, files) => {
    expect(on({ [source]: product }, { [source]: product, ...files })).toBe('pass')
  })

  it('what settings name as loaded before tests may load the runner, as long as the product does not come to it', () => {
    const setup = 'src/domain/vitest-setup.ts'
    const files = { [source]: product, [setup]: "import { afterEach } from 'vitest'\nexport const a = afterEach\n" }
    const named = { ...files, 'vitest.config.ts': `export default { test: { setupFiles: ['./${setup}'] } }\n` }
    expect(on({ [source]: product }, named)).toBe('pass')
    expect(on({ [source]: product }, files)).toBe('fail INTEGRITY-PATCHED')
    expect(on({ [source]: product }, { ...named, [source]: `import './vitest-setup.ts'\n${product}` })).toBe(
      'fail INTEGRITY-PATCHED',
    )
  })

  it('what the base holds is not charged, wherever it moves to', () => {
    const held = `// Stryker disable all\n${product}`
    expect(on({ [source]: held }, { 'src/domain/bill.ts': held })).toBe('pass')
    expect(on({ [source]: held }, { [source]: held, 'src/domain/bill.ts': held })).toBe('fail INTEGRITY-PRAGMA')
  })

  it('a runner that tests load is no excuse for the product', () => {
    const loads = "import { expect } from 'vitest'\n"
    expect(on({ [unit]: loads, [source]: product }, { [source]: `${loads}${product}` })).toBe('fail INTEGRITY-PATCHED')
  })

  it('a product that drives runners already may do so in another file', () => {
    const loads = "import { expect } from 'vitest'\n"
    expect(
      on({ [source]: loads }, { [source]: loads, 'src/domain/probe.ts': "import { afterEach } from 'vitest'\n" }),
    ).toBe('pass')
  })

  it('is counted by kind', () => {
    const head = realTree({ [unit]: test('try { expect(a).toBe(1) } catch {}') })
    expect(judge(condition, anEvidence({ base: realTree({}), head })).measured).toMatchObject({
      weakened: 0, tautologies: 0, swallowed: 1, pragmas: 0, mocks: 0, sniffing: 0, patched: 0,
    }) // prettier-ignore
  })

  it('nothing is charged before genesis', () => {
    expect(verdictOn(condition, { base: null, head: realTree({ [unit]: test('assert(true)') }) })).toBe('pass')
  })
})
