import { describe, expect, it } from 'vitest'
import { factsOf } from '../../testing/facts-of.ts'

const test = (text: string) => factsOf(text, 'a.test.ts').tests[0]
const head = "import { expect, it } from 'vitest'\nimport { add } from '../src/add.ts'\n"
const plain = `${head}it('adds', () => { expect(add(1, 2)).toBe(3) })`

const member = (name: string) => test(`it('a', () => { expect(cart.${name}).toBe(1) })`)
const assertion = (name: string) => test(`it('a', () => { expect(cart).${name}(1) })`)
const local = (name: string) => test(`it('a', () => { const ${name} = 1; expect(${name}).toBe(1) })`)

describe('the body of a test takes in', () => {
  it.each([
    ['a hook beside it', plain, `${plain}\nbeforeEach((context) => context.skip())`],
    ['a mock of its module', plain, `vi.mock('../src/add.ts', () => ({ add: () => 3 }))\n${plain}`],
    ['a helper that it uses', `const three = () => 3\n${plain.replace('(3)', '(three())')}`, `const three = () => 4\n${plain.replace('(3)', '(three())')}`],
    ['what a helper uses', `const n = 3\nconst three = () => n\n${plain.replace('(3)', '(three())')}`, `const n = 4\nconst three = () => n\n${plain.replace('(3)', '(three())')}`],
    ['where its assertions come from', plain, plain.replace("'vitest'", "'./mine'").replace('./mine', 'mine')],
    ['a condition around it', plain, plain.replace("it('adds'", "if (process.env.CI) it('adds'")],
    ['the rows of a loop', `for (const n of [1, 2]) ${plain.slice(head.length)}`, `for (const n of []) ${plain.slice(head.length)}`],
    ['a hook of its suite', `describe('x', () => { ${plain.slice(head.length)} })`, `describe('x', () => { beforeEach(() => { expect = fake }); ${plain.slice(head.length)} })`],
    ['a helper of its suite', "describe('x', () => { const f = () => 1; it('a', () => { f() }) })", "describe('x', () => { const f = () => 2; it('a', () => { f() }) })"],
  ])('%s', (_, before, after) => {
    expect(test(before)?.body).toMatch(/^[0-9a-f]{64}$/)
    expect(test(after)?.body).not.toBe(test(before)?.body)
  }) // prettier-ignore

  it.each([
    ['helpers that it does not use', plain, `const other = () => 1\n${plain}`],
    ['other tests', plain, `${plain}\nit('more', () => {})`],
    ['other suites', plain, `describe('x', () => { beforeEach(() => {}) })\n${plain}`],
    ['where the product lies', plain, plain.replace('../src/add.ts', '../src/sums/add.ts')],
  ])('not %s', (_, before, after) => {
    const found = factsOf(after, 'a.test.ts').tests.find(({ id }) => id === 'a.test.ts > adds')
    expect(found?.body).toBe(test(before)?.body)
  })
})

describe('the shape of a test', () => {
  it('stays when names of the product change, and these names are told', () => {
    const renamed = plain.replaceAll('add', 'sum').replace("'sums'", "'adds'")
    expect(test(renamed)?.body).not.toBe(test(plain)?.body)
    expect(test(renamed)?.shape).toBe(test(plain)?.shape)
    expect([test(plain)?.names, test(renamed)?.names]).toEqual([['add'], ['sum']])
  })

  it('takes in members, but not those of assertions', () => {
    expect(member('total')?.shape).toBe(member('sum')?.shape)
    expect(member('total')?.names).toEqual(['total'])
    expect(assertion('toBe')?.shape).not.toBe(assertion('toBeDefined')?.shape)
  })

  it('stays, as the body does, when what it calls itself has another name', () => {
    expect([local('x')?.shape, local('x')?.body]).toEqual([local('y')?.shape, local('y')?.body])
  })
})
