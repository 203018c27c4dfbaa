import type { Canary } from '../canary.ts'
import type { Ground } from '../ground.ts'
import { type Changes, stamp } from '../history.ts'
import { unitTest } from '../product.ts'

const keep = 'refactor(test): tidy\n\nHelix-Lane: keep\n'

function keeps(changes: Changes) {
  return (ground: Ground): void => void ground.commit(keep, changes)
}

const more = `${unitTest}test('adds zero', () => assert.equal(add(1, 0), 1))\n`

/** What a refactoring may not do to tests; between cycles nothing else watches over them. */
export const testCanaries: readonly Canary[] = [
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
    bad: 'a refactoring leaves of a test nothing but its name',
    honest: 'a refactoring adds a test',
    at: 'idle',
    alone: true,
    cheat: keeps({ 'test/add.test.js': "import { test } from 'node:test'\ntest('adds', () => {})\n" }),
    comply: keeps({ 'test/add.test.js': more }),
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
    code: 'INTEGRITY-SKIP',
    bad: 'a test is skipped that ran before',
    honest: 'it runs again, and another one beside it',
    at: 'BUILD',
    runs: true,
    cheat: works({ 'test/add.test.js': unitTest.replace("test('adds'", "test.skip('adds'") }),
    comply: works({ 'test/add.test.js': more }),
  },
  {
    code: 'FIX-NOT-RED',
    bad: 'a change calls itself a fix, and its test passes without it, too',
    honest: 'a fix, and a test that fails without it',
    at: 'idle',
    runs: true,
    cheat: fixes('export const half = (a) => a / 3 // as before\n', "assert.equal(typeof half, 'function')"),
    comply: fixes('export const half = (a) => a / 2\n', 'assert.equal(half(4), 2)'),
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

function works(changes: Changes) {
  return (ground: Ground): void =>
    void ground.commit(`STEP[3/4] test: add\n\nWhy: REQ-1 asks for it.\n\n${stamp}\n`, changes)
}

function fixes(code: string, assertion: string) {
  return (ground: Ground): void => {
    const test = `import assert from 'node:assert'\nimport { test } from 'node:test'\nimport { half } from '../src/half.js'\n`
    const changes = {
      'src/half.js': code,
      [ground.fresh('test', 'test.js')]: `${test}test('halves', () => ${assertion})\n`,
    }
    ground.commit('fix: halve\n\nWhy: halves were thirds.\n\nHelix-Lane: fix\n', changes)
  }
}

function tidies(path: string, text: string) {
  return (ground: Ground): void =>
    void ground.commit(`refactor: tidy\n\n${stamp}\nHelix-Lane: keep\n`, {
      [path]: text,
      [ground.fresh('adapters')]: text,
    })
}
