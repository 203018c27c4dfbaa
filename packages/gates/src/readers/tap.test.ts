import { describe, expect, it } from 'vitest'
import { readTap } from './tap.ts'

const bytes = (value: unknown): Uint8Array =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))

describe('TAP', () => {
  const tap = `TAP version 14
# Subtest: cart
    # Subtest: adds
    ok 1 - adds
    not ok 2 - splits
      ---
      message: 'expected 3'
      code: 'ERR_ASSERTION'
      ...
    ok 3 - later # SKIP no time
    not ok 4 - soon # TODO
    1..4
not ok 1 - cart
ok 2 - alone
1..2
`
  it('leaves are the tests, named by their parents', () => {
    const answer = readTap(bytes(tap), '/repo')
    expect('tests' in answer && answer.tests?.map(({ id, state }) => [id, state])).toEqual([
      ['cart > adds', 'passed'],
      ['cart > splits', 'failed'],
      ['cart > later', 'skipped'],
      ['cart > soon', 'todo'],
      ['alone', 'passed'],
    ])
    expect(answer).toMatchObject({ tests: [{}, { failure: { code: 'ERR_ASSERTION' } }, {}, {}, {}] })
  })

  it('says of a failure what its diagnostics say: kind, what was compared, where, innermost first', () => {
    const ofNode = `TAP version 13
not ok 1 - equal
  ---
  duration_ms: 1.4
  failureType: 'testCodeFailure'
  error: |-
    Expected values to be strictly equal:
    
    2 !== 3
    
  code: 'ERR_ASSERTION'
  name: 'AssertionError'
  expected: 3
  actual: 2
  operator: 'strictEqual'
  stack: |-
    TestContext.<anonymous> (file:///repo/nt/a.test.js:4:30)
    Test.run (node:internal/test_runner/test:1402:25)
  ...
not ok 2 - throws
  ---
  error: 'too deep 7'
  code: 'ERR_TEST_FAILURE'
  name: 'RangeError'
  stack: |-
    inner (file:///repo/src/deep.js:2:27)
    TestContext.<anonymous> (file:///repo/nt/a.test.js:5:24)
  ...
not ok 3 should be equal
  ---
    operator: equal
    expected: 3
    actual:   2
    at: Test.<anonymous> (/repo/t/a.js:4:5)
    stack: |-
      Error: should be equal
          at Test.assert [as _assert] (/repo/node_modules/tape/lib/test.js:5:6)
          at Test.<anonymous> (/repo/t/a.js:4:5)
  ...
1..3
`
    expect(readTap(bytes(ofNode), '/repo')).toMatchObject({
      tests: [
        { failure: { name: 'AssertionError', code: 'ERR_ASSERTION', expected: '3', actual: '2', frames: [{ file: 'nt/a.test.js', line: 4, inside: true }] } },
        { failure: { name: 'RangeError', message: 'too deep 7', frames: [{ file: 'src/deep.js', line: 2 }, { file: 'nt/a.test.js', line: 5 }] } },
        { failure: { name: 'AssertionError', expected: '3', actual: '2', frames: [{ inside: false }, { file: 't/a.js', line: 4 }] } },
      ],
    })
  }) // prettier-ignore

  it.each([
    ['fewer points than planned', '1..3\nok 1 - a\n'],
    ['no plan', 'ok 1 - a\n'],
    ['a bail out', '1..1\nok 1 - a\nBail out! no database\n'],
    ['a subtest that lacks points', '    1..2\n    ok 1 - a\nok 1 - s\n1..1\n'],
  ])('%s is refused', (_, text) => {
    expect(readTap(bytes(text), '/repo')).toMatchObject({ code: 'REPORT-TRUNCATED' })
  })
})
