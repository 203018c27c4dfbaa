import { describe, expect, it } from 'vitest'
import { aCondition, verdictOn } from '../testing/evidence.ts'
import { realTree } from '../testing/real-tree.ts'

type Files = Readonly<Record<string, string>>

const on = (before: Files, after: Files) =>
  verdictOn(aCondition('integrity', {}), { base: realTree(before), head: realTree(after) })

const run = "import { run } from '../src/run.ts'\ntest('starts', () => { expect(run()).toBe(1) })\n"
const suite = (title: string, name: string, body: string) =>
  `${run}describe('${title}', () => { it('${name}', () => { ${body} }) })\n`

describe('a test that is gone while one of its own name stands in another suite of another file', () => {
  const [old, two] = [
    'expect(run(0)).toBe(2); expect(run(0)).toBe(3)',
    'expect(run(1)).toBe(2); expect(run(2)).toBe(3)',
  ]
  const moved = (now: string, name = 'says which package is not there') =>
    on(
      { 'test/a.test.ts': suite('cli', name, old), 'test/b.test.ts': run },
      { 'test/a.test.ts': run, 'test/b.test.ts': suite('version', name, now) },
    )

  it('has moved, when the new one asks for no less', () => {
    expect(moved(two)).toBe('pass')
  })

  it('is lost when it asks for less, or the name is one of many', () => {
    expect(moved('expect(run(1)).toBe(2)')).toBe('fail INTEGRITY-LOST')
    expect(moved(two, 'says it')).toBe('fail INTEGRITY-LOST')
  })
})

/** A file with one test of what a flag does. */
const ofFlag = (flag: string, asks = `expect(run('${flag}')).toBe('${flag}')`) =>
  `import { run } from '../src/run.ts'\n\nconst all = []\nbeforeEach(() => all.splice(0))\nafterEach(() => run())\n\nit('fails with ${flag}', () => {\n  ${asks}\n})\n`

it('a test may get another title where its file moved, as all of it, and stays most of what it was', () => {
  const to = (text: string) => on({ 'test/exit-code.test.ts': ofFlag('--exit-code') }, { 'test/fail.test.ts': text })
  expect(to(ofFlag('--fail'))).toBe('pass')
  expect(to(ofFlag('--fail', 'run()'))).toBe('fail INTEGRITY-LOST')
  expect(to("import { go } from '../src/go.ts'\n\nit('goes', () => {\n  expect(go()).toBe(1)\n})\n")).toBe(
    'fail INTEGRITY-LOST',
  )
})

const retried = (flag: string, more = '') => `jest.retryTimes(2)\n${ofFlag(flag)}${more}`
const moved = (from: string, to: string) => on({ 'test/exit-code.test.ts': from }, { 'test/fail.test.ts': to })

it('a test that moved is tried again as it was, and no more often', () => {
  expect(moved(retried('--exit-code'), retried('--exit-code'))).toBe('pass')
  expect(moved(retried('--exit-code'), retried('--fail'))).toBe('pass')
  expect(moved(ofFlag('--exit-code'), retried('--exit-code'))).toContain('INTEGRITY-SKIP')
  expect(moved(retried('--exit-code'), retried('--fail', "it('runs', () => { expect(run('')).toBe('') })\n"))).toBe(
    'fail INTEGRITY-SKIP',
  )
})

const ofSum = (title: string, asks: string) =>
  `import assert from 'node:assert'\nimport { test } from 'node:test'\nimport { sum } from '../src/sum.js'\ntest('${title}', () => ${asks})\n`

it('a file that only imports what one imported that is gone is another one', () => {
  const [one, other] = [ofSum('sums', 'assert.equal(sum(1, 2), 3)'), ofSum('sums none', 'assert.equal(sum(), 0)')]
  expect(on({ 'test/sum.test.js': one }, { 'test/none.test.js': other })).toBe('fail INTEGRITY-LOST')
})
