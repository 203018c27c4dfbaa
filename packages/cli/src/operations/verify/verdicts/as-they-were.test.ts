import type { Files } from '@helix/testkit'
import { describe, expect, it } from 'vitest'
import { aProduct } from '../../../testing/product.ts'
import { runner, verifiedBy } from './testing/aids.ts'

const keep = 'refactor: tidy\n\nHelix-Lane: keep\n'
const adding = `${runner}import { add } from '../src/add.js'\n`
const plusOne = { 'src/add.js': 'export const add = (a, b) => a + b + 1\n' }
const swapped = { 'src/add.js': 'export const add = (a, b) => b + a\n' }

/** A test, its body aside; what stands around it says what it expects. */
const said = (sum: number, more = '') =>
  `${adding}const said = { sum: ${sum} }\n${more}test('adds', () => assert.equal(add(1, 2), said.sum))\n`
const inLoop = (sum: number) =>
  `${adding}for (const a of [1]) {\n  const sum = ${sum}\n  test('adds', () => assert.equal(add(a, 2), sum))\n}\n`
const loads = `${adding}import { readdirSync } from 'node:fs'
const at = new URL('./sums/', import.meta.url)
const sums = await Promise.all(readdirSync(at).toSorted().map((name) => import(new URL(name, at).href)))
test('adds', () => assert.equal(add(1, 2), Object.assign({}, ...sums).sum))
`

/** Exit code and code of the first error, of `verify` for a refactoring of a product with one file of tests. */
async function judged(test: string, changed: Files, others: Files = {}) {
  const repo = aProduct({ files: { 'test/add.test.js': test, ...others } })
  repo.commit(keep, { files: changed })
  return (await verifiedBy(repo)).slice(0, 2)
}

const body = 'INTEGRITY-BODY'
const aids = 'LANE-AIDS'
const inTheMidst = said(3, 'for (const one of [said]) one.sum = 4\n')
const other = `${plusOne['src/add.js']}export const old = (a, b) => a + b\n`

describe('a refactoring may not let a test whose body stays pass', () => {
  it.each<[string, string, string, Files, Files?]>([
    ['by a statement before it', body, said(3), { 'test/add.test.js': inTheMidst }],
    ['by a value that is made to change another', body, said(3), { 'test/add.test.js': said(3, 'const more = Object.assign(said, { sum: 4 })\n') }],
    ['by a function that changes another', aids, said(3), { 'test/add.test.js': said(3, 'const change = (of) => { of.sum = 4 }\nconst more = change(said)\n') }],
    ['by what its loop declares', body, inLoop(3), { 'test/add.test.js': inLoop(4) }],
    ['by a copy of the product among tests', aids, said(3), { 'test/add.test.js': said(3).replace('../src/add.js', './sum.js'), 'test/sum.js': 'export const add = (a, b) => a + b\n' }],
    ['by a copy of the product beside it', aids, said(3), { 'test/add.test.js': said(3).replace('../src/add.js', '../src/sum.js'), 'src/sum.js': 'export const add = (a, b) => a + b\n' }],
    ['by a name that means something else', body, said(3), { 'test/add.test.js': said(3).replace('{ add }', '{ old as add }'), 'src/add.js': other }],
    ['at another place', aids, said(3), { 'test/add.test.js': "import './sums.test.js'\n", 'test/sums.test.js': said(3).replace('../src/add.js', '../src/sum.js'), 'src/sum.js': 'export const add = (a, b) => a + b\n' }],
    ['by a new source that it loads by a computed name', aids, loads, { 'test/sums/z.js': 'export const sum = 4\n' }, { 'test/sums/a.js': 'export const sum = 3\n' }],
    ['by new tests that it loads so', aids, loads, { 'test/sums/z.test.js': `${runner}export const sum = 4\ntest('is four', () => assert.equal(sum, 4))\n` }, { 'test/sums/a.js': 'export const sum = 3\n' }],
  ])('%s', async (_, code, test, changed, others) => {
    expect(await judged(test, { ...plusOne, ...changed }, others)).toEqual([1, code])
  }) // prettier-ignore
})

describe('a refactoring may', () => {
  it.each<[string, string, Files, Files?]>([
    ['bring values, sources and names that change nothing', said(3), { 'test/add.test.js': said(3, 'const more = [said].map(({ sum }) => sum)\n').replace('{ add }', '{ add as sum, add }'), 'test/more.js': 'export const more = 1\n' }],
    ['move tests', said(3), { 'test/add.test.js': "import './sums.test.js'\n", 'test/sums.test.js': said(3) }],
    ['rename what tests call, and bring a new source that they load', loads, { 'src/add.js': 'export const plus = (a, b) => b + a\n', 'test/add.test.js': loads.replace('{ add }', '{ plus }').replace('add(', 'plus('), 'test/sums/z.js': 'export const more = 4\n' }, { 'test/sums/a.js': 'export const sum = 3\n' }],
  ])('%s', async (_, test, changed, others) => {
    expect(await judged(test, { ...swapped, ...changed }, others)).toEqual([0, undefined])
  }) // prettier-ignore
})
