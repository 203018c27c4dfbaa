import { describe, expect, test } from 'vitest'
import { failureOf } from './failure-text.ts'

const refused = `[Error [ERR_TEST_FAILURE]: fetch failed] {
  code: 'ERR_TEST_FAILURE',
  failureType: 'testCodeFailure',
  cause: [TypeError: fetch failed] {
    [cause]: Error: connect ECONNREFUSED 127.0.0.1:45999
        at TCPConnectWrap.afterConnect [as oncomplete] (node:net:2021:16) {
      errno: -111,
      code: 'ECONNREFUSED',
      port: 45999
    }
  }
}`

const compared = `[Error [ERR_TEST_FAILURE]: Expected values to be strictly equal:

200 !== 400
] {
  code: 'ERR_TEST_FAILURE',
  failureType: 'testCodeFailure',
  cause: AssertionError [ERR_ASSERTION]: Expected values to be strictly equal:
  
  200 !== 400
  
      at TestContext.<anonymous> (file:///repo/e2e/a.test.mjs:3:25)
      at startSubtestAfterBootstrap (node:internal/test_runner/harness:387:17) {
    generatedMessage: true,
    code: 'ERR_ASSERTION',
    actual: 200,
    expected: 400,
    operator: 'strictEqual',
  }
}`

const missing = `[Error [ERR_TEST_FAILURE]: Cannot find module '/repo/src/gone.mjs' imported from /repo/e2e/a.test.mjs] {
  code: 'ERR_TEST_FAILURE',
  cause: Error [ERR_MODULE_NOT_FOUND]: Cannot find module '/repo/src/gone.mjs' imported from /repo/e2e/a.test.mjs
      at finalizeResolution (node:internal/modules/esm/resolve:272:11) {
    code: 'ERR_MODULE_NOT_FOUND',
    url: 'file:///repo/src/gone.mjs'
  }
}`

describe("node:test's printed failures", () => {
  const known = { name: 'testCodeFailure', message: 'fetch failed' }

  test('a refused connection is told by the cause, with its code', () => {
    expect(failureOf(refused, '/repo', known)).toEqual({
      name: 'TypeError',
      message: 'fetch failed',
      causes: [{ name: 'Error', message: 'connect ECONNREFUSED 127.0.0.1:45999', code: 'ECONNREFUSED' }],
      frames: [],
    })
  })

  test('an assertion keeps its name, what it compared and where', () => {
    const failure = failureOf(compared, '/repo', { name: 'testCodeFailure' })
    expect(failure).toMatchObject({ name: 'AssertionError', code: 'ERR_ASSERTION', actual: '200', expected: '400' })
    expect(failure.frames).toEqual([{ file: 'e2e/a.test.mjs', inside: true, line: 3, column: 25 }])
  })

  test('a missing module keeps its code', () => {
    expect(failureOf(missing, '/repo', { name: 'testCodeFailure' })).toMatchObject({
      name: 'Error',
      code: 'ERR_MODULE_NOT_FOUND',
      message: "Cannot find module '/repo/src/gone.mjs' imported from /repo/e2e/a.test.mjs",
    })
  })
})

test("Vitest's causes are told in their order", () => {
  const text =
    'TypeError: fetch failed\n ❯ e2e/a.test.ts:3:5\n\nCaused by: Error: connect ECONNREFUSED\n ❯ node:net:1:1'
  expect(failureOf(text, '/repo')).toMatchObject({
    name: 'TypeError',
    message: 'fetch failed',
    causes: [{ name: 'Error', message: 'connect ECONNREFUSED' }],
    frames: [{ file: 'e2e/a.test.ts', line: 3, column: 5 }],
  })
})
