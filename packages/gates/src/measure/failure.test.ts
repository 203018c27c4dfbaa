import { describe, expect, it } from 'vitest'

/** What reporters in other processes load. */
interface Assets {
  comparedIn: (message: string) => { expected?: string; actual?: string }
  failureOf: (
    error: unknown,
    root: string,
  ) => { name: string; message: string; expected?: string; actual?: string; causes: object[] }
  isNoMatcher: (message: string) => boolean
}
const { comparedIn, failureOf, isNoMatcher }: Assets = await import(new URL('assets/failure.mjs', import.meta.url).href)

describe('what an assertion says that it compared', () => {
  it.each([
    ['expect(a).toBe(b)\n\nExpected: 3\nReceived: 0', { expected: '3', actual: '0' }],
    ['expect(a).toHaveBeenCalled()\n\nExpected: 1\n\nNumber of calls: 0', { actual: '0' }],
    ['expect(a).toHaveLength(b)\n\nReceived has value: undefined', { actual: 'undefined' }],
    ['expect(a).not.toThrow()\n\nError name:    "NotImplementedError"', { actual: '"NotImplementedError"' }],
    ['Expected value   3\nReceived:\n  1', { expected: '3', actual: '1' }],
    ['Expected value   undefined\nReceived:\n  undefined\n\nMessage:\n  expect.fail()', {}],
    [
      'expect(response).toBeOK() failed\n\nCall log:\n  - → GET http://a/\n    - ← 404 Not Found',
      { expected: '200', actual: '404' },
    ],
    ['to be written', {}],
  ])('%j', (message, told) => {
    expect(comparedIn(message)).toEqual(told)
  })
})

describe('an error', () => {
  it('of node:assert compares, be it with nothing', () => {
    const told = { name: 'AssertionError', message: 'x', operator: 'notStrictEqual', actual: null, expected: null }
    expect(failureOf(told, '/r')).toMatchObject({ expected: 'null', actual: 'null' })
    expect(failureOf({ ...told, operator: 'fail' }, '/r')).not.toHaveProperty('actual')
  })

  it('of several is as one of them where all are of one kind', () => {
    const [one, other] = [new RangeError('one'), new RangeError('two')]
    expect(failureOf(new AggregateError([one, other], 'all'), '/r')).toMatchObject({
      name: 'RangeError',
      message: 'one',
    })
    const mixed = new AggregateError([one, new TypeError('x')], 'all')
    expect(failureOf(mixed, '/r')).toMatchObject({ name: 'AggregateError', message: 'all' })
    expect(failureOf(new Error('x', { cause: new AggregateError([one], '') }), '/r').causes).toMatchObject([
      { message: 'one' },
    ])
  })

  it('about a matcher that is none is no assertion', () => {
    expect(isNoMatcher('expect(...).toHaveSize is not a function')).toBe(true)
    expect(isNoMatcher('expect(received).toHaveLength(expected)')).toBe(false)
  })
})

/** What is told of a property that fails, with what its error holds besides. */
function falsified(rest: object, got = '') {
  const message = `Property failed after 1 tests\n{ seed: 7, path: "0:0", endOnFailure: true }\nCounterexample: [0]\nShrunk 1 time(s)${got}`
  return failureOf(
    { name: 'Error', message, stack: `Error: ${message}\n    at f (/repo/e2e/a.test.js:3:1)`, ...rest },
    '/repo',
  )
}

describe('a property fails for what falsifies it', () => {
  it('an assertion', () => {
    const cause = {
      name: 'AssertionError',
      message: "expected '0' to be 'x'",
      expected: 'x',
      actual: '0',
      stack: 'AssertionError\n    at f (/repo/e2e/a.test.js:5:9)',
    }
    expect(falsified({ cause })).toMatchObject({
      name: 'AssertionError', message: expect.stringMatching(/^expected '0' to be 'x'\n\nProperty failed after 1 tests\n/), expected: 'x', actual: '0', causes: [], frames: [{ file: 'e2e/a.test.js', line: 5 }],
    }) // prettier-ignore
  })

  it('an error, printed by fast-check 3', () => {
    const got =
      '\nGot TypeError: x is not a function\n    at f (/repo/src/a.js:5:9)\n    at g (/repo/e2e/a.test.js:4:9)'
    expect(falsified({}, got)).toMatchObject({
      name: 'TypeError',
      message: expect.stringMatching(/^x is not a function\n/),
      frames: [{ file: 'src/a.js', line: 5 }, {}],
    })
  })

  it.each([{ cause: new Error('Property failed by returning false') }, {}])('an answer of false: %j', (rest) => {
    expect(falsified(rest, '\nGot error: Property failed by returning false')).toMatchObject({
      name: 'AssertionError', expected: 'true', actual: 'false', frames: [{ file: 'e2e/a.test.js', line: 3 }],
    }) // prettier-ignore
  })

  it('only a property', () => {
    const failure = failureOf(
      { name: 'Error', message: 'said: Property failed after 1 tests', cause: new TypeError('x') },
      '/repo',
    )
    expect(failure).toMatchObject({ name: 'Error', causes: [{ name: 'TypeError' }] })
  })
})
