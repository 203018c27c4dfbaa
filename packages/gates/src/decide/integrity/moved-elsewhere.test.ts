import { describe, expect, it } from 'vitest'
import { aCondition, verdictOn } from '../testing/evidence.ts'
import { realTree } from '../testing/real-tree.ts'

type Files = Readonly<Record<string, string>>

const on = (before: Files, after: Files) =>
  verdictOn(aCondition('integrity', {}), { base: realTree(before), head: realTree(after) })

const run = "import { run } from '../src/run.ts'\ntest('starts', () => { expect(run()).toBe(1) })\n"

const none = ['expect(status).toBe(404)', "expect(error).toEqual({ code: 'none' })"] as const
const ofNone = (...asks: readonly string[]) =>
  `import { run } from '../src/run.ts'\n\nit('says that there is none', async () => {\n  const { status, error } = await run('x')\n  ${asks.join('\n  ')}\n})\n`
/** Of another runner, which hands `api` to it. */
const ofAll = (asks: readonly string[], call = 'api.get(run)') =>
  `import { run } from '../src/run.ts'\n\nit('GET – all', () => { expect(run()).toBe(1) })\n\nit('GET – none', async ({ api }) => {\n  const { status, error } = await ${call}\n  ${asks.join('\n  ')}\n})\n`

describe('a test that is gone while one stands elsewhere that asserts the same', () => {
  const to = (text: string) => on({ 'test/none.test.ts': ofNone(...none) }, { 'e2e/all.test.ts': text })

  it('has moved, whatever leads to it', () => {
    expect(to(ofAll(none))).toBe('pass')
  })

  it.each([
    ['asserts less', ofAll([none[0]])],
    ['expects something else', ofAll(['expect(status).toBe(200)', none[1]])],
    ['is skipped', ofAll(none).replace("it('GET – none'", "it.skip('GET – none'")],
    [
      'does not come to the product',
      ofAll(none, "{ status: 404, error: { code: 'none' } }").replace('({ api })', '()'),
    ],
  ])('is lost where that one %s', (_, text) => {
    expect(to(text)).toContain('INTEGRITY-LOST')
  })

  it('is lost where it made one assertion, as many do', () => {
    const [, one] = none
    expect(on({ 'test/none.test.ts': ofNone(one) }, { 'e2e/all.test.ts': ofAll([one]) })).toBe('fail INTEGRITY-LOST')
  })
})

it('a test may move to another file where a dash stands between its suite and its name', () => {
  const [before, now] = ['expect(run(1)).toBe(2)', 'const two = run(1)\n  expect(two).toBe(2)']
  const dashed = (name: string) => `${run}it('cli – ${name}', () => { ${now} })\n`
  const moves = (name: string) =>
    on(
      { 'test/a.test.ts': `${run}describe('cli', () => { it('adds', () => { ${before} }) })\n`, 'test/b.test.ts': run },
      { 'test/a.test.ts': run, 'test/b.test.ts': dashed(name) },
    )
  expect(moves('adds')).toBe('pass')
  expect(moves('takes away')).toBe('fail INTEGRITY-LOST')
})

const asks = (name: string, value: number) => `it('${name}', () => { expect(run(${value})).toBe(${value}) })`
const ofTwo = (...tests: readonly string[]) => `${run}describe('sums', () => { ${tests.join('; ')} })\n`

describe('a suite that moves to another file', () => {
  const [one, two, three] = [asks('one', 1), asks('two', 2), asks('when three', 3)]
  const to = (...tests: readonly string[]) =>
    on(
      { 'test/a.test.ts': ofTwo(one, two, three), 'test/b.test.ts': run },
      { 'test/a.test.ts': run, 'test/b.test.ts': ofTwo(...tests) },
    )

  it('may give a test another title where most of them keep theirs', () => {
    expect(to(one, two, asks('of three', 4))).toBe('pass')
  })

  it.each([
    ['asks for less', [one, two, "it('of three', () => { run(4) })"]],
    ['stands for two', [one, asks('of three', 4)]],
    ['stands among others', [asks('of none', 0), asks('of three', 4), asks('of five', 5)]],
  ])('loses one where the new one %s', (_, tests) => {
    expect(to(...tests)).toContain('INTEGRITY-LOST')
  })
})

const leaves = (condition: string) =>
  `const { run } = require('../src/run.js')\n${condition}it('runs', () => { expect(run(1)).toBe(1) })\n`

describe('a module of CommonJS that may end before its tests', () => {
  it('is read, and skips them where that comes to it', () => {
    const [before, after] = [leaves(''), leaves("if (process.platform === 'win32') { return }\n")]
    expect(on({ 'test/a.test.js': before }, { 'test/a.test.js': after })).toBe('fail INTEGRITY-SKIP')
    expect(on({ 'test/a.test.js': after }, { 'test/a.test.js': after })).toBe('pass')
    expect(on({}, { 'test/a.test.js': after })).toBe('pass')
  })
})
