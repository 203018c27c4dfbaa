// What the runners of several languages really write, cut down: states, names, what was thrown, innermost frame first.
import { describe, expect, it } from 'vitest'
import type { TestResult } from '../run/run.ts'
import { readJunit } from './junit.ts'
import { isFinding } from './reader.ts'

function testsOf(report: string): TestResult[] {
  const answer = readJunit(new TextEncoder().encode(report), '/repo')
  if (isFinding(answer)) throw new Error(answer.message)
  return answer.tests ?? []
}

/** The failure of the only test of a suite. */
const failureOf = (suite: string, testcase: string) =>
  testsOf(`<testsuites><testsuite ${suite}>${testcase}</testsuite></testsuites>`)[0]?.failure

const pytestReport = (...cases: string[]) =>
  `<testsuites name="pytest tests"><testsuite name="pytest">${cases.join('')}</testsuite></testsuites>`

const pytestCase = (testcase: string) => testsOf(pytestReport(testcase))[0]

const pytestFailure = (message: string, body: string) =>
  pytestCase(
    `<testcase classname="tests.test_a" name="test_x" time="0.001"><failure message="${message}">${body}</failure></testcase>`,
  )?.failure

const playwrightCase = (kind: string, body: string) =>
  `<testcase name="cart › adds" classname="pw/a.spec.ts" time="0.035"><${kind}>\n<![CDATA[${body}]]>\n</${kind.split(' ')[0]}></testcase>`

const goFailure = (body: string) =>
  failureOf(
    'name="shop/cart"',
    `<testcase classname="shop/cart" name="TestAdd/small" time="0.010"><failure message="Failed" type="">${body}</failure></testcase>`,
  )

const rustFailure = (body: string) =>
  failureOf(
    'name="shop::cart"',
    `<testcase name="tests::adds" classname="shop::cart" time="0.2"><failure type="test failure" message="panicked">${body}</failure></testcase>`,
  )

const javaFailure = (type: string, message: string, body: string) =>
  failureOf(
    'name="shop.CartTest"',
    `<testcase name="adds()" classname="shop.CartTest" time="0.02"><failure message="${message}" type="${type}">${body}</failure></testcase>`,
  )

const pytestState = (type: string) =>
  pytestCase(`<testcase classname="tests.test_a" name="test_x"><skipped type="${type}" message="" /></testcase>`)?.state

describe('pytest', () => {

  it('names a test by its file, class and function', () => {
    const inClass = '<testcase classname="tests.unit.test_a.TestC" name="test_in[1]" time="0.001" />'
    const alone = '<testcase classname="tests.test_a" name="test_ok" time="0.001" />'
    expect(testsOf(pytestReport(inClass, alone)).map(({ id }) => id)).toEqual([
      'tests/unit/test_a.py > TestC > test_in[1]',
      'tests/test_a.py > test_ok',
    ])
  })

  it('says of a file that cannot be imported that it is the file', () => {
    const report = `<testcase classname="" name="tests.test_b" time="0.000"><error message="collection failure">ImportError while importing test module '/repo/tests/test_b.py'.
Traceback:
/usr/lib/python3.11/importlib/__init__.py:126: in import_module
    return _bootstrap._gcd_import(name[level:], package, level)
tests/test_b.py:1: in &lt;module&gt;
    from src.none import thing
E   ModuleNotFoundError: No module named 'src'</error></testcase>`
    expect(pytestCase(report)).toMatchObject({
      id: 'tests/test_b.py',
      name: '',
      state: 'failed',
      failure: {
        name: 'ModuleNotFoundError',
        message: "No module named 'src'",
        frames: [{ file: 'tests/test_b.py', line: 1 }, { file: '/usr/lib/python3.11/importlib/__init__.py', inside: false }],
      },
    })
  })

  it('compares both sides of an assertion', () => {
    const equal = pytestFailure('AssertionError: sum&#10;assert 3 == 4', '&gt;   def test_msg(): assert 3 == 4, "sum"\nE   AssertionError: sum\nE   assert 3 == 4\n\ntests/test_a.py:4: AssertionError')
    expect(equal).toEqual({
      name: 'AssertionError', message: 'sum\nassert 3 == 4', causes: [], actual: '3', expected: '4',
      frames: [{ file: 'tests/test_a.py', inside: true, line: 4, column: 1 }],
    })
    const literal = pytestFailure('assert False', '&gt;   assert False\nE   assert False\n\ntests/test_a.py:5: AssertionError')
    expect(literal).toMatchObject({ name: 'AssertionError' })
    expect(literal).not.toHaveProperty('expected')
    const raises = pytestFailure('Failed: DID NOT RAISE ValueError', 'E       Failed: DID NOT RAISE ValueError\n\ntests/test_a.py:24: Failed')
    expect(raises).toMatchObject({ name: 'AssertionError', expected: 'ValueError' })
  })

  it('turns the order of its frames round: the innermost is printed last', () => {
    const deep = pytestFailure('ValueError: x', 'tests/test_a.py:9: in test_x\n    total()\nsrc/cart.py:3: in total\n    raise ValueError("x")\nE   ValueError: x')
    expect(deep?.frames.map(({ file }) => file)).toEqual(['src/cart.py', 'tests/test_a.py'])
  })

  it('keeps what caused an error', () => {
    const chained = pytestFailure('ValueError: x', 'E   TypeError: c\n\nsrc/a.py:1: TypeError\n\nThe above exception was the direct cause of the following exception:\n\nE   ValueError: x\n\ntests/test_a.py:6: ValueError')
    expect(chained).toMatchObject({ name: 'ValueError', message: 'x', causes: [{ name: 'TypeError', message: 'c' }] })
  })

  it('tells an expected failure from a skipped test', () => {
    expect([pytestState('pytest.xfail'), pytestState('pytest.skip')]).toEqual(['expected-failure', 'skipped'])
  })
}) // prettier-ignore

describe('Playwright', () => {
  const suite = 'name="pw/a.spec.ts" hostname="chromium"'

  it('says what expect compared, although it calls that an Error', () => {
    const body = `  pw/a.spec.ts:4:3 › cart › adds ────

    Error: expect(received).toBe(expected) // Object.is equality

    Expected: "200"
    Received: "404"

      3 |   test('ok', () => { expect(1).toBe(1) })
    > 4 |   test('eq', () => { expect({a:1}).toEqual({a:2}) })
        |                                    ^
        at /repo/pw/a.spec.ts:4:36
`
    expect(failureOf(suite, playwrightCase('failure message="expect(received).toBe(expected)" type="expect.toBe"', body))).toEqual({
      name: 'AssertionError', message: 'expect(received).toBe(expected) // Object.is equality\n\nExpected: "200"\nReceived: "404"',
      causes: [], expected: '"200"', actual: '"404"',
      frames: [{ file: 'pw/a.spec.ts', inside: true, line: 4, column: 36 }],
    }) // prettier-ignore
  })

  it('keeps the name of what was thrown, and joins titles as everybody does', () => {
    const report = `<testsuite ${suite}>${playwrightCase('error message="x" type="RangeError"', '  pw/a.spec.ts:5:3\n\n    RangeError: x\n\n        at /repo/pw/a.spec.ts:5:29\n')}</testsuite>`
    expect(testsOf(report)).toMatchObject([
      { id: 'pw/a.spec.ts > cart > adds', failure: { name: 'RangeError', message: 'x', frames: [{ line: 5 }] } },
    ])
  })
})

it('Vitest: places with and without the name of a function before them', () => {
  const body = '\nRangeError: too deep 7\n ❯ inner src/deep.js:2:27\n ❯ new Cart my shop/cart.js:1:35\n ❯ vt/a.test.js:4:24\n'
  const failure = failureOf('name="vt/a.test.js"', `<testcase classname="vt/a.test.js" name="throws" time="0.001"><failure message="too deep 7" type="RangeError">${body}</failure></testcase>`)
  expect(failure?.frames.map(({ file, line }) => `${file}:${line}`)).toEqual(['src/deep.js:2', 'my shop/cart.js:1', 'vt/a.test.js:4'])
}) // prettier-ignore

it('jest-junit: what expect compared', () => {
  const body = 'Error: expect(received).toEqual(expected) // deep equality\n\n- Expected  - 1\n+ Received  + 1\n\n  Object {\n-   "a": 2,\n+   "a": 1,\n  }\n    at Object.toEqual (/repo/test/a.test.js:3:34)\n    at run (/repo/node_modules/jest-circus/build/run.js:1:1)'
  expect(failureOf('name="cart" file="test/a.test.js"', `<testcase classname="cart adds" name="cart adds" file="test/a.test.js" time="0.01"><failure>${body}</failure></testcase>`)).toMatchObject({
    name: 'AssertionError', expected: '"a": 2,', actual: '"a": 1,', frames: [{ file: 'test/a.test.js', line: 3 }, { inside: false }],
  })
}) // prettier-ignore

describe('gotestsum', () => {

  it('says what a test got and wanted', () => {
    expect(goFailure('=== RUN   TestAdd/small\n    add_test.go:9: got 3, want 4\n--- FAIL: TestAdd/small (0.00s)\n')).toEqual({
      name: 'AssertionError', message: 'got 3, want 4', causes: [], actual: '3', expected: '4',
      frames: [{ file: 'add_test.go', inside: true, line: 9, column: 1 }],
    })
    expect(goFailure('=== RUN   TestAdd\n    add_test.go:10: \n        \tError Trace:\t/repo/cart/add_test.go:10\n        \tError:      \tNot equal: \n        \t            \texpected: 4\n        \t            \tactual  : 3\n')).toMatchObject({ name: 'AssertionError', expected: '4', actual: '3' })
  })

  it('does not take every message for a comparison', () => {
    expect(goFailure('=== RUN   TestAdd\n    add_test.go:9: the file is not there\n')).toMatchObject({ name: 'Error', message: 'the file is not there' })
    expect(goFailure('panic: not implemented [recovered]\n\ngoroutine 7 [running]:\nshop/cart.Add(...)\n\t/repo/cart/add.go:4 +0x1d\n')).toMatchObject({ name: 'NotImplemented', frames: [{ file: 'cart/add.go', line: 4 }] })
  })
}) // prettier-ignore

describe('cargo-nextest', () => {

  it('says both sides of a failed assertion', () => {
    expect(rustFailure("thread 'tests::adds' panicked at src/lib.rs:17:9:\nassertion `left == right` failed\n  left: 3\n right: 4\nnote: run with `RUST_BACKTRACE=1`")).toEqual({
      name: 'AssertionError', message: 'assertion `left == right` failed\n  left: 3\n right: 4', causes: [], actual: '3', expected: '4',
      frames: [{ file: 'src/lib.rs', inside: true, line: 17, column: 9 }],
    })
    expect(rustFailure("thread 'tests::adds' panicked at src/lib.rs:9:5:\nassertion failed: is_open(cart)")).toMatchObject({ name: 'AssertionError', expected: 'is_open(cart)', actual: 'false' })
  })

  it('tells what is not implemented from other panics', () => {
    expect(rustFailure("thread 'tests::adds' panicked at src/lib.rs:9:5:\nnot yet implemented: totals")).toMatchObject({ name: 'NotImplemented' })
    expect(rustFailure("thread 'tests::adds' panicked at src/lib.rs:9:5:\nindex out of bounds")).toMatchObject({ name: 'panic', message: 'index out of bounds' })
  })

  it('does not take a test that passed the second time for one that passes', () => {
    expect(testsOf('<testsuites name="nextest-run"><testsuite name="shop"><testcase name="tests::adds" classname="shop"><flakyFailure type="test failure" message="boom"/></testcase></testsuite></testsuites>')).toMatchObject([{ state: 'flaky' }])
  })
}) // prettier-ignore

describe('JUnit 5', () => {

  it('says what an assertion compared, with places by their packages', () => {
    const body = 'org.opentest4j.AssertionFailedError: expected: &lt;4&gt; but was: &lt;3&gt;\n\tat app//org.junit.jupiter.api.AssertionUtils.fail(AssertionUtils.java:151)\n\tat shop.CartTest.adds(CartTest.java:12)\n\tat java.base/java.lang.reflect.Method.invoke(Method.java:580)'
    expect(javaFailure('org.opentest4j.AssertionFailedError', 'expected: &lt;4&gt; but was: &lt;3&gt;', body)).toMatchObject({
      name: 'AssertionError', expected: '4', actual: '3',
      frames: [{ file: 'org/junit/jupiter/api/AssertionUtils.java' }, { file: 'shop/CartTest.java', line: 12 }, {}],
    })
  })

  it('keeps causes, and names of errors without their packages', () => {
    const body = 'java.lang.IllegalStateException: no cart\n\tat shop.Cart.open(Cart.java:7)\nCaused by: java.net.ConnectException: Connection refused\n\tat java.base/sun.nio.ch.Net.connect(Net.java:1)\n\t... 70 more'
    expect(javaFailure('java.lang.IllegalStateException', 'no cart', body)).toMatchObject({
      name: 'IllegalStateException', message: 'no cart', causes: [{ name: 'ConnectException', message: 'Connection refused' }],
      frames: [{ file: 'shop/Cart.java', line: 7 }],
    })
  })
}) // prettier-ignore

const stateOf = (testcase: string) => testsOf(`<testsuite name="all">${testcase}</testsuite>`)[0]?.state

describe('a test that did not run', () => {
  it.each([
    ['of CTest is disabled', '<testcase name="later" classname="later" status="disabled"><disabled/></testcase>'],
    ['of CTest has no program', '<testcase name="gone" classname="gone" status="notrun"/>'],
    ['of GoogleTest is disabled', '<testcase name="DISABLED_x" classname="Cart" status="notrun" result="suppressed"/>'],
  ])('%s', (_, testcase) => {
    expect(stateOf(testcase)).toBe('skipped')
  })

  it('is no test that says that it ran', () => {
    expect(stateOf('<testcase name="adds" classname="Cart" status="run" result="completed"/>')).toBe('passed')
    expect(stateOf('<testcase name="adds" classname="Cart" status="passed"/>')).toBe('passed')
  })

  it('is no test that says that it failed', () => {
    expect(stateOf('<testcase name="sums" classname="Cart" status="failed"/>')).toBe('failed')
  })
})
