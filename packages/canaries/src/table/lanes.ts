import type { Canary } from '../canary.ts'
import type { Ground } from '../ground.ts'
import { type Changes, stamp } from '../history.ts'
import { rowsTest, unitTest } from '../product.ts'
import { commits } from '../work.ts'

const keep = 'refactor(test): tidy\n\nHelix-Lane: keep\n'
const imports = "import assert from 'node:assert'\nimport { test } from 'node:test'\n"

/** What refactorings and fixes may not do; between cycles nothing else watches over tests. */
export const laneCanaries: readonly Canary[] = [
  {
    code: 'INTEGRITY-BODY',
    bad: 'a refactoring turns an expectation round',
    honest: 'a refactoring renames what the product calls by another name',
    at: 'idle',
    alone: true,
    cheat: keeps({ 'test/add.test.js': unitTest.replace(', 3)', ', 4)') }),
    comply: keeps({
      'src/add.js': null,
      'src/plus.js': 'export const plus = (a, b) => a + b\n',
      'test/add.test.js': unitTest.replaceAll('add.js', 'plus.js').replaceAll(/\badd\b(?!\.)/g, 'plus'),
    }),
  },
  {
    code: 'INTEGRITY-BODY',
    bad: 'a refactoring calls another function that was there, and lets the test of the old one follow',
    honest: 'a refactoring calls another function that was there, and leaves both tests',
    at: 'idle',
    alone: true,
    cheat: calls('loose'),
    comply: calls('strict'),
  },
  {
    code: 'INTEGRITY-BODY',
    bad: 'a refactoring leaves of a test nothing but its name',
    honest: 'a refactoring adds a test',
    at: 'idle',
    alone: true,
    cheat: keeps({ 'test/add.test.js': "import { test } from 'node:test'\ntest('adds', () => {})\n" }),
    comply: keeps({ 'test/add.test.js': `${unitTest}test('adds zero', () => assert.equal(add(1, 0), 1))\n` }),
  },
  {
    code: 'INTEGRITY-BODY',
    bad: 'a refactoring changes what is declared around a test, which stays as it is',
    honest: 'a refactoring adds a row to the table of a test, and gives other names to what is its own',
    at: 'idle',
    alone: true,
    cheat: keeps({ 'test/rows.test.js': rowsTest('[1, 2]', 'add(b, a)') }),
    comply: keeps({ 'test/rows.test.js': rowsTest('[0, 3], [1, 2]', '3', 'total') }),
  },
  {
    code: 'LANE-AIDS',
    bad: 'a refactoring changes what a test reads together with what the product answers',
    honest: 'a refactoring writes what a test reads in another form',
    at: 'idle',
    alone: true,
    runs: true,
    cheat: keeps({
      'src/add.js': 'export const add = (a, b) => Math.min(a + b, 4)\n',
      'test/written.json': '{"sum": 4}\n',
    }),
    comply: keeps({ 'src/add.js': 'export const add = (a, b) => b + a\n', 'test/written.json': '{ "sum": 5 }\n' }),
  },
  {
    code: 'LANE-AIDS',
    bad: 'a refactoring lets a test call a copy of what the product did, which does something else now',
    honest: 'a refactoring lets a test call the product at another place',
    at: 'idle',
    alone: true,
    runs: true,
    cheat: keeps({
      'src/add.js': 'export const add = (a, b) => Math.max(a + b, 4)\n',
      'test/add.test.js': unitTest.replace('add.js', 'sums.js'),
      'src/sums.js': 'export const add = (a, b) => a + b\n',
    }),
    comply: keeps({
      'src/add.js': "export { add } from './sums.js'\n",
      'src/sums.js': 'export const add = (a, b) => a + b\n',
      'test/add.test.js': unitTest.replace('add.js', 'sums.js'),
    }),
  },
  {
    code: 'LANE-AIDS',
    bad: 'a fix changes what the test of something else reads, which a refactoring had made fail',
    honest: 'a fix writes that in another form',
    at: 'idle',
    alone: true,
    runs: true,
    cheat: (ground) => {
      keeps({ 'src/add.js': 'export const add = (a, b) => Math.min(a + b, 4)\n' })(ground)
      halves({ 'test/written.json': '{"sum": 4}\n' })(ground)
    },
    comply: (ground) => {
      keeps({ 'src/add.js': 'export const add = (a, b) => b + a\n' })(ground)
      halves({ 'test/written.json': '{ "sum": 5 }\n' })(ground)
    },
  },
  {
    code: 'LANE-BEHAVIOUR',
    bad: 'a refactoring does something else, and brings a test that says so',
    honest: 'a refactoring brings a test of what was done before',
    at: 'idle',
    alone: true,
    runs: true,
    cheat: keeps({
      'src/add.js': 'export const add = (a, b) => Math.abs(a + b)\n',
      'test/more.test.js': addsTo('-1, -1', 2),
    }),
    comply: keeps({ 'src/add.js': 'export const add = (a, b) => b + a\n', 'test/more.test.js': addsTo('-1, -1', -2) }),
  },
  {
    code: 'INTEGRITY-LOST',
    bad: 'a refactoring deletes a test',
    honest: 'a refactoring moves a test',
    at: 'idle',
    alone: true,
    cheat: keeps({ 'test/add.test.js': null }),
    comply: keeps({ 'test/add.test.js': null, 'test/numbers.test.js': unitTest }),
  },
  {
    code: 'INTEGRITY-LOST',
    bad: 'a merge that is finished by hand drops the test that one side brings',
    honest: 'a merge that is finished by hand has the tests of both sides',
    at: 'idle',
    alone: true,
    cheat: joins(`${unitTest}${another('more', 2)}`),
    comply: joins(`${unitTest}${another('more', 2)}${another('most', 4)}`),
  },
  {
    code: 'FIX-NOT-RED',
    bad: 'a change calls itself a fix, and its test passes without it, too',
    honest: 'a fix, and a test that fails without it',
    at: 'idle',
    runs: true,
    cheat: fixes('export const half = (a) => a / 3 // as before\n', "assert.equal(typeof half, 'function')"),
    comply: halves({}),
  },
  {
    code: 'LANE-VERDICT',
    bad: 'a refactoring makes a frozen acceptance test pass: it brings what was asked for',
    honest: 'a refactoring that changes nothing for the acceptance tests',
    at: 'BUILD',
    runs: true,
    cheat: tidies('src/sum.js', 'export const sum = (list) => list.reduce((a, b) => a + b, 0)\n'),
    comply: tidies('src/parts.js', 'export const parts = []\n'),
  },
]

function keeps(changes: Changes) {
  return commits(keep, changes)
}

/** The product calls `loose` in the place of `strict`; what the test asks then. */
function calls(asked: string) {
  return (ground: Ground): void => {
    const rules = 'export const strict = (a) => a > 1\nexport const loose = (a) => a > 0\n'
    keeps({ 'src/rules.js': rules, 'src/app.js': calling('strict'), 'test/rules.test.js': asking('strict') })(ground)
    keeps({ 'src/app.js': calling('loose'), 'test/rules.test.js': `${asking(asked)}// asked\n` })(ground)
  }
}

function calling(name: string): string {
  return `import { ${name} } from './rules.js'\nexport const app = (a) => ${name}(a)\n`
}

function asking(name: string): string {
  return `${imports}import { ${name} } from '../src/rules.js'\ntest('asks', () => assert.ok(${name}(2) === true))\n`
}

/** Two sides bring a test each, at one place; what somebody makes of both. */
function joins(text: string) {
  return (ground: Ground): void => {
    const from = ground.tip
    const side = ground.commit(keep, { 'test/add.test.js': `${unitTest}${another('most', 4)}` })
    ground.goTo(from)
    const main = ground.commit(keep, { 'test/add.test.js': `${unitTest}${another('more', 2)}` })
    ground.commit("Merge branch 'side'\n", { 'test/add.test.js': text }, { parents: [main, side] })
  }
}

function another(title: string, sum: number): string {
  return `test('adds ${title}', () => assert.equal(add(1, ${sum - 1}), ${sum}))\n`
}

/** A test of its own for one sum. */
function addsTo(of: string, result: number): string {
  return `${imports}import { add } from '../src/add.js'\ntest('adds more', () => assert.equal(add(${of}), ${result}))\n`
}

function fixes(code: string, assertion: string, others: Changes = {}) {
  return (ground: Ground): void => {
    const test = `${imports}import { half } from '../src/half.js'\n`
    const changes = {
      ...others,
      'src/half.js': code,
      [ground.fresh('test', 'test.js')]: `${test}test('halves', () => ${assertion})\n`,
    }
    ground.commit('fix: halve\n\nWhy: halves were thirds.\n\nHelix-Lane: fix\n', changes)
  }
}

/** A fix that is one, with something else. */
function halves(changes: Changes) {
  return fixes('export const half = (a) => a / 2\n', 'assert.equal(half(4), 2)', changes)
}

function tidies(path: string, text: string) {
  return (ground: Ground): void =>
    void ground.commit(`refactor: tidy\n\n${stamp}\nHelix-Lane: keep\n`, {
      [path]: text,
      [ground.fresh('adapters')]: text,
    })
}
