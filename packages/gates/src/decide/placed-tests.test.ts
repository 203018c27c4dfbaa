import { describe, expect, it } from 'vitest'
import { readRun } from '../run/read-run.ts'
import { judge } from './judge.ts'
import { placeTests } from './placed-tests.ts'
import { targetsOf } from './targets.ts'
import { aCondition, anEvidence, at, runsBy } from './testing/evidence.ts'
import { realTree } from './testing/real-tree.ts'
import { aMutant, aRun, passed, resultOf } from './testing/runs.ts'

/** A run as gotestsum, cargo-nextest and Maven report it, cut down. */
function reported(suite: string, cases: string, exitCode = 1) {
  const text = `<?xml version="1.0"?><testsuites><testsuite name="${suite}">${cases}</testsuite></testsuites>`
  const report = { format: 'junit' as const, bytes: new TextEncoder().encode(text), modifiedAt: 1_000 }
  return readRun(
    {
      command: 'e2e',
      purpose: 'tests',
      argv: ['run'],
      startedAt: 1_000,
      durationMs: 1,
      exit: { code: exitCode, signal: null, timedOut: false, missing: false },
      nonce: 'n',
      seed: null,
      reports: [report],
      output: '',
    },
    '/repo',
  )
}

const failing = (place: string, name: string, body: string, type = '', message = 'Failed') =>
  `<testcase classname="${place}" name="${name}" time="0.01"><failure message="${message}" type="${type}">${body}</failure></testcase>`

const go = {
  files: {
    'e2e/cart_test.go': 'package e2e\n\nfunc TestTotal(t *testing.T) {\n\tif got := cart.Total(1, 2); got != 3 {\n\t}\n}\n\nfunc TestRows(t *testing.T) {\n}\n',
    'src/domain/cart.go': 'package domain\n\nfunc Total(a, b int) int { panic("not implemented") }\n',
  },
  suite: 'example.com/shop/e2e',
  cases: [
    failing('example.com/shop/e2e', 'TestTotal', '=== RUN   TestTotal\n    cart_test.go:5: got 0, want 3\n--- FAIL: TestTotal (0.00s)\n'),
    failing('example.com/shop/e2e', 'TestRows/small', '=== RUN   TestRows/small\n    cart_test.go:9: got 0, want 1\n'),
    failing('example.com/shop/e2e', 'TestRows', '--- FAIL: TestRows (0.00s)\n'),
  ].join(''),
  targets: ['e2e/cart_test.go > TestRows', 'e2e/cart_test.go > TestTotal'],
} // prettier-ignore

const rust = {
  files: {
    'e2e/cart.rs': '#[test]\nfn totals() {\n    assert_eq!(total(1, 2), 3);\n}\n',
    'src/domain/lib.rs': 'pub fn total(a: i32, b: i32) -> i32 { todo!() }\n',
  },
  suite: 'shop::cart',
  cases: failing('shop::cart', 'totals', "thread 'totals' panicked at src/domain/lib.rs:1:42:\nnot yet implemented", 'test failure'),
  targets: ['e2e/cart.rs > totals'],
} // prettier-ignore

const java = {
  files: {
    'e2e/test/shop/CartTest.java': 'class CartTest {\n  @Test\n  void totals() {\n  }\n\n  @ParameterizedTest\n  void rows(int one) {\n  }\n}\n',
    'src/domain/Cart.java': 'class Cart {}\n',
  },
  suite: 'shop.CartTest',
  cases: ['totals()', 'rows(int)[1]'].map((name) => failing('shop.CartTest', name, 'org.opentest4j.AssertionFailedError: expected: &lt;3&gt; but was: &lt;0&gt;\n\tat shop.CartTest.totals(CartTest.java:4)', 'org.opentest4j.AssertionFailedError', 'expected: &lt;3&gt; but was: &lt;0&gt;')).join(''),
  targets: ['e2e/test/shop/CartTest.java > rows', 'e2e/test/shop/CartTest.java > totals'],
} // prettier-ignore

const isTarget = (path: string): boolean => path.startsWith('e2e/')

const placed = (files: Record<string, string>, ...ids: string[]) =>
  placeTests(aRun({ tests: ids.map((id) => passed(id)) }), realTree(files)).tests.map(({ id }) => id)

describe.each([
  ['Go by gotestsum', go],
  ['Rust by cargo-nextest', rust],
  ['Java by JUnit 5', java],
])('acceptance tests in %s', (_, { files, suite, cases, targets }) => {
  const head = realTree(files)
  const ids = targetsOf(head, null, isTarget)
  const verdictOn = (text: string, exitCode?: number) => {
    const run = placeTests(reported(suite, text, exitCode), head)
    return judge(
      aCondition('red-bar', { runs: 2 }, 'e2e'),
      anEvidence({
        position: at('E2E_RED'),
        head,
        targets: { ids, passedOnce: new Set(), reopened: new Set() },
        runs: runsBy({ 'e2e tests': [run, run] }),
      }),
    )
  }

  it('are targets, red by the class of their reports, and the verdict says that no overlay was possible', () => {
    expect([...ids].toSorted()).toEqual(targets)
    const { outcome, measured, findings } = verdictOn(cases)
    expect(findings).toEqual([])
    expect({ outcome, ...measured }).toMatchObject({
      outcome: 'pass',
      targets: targets.length,
      red: targets.length,
      called: 0,
      untold: targets.length,
    })
  })

  it('that pass already are refused', () => {
    const passing = cases.replaceAll(/<failure[^]*?<\/failure>/g, '')
    const { outcome, findings } = verdictOn(passing, 0)
    expect(outcome).toBe('fail')
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(['RED-PASSES']))
  })

  it('that no report tells of are refused', () => {
    const other = '<testcase classname="other" name="other" time="0"></testcase>'
    expect(new Set(verdictOn(other, 0).findings.map(({ code }) => code))).toEqual(new Set(['RED-NOT-RUN']))
  })

  it('are no targets where their lines were there before, and are again when they change', () => {
    expect(targetsOf(head, realTree(files), isTarget)).toEqual(new Set())
    const changed = realTree(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.replaceAll('{\n', '{\n  more();\n')]))) // prettier-ignore
    expect([...targetsOf(changed, head, isTarget)].toSorted()).toEqual(targets)
  })
})

it('tests that a mutation tool names are told by the same files', () => {
  const killedBy = ['shop.CartTest > totals()', 'shop.CartTest > rows(int)[1]', 'other.Gone > x()']
  const run = aRun({ mutants: [aMutant('src/domain/Cart.java', 1, 'Killed', { killedBy })], mutationTests: killedBy })
  const ids = [
    'e2e/test/shop/CartTest.java > totals',
    'e2e/test/shop/CartTest.java > rows > (int)[1]',
    'other.Gone > x()',
  ]
  expect(placeTests(run, realTree(java.files))).toMatchObject({ mutants: [{ killedBy: ids }], mutationTests: ids })
})

describe('the place of a reported test', () => {
  const test = 'package x\n\nfunc TestTotal(t *testing.T) {\n}\n'
  it('is the one whose path ends most like its name', () => {
    const files = { 'e2e/a_test.go': test, 'internal/e2e/b_test.go': test, 'c_test.go': test }
    expect(placed(files, 'example.com/shop/internal/e2e > TestTotal')).toEqual(['internal/e2e/b_test.go > TestTotal'])
  })

  it('is left open where it may be any of two, or two claim it', () => {
    const two = { 'a/x_test.go': test, 'b/x_test.go': test }
    expect(placed(two, 'example.com/shop > TestTotal')).toEqual(['example.com/shop > TestTotal'])
    const ids = ['example.com/shop/a > TestTotal', 'example.com/other/a > TestTotal']
    expect(placed({ 'a/x_test.go': test }, ...ids)).toEqual(ids)
  })

  it('of a test that no file declares, and of one whose file is there, stays', () => {
    expect(placed({ 'a.test.ts': '' }, 'a.test.ts > adds', 'shop > TestGone')).toEqual(['a.test.ts > adds', 'shop > TestGone']) // prettier-ignore
  })

  it('a subtest that passes leaves the failure of its test as it is', () => {
    const run = aRun({ tests: [passed('x/a > TestTotal/small'), resultOf('x/a > TestTotal', 'failed')] })
    const { tests } = placeTests(run, realTree({ 'a/x_test.go': test }))
    expect(tests.map(({ id, state }) => [id, state])).toEqual([
      ['a/x_test.go > TestTotal > small', 'passed'],
      ['a/x_test.go > TestTotal', 'failed'],
    ])
  })
})
