import type { Files } from '@helix/testkit'
import { describe, expect, it } from 'vitest'
import { aProduct, helix, playbook } from '../../../testing/product.ts'
import { verifiedBy } from './testing/aids.ts'

const keep = 'refactor: tidy\n\nHelix-Lane: keep\n'
const head = "import assert from 'node:assert'\nimport { test } from 'node:test'\n"
const addTest = (title: string, assertion: string) =>
  `${head}import { add } from '../src/add.js'\ntest('${title}', () => assert.equal(${assertion}))\n`

const roundedAdd = { 'src/add.js': 'export const add = (a, b) => Math.round(a + b)\n' }
const rounds = { 'test/round.test.js': addTest('rounds', 'add(1, 0.6), 2') }

async function judged(...commits: { message?: string; files: Files }[]) {
  const repo = aProduct()
  for (const { message = keep, files } of commits) repo.commit(message, { files })
  return verifiedBy(repo)
}

describe('what calls itself a refactoring and does something else, as its own test says', () => {
  const refused = [
    1,
    'LANE-BEHAVIOUR',
    'the new test "rounds" fails on the product as it was: something else is done than before',
  ]

  it('is refused', async () => {
    expect(await judged({ files: { ...roundedAdd, ...rounds } })).toEqual(refused)
  })

  it('is refused in two commits as well', async () => {
    expect(await judged({ files: roundedAdd }, { message: 'test: add\n\nHelix-Lane: keep\n', files: rounds })).toEqual(
      refused,
    )
  })
})

const rows = (...of: string[]) =>
  `${head}import { add } from '../src/add.js'\nconst cases = [${of.join(', ')}]\nfor (const [a, b, sum] of cases) test(\`\${a} and \${b}\`, () => assert.equal(add(a, b), sum))\n`

describe('a row that a table gets in a refactoring', () => {
  it.each<[string, string[], (string | number | undefined)[]]>([
    ['may say what was done before', ['[0, 0, 0]', '[1, 2, 3]'], [0, undefined]],
    ['may not say something else', ['[1, 2, 3]', '[1, 0.6, 2]'], [1, 'LANE-BEHAVIOUR']],
    ['may not take the place of another', ['[1, 0.6, 2]'], [1, 'INTEGRITY-BODY']],
  ])('%s', async (_, after, answer) => {
    const repo = aProduct({ files: { 'test/rows.test.js': rows('[1, 2, 3]') } })
    repo.commit(keep, { files: { ...roundedAdd, 'test/rows.test.js': rows(...after) } })
    expect((await verifiedBy(repo)).slice(0, 2)).toEqual(answer)
  })
})

describe('code of the product that lies where tests do', () => {
  const files = {
    'src/add.js': "export { add } from './testing/sums.js'\n",
    'src/testing/sums.js': 'export const add = (a, b) => a + b\n',
  }
  const rounded = { 'src/testing/sums.js': roundedAdd['src/add.js'] }

  it.each([
    ['is judged as such in a refactoring', keep, 'LANE-BEHAVIOUR'],
    ['is mended by a fix', 'fix: round\n\nWhy: sums had rests.\n\nHelix-Lane: fix\n', undefined],
  ])('%s', async (_, message, code) => {
    const repo = aProduct({ files })
    repo.commit(message, { files: { ...rounded, ...rounds } })
    const { stdout } = await helix(repo, ['verify'])
    expect(/LANE-\w+|FIX-\S+/.exec(stdout)?.[0]).toBe(code)
  })
})

describe('a refactoring may bring a test', () => {
  it.each<[string, Files]>([
    ['of what was done before', { 'src/add.js': 'export const add = (...of) => of[0] + of[1]\n', 'test/more.test.js': addTest('adds more', 'add(2, 3), 5') }],
    ['of a part that it gave a name', { 'src/add.js': 'export const plus = (a, b) => a + b\nexport const add = (a, b) => plus(a, b)\n', 'test/plus.test.js': `${head}import { plus } from '../src/add.js'\ntest('is plus', () => assert.equal(plus(1, 2), 3))\n` }],
    ['of a file that it took out', { 'src/add.js': "export { plus as add } from './plus.js'\n", 'src/plus.js': 'export const plus = (a, b) => a + b\n', 'test/plus.test.js': `${head}import { plus } from '../src/plus.js'\ntest('is plus', () => assert.equal(plus(1, 2), 3))\n` }],
  ])('%s', async (_, files) => {
    expect(await judged({ files })).toEqual([0, undefined, undefined])
  }) // prettier-ignore
})

it('a refactoring may follow a package that was upgraded', async () => {
  const repo = aProduct({
    playbook: playbook.replace(
      '  e2e: [e2e/**]',
      '  support: [lib/**]\n  dependencies: [package.json]\n  e2e: [e2e/**]',
    ),
    files: {
      'package.json': '{"type":"module","imports":{"#sums":"./lib/v1.js"}}\n',
      'lib/v1.js': 'export const sum = (a, b) => a + b\n',
      'lib/v2.js': 'export const sum = ({ a, b }) => a + b\n',
      'src/add.js': "import { sum } from '#sums'\nexport const add = (a, b) => sum(a, b)\n",
    },
  })
  const files = {
    'package.json': '{"type":"module","imports":{"#sums":"./lib/v2.js"}}\n',
    'src/add.js': "import { sum } from '#sums'\nexport const add = (a, b) => sum({ a, b })\n",
    'test/more.test.js': addTest('adds more', 'add(2, 3), 5'),
  }
  repo.commit(keep, { files })
  const { code, stdout } = await helix(repo, ['verify'])
  expect([code, stdout]).toEqual([0, expect.stringContaining('keep: tests find what they found before')])
})

it('a fix that comes with a refactoring shows itself', async () => {
  const fix = 'fix: round\n\nWhy: sums had rests.\n\nHelix-Lane: fix\n'
  const other = { 'src/other.js': 'export const other = 1\n' }
  expect(await judged({ files: other }, { message: fix, files: { ...roundedAdd, ...rounds } })).toEqual([0, undefined, undefined]) // prettier-ignore
})
