import type { Files } from '@helix/testkit'
import { describe, expect, it } from 'vitest'
import { aProduct } from '../../../testing/product.ts'
import { reads, runner, verifiedBy } from './testing/aids.ts'

const keep = 'refactor: tidy\n\nHelix-Lane: keep\n'

/** Tests that read what they expect: beside them, from elsewhere, from a helper. */
const files: Files = {
  'test/add.test.js': `${runner}${reads}import { add } from '../src/add.js'\ntest('adds', () => assert.equal(add(1, 2), read('./sum.json').sum))\n`,
  'test/sum.json': '{"sum": 3}\n',
  'src/less.js': 'export const less = (a, b) => a - b\n',
  'test/less.test.js': `${runner}${reads}import { less } from '../src/less.js'\ntest('takes away', () => assert.equal(less(3, 1), read('../data/rest.json')[0]))\n`,
  'data/rest.json': '[2]\n',
  'src/double.js': 'export const double = (a) => a * 2\n',
  'test/half.json': '3\n',
  'test/support/doubles.js': doubles('double', 6),
  // Another six, which is nobody's expectation.
  'test/support/other.js': 'export const other = 6\n',
  'test/double.test.js': `${runner}${reads}import { isDouble } from './support/doubles.js'\ntest('doubles', () => assert.ok(isDouble(read('./half.json'))))\n`,
}

function doubles(name: string, result: number): string {
  return `import { ${name} } from '../../src/double.js'\nexport const isDouble = (of) => ${name}(of) === ${result}\n`
}

const plusOne = { 'src/add.js': 'export const add = (a, b) => a + b + 1\n' }
const four = { 'test/sum.json': '{"sum": 4}\n' }
const twice = { 'src/double.js': 'export const twice = (a) => a * 2\n' }
const thrice = { 'src/double.js': 'export const twice = (a) => a * 3\n' }

/** Exit code and first error of `verify` for commits of the lane keep. */
function judged(...commits: Files[]) {
  const repo = aProduct({ files })
  for (const changed of commits) repo.commit(keep, { files: changed })
  return verifiedBy(repo)
}

describe('a refactoring may not let a test pass', () => {
  it.each<[string, Files[], string]>([
    ['by the data beside it', [{ ...plusOne, ...four }], 'the test "adds" passes only since test/sum.json was changed by what brings nothing new'],
    ['by data that tests alone name', [{ 'src/less.js': 'export const less = (a, b) => b - a\n', 'data/rest.json': '[-2]\n' }], 'the test "takes away" passes only since data/rest.json was changed by what brings nothing new'],
    ['by a helper', [{ 'src/double.js': 'export const double = (a) => a * 3\n', 'test/support/doubles.js': doubles('double', 9) }], 'the test "doubles" passes only since test/support/doubles.js was changed by what brings nothing new'],
    ['by a helper that follows the product, and says something else', [{ ...thrice, 'test/support/doubles.js': doubles('twice', 9) }], 'the test "doubles" passes only since test/support/doubles.js was changed by what brings nothing new'],
    ['by data, behind a helper that follows the product', [{ ...thrice, 'test/support/doubles.js': doubles('twice', 6), 'test/half.json': '2\n' }], 'the test "doubles" passes only since test/half.json was changed by what brings nothing new'],
    ['in two commits', [plusOne, four], 'the test "adds" passes only since test/sum.json was changed by what brings nothing new'],
  ])('%s', async (_, commits, message) => {
    expect(await judged(...commits)).toEqual([1, 'LANE-AIDS', message])
  }) // prettier-ignore
})

describe('a refactoring may', () => {
  it.each<[string, Files]>([
    ['write data in another form', { 'src/add.js': 'export const add = (...of) => of[0] + of[1]\n', 'test/sum.json': '{ "sum": 3, "said": true }\n' }],
    ['let a helper follow the product', { ...twice, 'test/support/doubles.js': doubles('twice', 6) }],
    ['divide a helper', { 'test/support/doubles.js': "import { six } from './six.js'\nimport { double } from '../../src/double.js'\nexport const isDouble = (of) => double(of) === six\n", 'test/support/six.js': 'export const six = 6\n' }],
    ['bring a test with its data', { 'test/more.json': '[5]\n', 'test/more.test.js': `${runner}${reads}import { add } from '../src/add.js'\ntest('adds more', () => assert.equal(add(2, 3), read('./more.json')[0]))\n` }],
  ])('%s', async (_, changed) => {
    expect(await judged(changed)).toEqual([0, undefined, undefined])
  }) // prettier-ignore
})
