import type { Files } from '@helix/testkit'
import { describe, expect, it } from 'vitest'
import { aProduct } from '../../../testing/product.ts'
import { reads, runner, verifiedBy } from './testing/aids.ts'

const keep = 'refactor: tidy\n\nHelix-Lane: keep\n'
const fix = 'fix: take away in order\n\nWhy: what is left was negative.\n\nHelix-Lane: fix\n'

/** A test that reads what it expects, and a product beside it that has a fault. */
const files: Files = {
  'test/add.test.js': `${runner}${reads}import { add } from '../src/add.js'\ntest('adds', () => assert.equal(add(1, 2), read('./sum.json').sum))\n`,
  'test/sum.json': '{"sum": 3}\n',
  'src/less.js': 'export const less = (a, b) => b - a\n',
}

const sum = (text: string): Files => ({ 'test/sum.json': text })
const plusOne = { 'src/add.js': 'export const add = (a, b) => a + b + 1\n' }
const four = sum('{"sum": 4}\n')
/** Takes away the other way round, with a test that shows it. */
const less = (expected = '2'): Files => ({
  'src/less.js': 'export const less = (a, b) => a - b\n',
  'test/less.test.js': `${runner}${reads}import { less } from '../src/less.js'\ntest('takes away', () => assert.equal(less(3, 1), ${expected}))\n`,
})

/** Exit code, first error and where, of `verify` for a refactoring and a fix behind it. */
async function judged(refactored: Files | null, fixed: Files) {
  const repo = aProduct({ files })
  if (refactored !== null) repo.commit(keep, { files: refactored })
  repo.commit(fix, { files: fixed })
  return verifiedBy(repo)
}

describe('a fix may not let another test pass', () => {
  it.each<[string, Files | null, Files, string]>([
    ['by its data, behind a refactoring that did something else', plusOne, { ...less(), ...four }, 'the test "adds" passes only since test/sum.json was changed, with this fix or without'],
    ['whose data a refactoring changed, by a touch of it', { ...plusOne, ...four }, { ...less(), ...sum('{ "sum": 4 }\n') }, 'the test "adds" passes only since test/sum.json was changed by what brings nothing new'],
    ['whose product a refactoring changed, by a touch of that', { ...plusOne, ...four }, { ...less(), 'src/add.js': 'export const add = (a, b) => 1 + a + b\n' }, 'the test "adds" passes only since test/sum.json was changed by what brings nothing new'],
  ])('%s', async (_, refactored, fixed, message) => {
    expect(await judged(refactored, fixed)).toEqual([1, 'LANE-AIDS', message])
  }) // prettier-ignore

  it.each<[string, Files, Files]>([
    ['by new data', plusOne, { ...less(), 'test/sums/z.json': '{"sum": 4}\n' }],
    ['by new data of the refactoring', { ...plusOne, 'test/sums/z.json': '{"sum": 4}\n' }, less()],
  ])('that reads a folder, %s', async (_, refactored, fixed) => {
    const sums = `${runner}import { readFileSync, readdirSync } from 'node:fs'\nimport { add } from '../src/add.js'\nconst at = new URL('./sums/', import.meta.url)\nconst said = Object.assign({}, ...readdirSync(at).sort().map((name) => JSON.parse(readFileSync(new URL(name, at)))))\ntest('adds', () => assert.equal(add(1, 2), said.sum))\n`
    const repo = aProduct({ files: { ...files, 'test/add.test.js': sums, 'test/sums/a.json': '{"sum": 3}\n' } })
    repo.commit(keep, { files: refactored })
    repo.commit(fix, { files: fixed })
    expect((await verifiedBy(repo)).slice(0, 2)).toEqual([1, 'LANE-AIDS'])
  }) // prettier-ignore

  it('nor show its fault by data alone', async () => {
    const elsewhere = { 'test/less.test.js': less("read('../data/rest.json')[0]")['test/less.test.js'] ?? '' }
    const repo = aProduct({ files: { ...files, 'src/less.js': 'export const less = (a, b) => a - b\n', 'data/rest.json': '[0]\n' } }) // prettier-ignore
    repo.commit(fix, { files: { ...elsewhere, 'data/rest.json': '[2]\n', 'src/less.js': 'export const less = (...of) => of[0] - of[1]\n' } }) // prettier-ignore
    expect(await verifiedBy(repo)).toEqual([1, 'FIX-NOT-RED', 'no test of this fix fails without it: "takes away" passes without the fix too']) // prettier-ignore
  })
})

describe('a fix may', () => {
  it.each<[string, Files | null, Files]>([
    ['change what an old test expects, as that fails without it', null, { ...plusOne, ...four, 'test/more.test.js': `${runner}${reads}import { add } from '../src/add.js'\ntest('adds one', () => assert.equal(add(0, 0), 1))\n` }],
    ['bring data for its own test beside that of another', null, { ...less("read('./sum.json').rest"), ...sum('{"sum": 3, "rest": 2}\n') }],
    ['follow a refactoring of the same file', { 'src/less.js': 'export const less = (...of) => of[1] - of[0]\n' }, less()],
  ])('%s', async (_, refactored, fixed) => {
    expect(await judged(refactored, fixed)).toEqual([0, undefined, undefined])
  }) // prettier-ignore
})
