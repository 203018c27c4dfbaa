import { describe, expect, it } from 'vitest'
import { aCondition, verdictOn } from '../testing/evidence.ts'
import { realTree } from '../testing/real-tree.ts'

type Files = Readonly<Record<string, string>>

const on = (before: Files, after: Files) =>
  verdictOn(aCondition('integrity', {}), { base: realTree(before), head: realTree(after) })

const run = "import { run } from '../src/run.ts'\ntest('starts', () => { expect(run()).toBe(1) })\n"
const suite = (title: string, name: string, body: string) =>
  `${run}describe('${title}', () => { it('${name}', () => { ${body} }) })\n`

const tagged = (tag: string, name: string, body: string) => suite('cli', `[${tag}]: ${name}`, body)

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

  it('has moved, when the number of an issue came to its name', () => {
    expect(
      on(
        { 'test/a.test.ts': suite('issue', 'says which package is not there', old), 'test/b.test.ts': run },
        { 'test/a.test.ts': run, 'test/b.test.ts': suite('cli', 'says which package is not there (#12)', two) },
      ),
    ).toBe('pass')
    expect(moved(two, 'says which package is there')).toBe('pass')
  })

  /** A test of that name moves to another file and gets another tag. */
  const tagChanged = (name: string) =>
    on(
      { 'test/a.test.ts': tagged('PR-7', name, old), 'test/b.test.ts': run },
      { 'test/a.test.ts': run, 'test/b.test.ts': tagged('cli', name, two) },
    )

  it('has moved, when its tag became another one', () => {
    expect(tagChanged('says which package is not there')).toBe('pass')
    expect(tagChanged('says it')).toBe('fail INTEGRITY-LOST')
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

/** A file of tests of pytest, each by its name and what it asserts. */
const inPython = (...tests: readonly (readonly [name: string, ...asks: string[]])[]) =>
  `from shop import cart\n\n${tests.map(([name, ...asks]) => `def test_${name}():\n    ${asks.join('\n    ')}\n`).join('\n')}`

describe('a test that is gone while others bear its name and more', () => {
  const [two, three] = ['assert cart(2) == 2', 'assert cart(3) == 3']
  const [ofTwo, ofFive] = ['assert cart([2]) == 2', 'assert cart([5]) == 5']
  const became = (...tests: readonly (readonly [name: string, ...asks: string[]])[]) =>
    on({ 'test/test_a.py': inPython(['sum', two, three]) }, { 'test/test_a.py': inPython(...tests) })

  it('became several, when together they ask for no less', () => {
    expect(became(['sum_of_two', ofTwo], ['sum_of_five', ofFive])).toBe('pass')
  })

  it.each<[string, [string, string][]]>([
    ['ask for less', [['sum_of_two', ofTwo], ['sum_of_five', 'cart(5)']]],
    ['are none of it', [['of_two', ofTwo], ['summary_of_five', ofFive]]],
    ['do not come to the product', [['sum_of_two', ofTwo], ['sum_of_five', 'assert 2 + 3 == 5']]],
  ])('is lost where these %s', (_, tests) => {
    expect(became(...tests)).toContain('INTEGRITY-LOST')
  }) // prettier-ignore

  it('is lost where they are skipped', () => {
    const skipped = inPython(['sum_of_two', ofTwo], ['sum_of_five', ofFive]).replaceAll(
      'def ',
      '@pytest.mark.skip\ndef ',
    )
    expect(on({ 'test/test_a.py': inPython(['sum', two, three]) }, { 'test/test_a.py': skipped })).toContain(
      'INTEGRITY-LOST',
    )
  })

  it('is lost where two are gone and these are one', () => {
    const head = { 'test/test_a.py': inPython(['sum_a_b', two], ['sum_a_c', three]) }
    expect(on({ 'test/test_a.py': inPython(['sum', ofTwo, ofFive], ['sum_a', ofFive, ofTwo]) }, head)).toBe(
      'fail INTEGRITY-LOST',
    )
  })
})

const skipping = (name: string, asks = 'expect(run(2)).toBe(2)') => `${run}it.skip('${name}', () => { ${asks} })\n`

describe('a test that is skipped where it comes', () => {
  it('may be one that was skipped before, in another place', () => {
    expect(on({ 'test/a.test.ts': skipping('waits') }, { 'test/b.test.ts': skipping('waits') })).toBe('pass')
    expect(on({ 'test/a.test.ts': skipping('waits') }, { 'test/a.test.ts': skipping('waits for it') })).toBe('pass')
  })

  it('is refused where that one ran, stays, or is another one', () => {
    const awake = skipping('waits').replace('.skip', '')
    expect(on({ 'test/a.test.ts': awake }, { 'test/b.test.ts': skipping('waits') })).toContain('INTEGRITY-SKIP')
    expect(
      on(
        { 'test/a.test.ts': skipping('waits') },
        { 'test/a.test.ts': skipping('waits'), 'test/b.test.ts': skipping('waits') },
      ),
    ).toContain('INTEGRITY-SKIP')
    expect(
      on({ 'test/a.test.ts': skipping('waits') }, { 'test/b.test.ts': skipping('goes', 'expect(run(3)).toBe(3)') }),
    ).toContain('INTEGRITY-SKIP')
  })

  it('is refused where one of two that had its body ran', () => {
    const before = { 'test/a.test.ts': `${skipping('waits')}it('goes', () => { expect(run(2)).toBe(2) })\n` }
    const after = { 'test/b.test.ts': `${skipping('waits')}it.skip('goes', () => { expect(run(2)).toBe(2) })\n` }
    expect(on(before, after)).toContain('INTEGRITY-SKIP')
  })
})
