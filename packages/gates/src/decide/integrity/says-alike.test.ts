import { describe, expect, it } from 'vitest'
import { aCondition, verdictOn } from '../testing/evidence.ts'
import { realTree } from '../testing/real-tree.ts'

const header = "import { run, monthDiff, weeks } from '../src/run.ts'\n"

/** Tests that are there before and after, none of which says what the others do. */
const others = Array.from({ length: 20 }, (_, at) => `it('keeps ${'abcdefghij'[at % 10]}${at}', () => { expect(run(${at})).toBe(${at}) })`).join('\n') // prettier-ignore

const old = `it('MonthDiff', () => {
  const one = run('2018-09-08')
  expect(monthDiff(one, run('2018-08-08'))).toBe(1)
  expect(monthDiff(run('2018-08-08'), one)).toBe(-1)
})`

/** A test of two months goes from its file, which stays; what comes stands in a suite of another one. */
const moved = (now: string, more = others) =>
  verdictOn(aCondition('integrity', {}), {
    base: realTree({ 'test/utils.test.ts': `${header}${more}\n${old}\n`, 'test/display.test.ts': `${header}it('shows', () => { expect(run(77)).toBe(78) })\n` }),
    head: realTree({ 'test/utils.test.ts': `${header}${more}\n`, 'test/display.test.ts': `${header}it('shows', () => { expect(run(77)).toBe(78) })\ndescribe('Difference', () => {\n${now}\n})\n` }),
  }) // prettier-ignore

const rewritten = `it('MonthDiff', () => {
  expect(run('2018-09-08').diff(run('2018-08-08'), 'month')).toBe(1)
  expect(run('2018-08-08').diff(run('2018-09-08'), 'month')).toBe(-1)
})`

describe('a test of a short name that stands in another suite of another file', () => {
  it('is the same one where it says most of what that one said', () => {
    expect(moved(rewritten)).toBe('pass')
  })

  it.each([
    ['asks for less', rewritten.replace(/\n.*toBe\(1\)/, "\n  run('2018-09-08'); run('2018-08-08')")],
    ['says something else under its name', "it('MonthDiff', () => {\n  expect(weeks('2020-02')).toBe(5)\n  expect(weeks('2021-02')).toBe(4)\n})"],
    ['is skipped', rewritten.replace('it(', 'it.skip(')],
  ])('is none where it %s', (_, now) => {
    expect(moved(now)).toContain('INTEGRITY-LOST')
  }) // prettier-ignore

  it('is none in a repository of a few tests, of which no word tells', () => {
    expect(moved(rewritten, '')).toContain('INTEGRITY-LOST')
  })
})
