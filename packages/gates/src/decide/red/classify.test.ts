import { describe, expect, it } from 'vitest'
import type { Failure, Frame } from '../../run/run.ts'
import { aFailure, anAssertion } from '../testing/runs.ts'
import { importOf } from '../testing/trees.ts'
import { type RedClassName, redClasses } from './classes.ts'
import { classify } from './classify.ts'
import type { RedContext } from './context.ts'

const file = 'e2e/split.test.ts'
const id = `${file} > splits`
const context: RedContext = {
  file,
  isImplementation: (path) => path.startsWith('src/'),
  exists: (path) => ['src/domain/money.ts', 'src/domain/open.ts', file, 'test/support/client.ts'].includes(path),
  paths: ['src/domain/money.ts', 'src/domain/open.ts', file, 'test/support/client.ts'],
  importsOf: (path) =>
    path === file
      ? [
          importOf('src/domain/money.ts', { specifier: '../src/domain/money.ts', names: ['add', 'split'] }),
          importOf('src/domain/open.ts', { specifier: '../src/domain/open.ts', names: ['share'] }),
          importOf('src/domain/absent.ts', { specifier: '#domain/absent' }),
          importOf('src/domain/owed.ts', { specifier: '../src/domain/owed.js' }),
        ]
      : [],
  exportsOf: (path) => (path === 'src/domain/money.ts' ? ['add'] : null),
  serviceStarted: false,
  serviceUrl: 'http://127.0.0.1:4321',
  testLines: [[5, 20]],
  idleLines: [],
  knowsWord: () => false,
  lineAt: () => '',
  asksForService: (path) => path === 'test/support/client.ts',
}
const inProduct: Frame[] = [{ file: 'src/domain/money.ts', line: 3, column: 1, inside: true }]
const said = (message: string, parts: Partial<Failure> = {}) => aFailure(id, { message, ...parts })
const inClient: Frame = { file: 'test/support/client.ts', line: 1, column: 1, inside: true }
const refused = (message: string, code = 'ECONNREFUSED') =>
  said('fetch failed', { name: 'TypeError', causes: [{ name: 'Error', message, code }], frames: [inClient] })

const inTest: Frame[] = [{ file, line: 7, column: 3, inside: true }]
const inHook: Frame[] = [{ file, line: 3, column: 3, inside: true }]
const asserted = (message: string, parts: Partial<Failure> = {}) =>
  said(message, { name: 'AssertionError', frames: inTest, ...parts })

const cases: [string, Failure, RedClassName][] = [
  ['nothing thrown, in Vitest', asserted("expected function to throw an error, but it didn't"), 'R-assertion'],
  ['nothing thrown, in Jest', asserted('Received function did not throw'), 'R-assertion'],
  ['nothing thrown, in node:test', asserted('Missing expected exception (RangeError).'), 'R-assertion'],
  ['nothing rejected, in Jest', asserted('Received promise resolved instead of rejected'), 'R-assertion'],
  [
    'a promise that says not implemented, in Jest',
    asserted('Received promise rejected instead of resolved\nRejected to value: [NotImplementedError: refunds]'),
    'R-not-implemented',
  ],
  ['a fixture that fails', said('no fixtures', { frames: inHook }), 'H-hook-or-setup'],
  ['an error of the test itself', said('to be written', { frames: inTest }), 'H-other'],
  ['a fixture that is none', said('shop', { name: 'FixtureLookupError', frames: [] }), 'H-hook-or-setup'],
  ['a parse failure', said('Parse failure: Parse failed with 1 error:', { frames: [] }), 'H-syntax'],
  ['the time limit of Jest', said('Exceeded timeout of 200 ms for a test.', { frames: [] }), 'H-timeout'],
  ['a host that Python does not find', said('[Errno -2] Name or service not known', { frames: [] }), 'H-environment'],
  ['an index of Python', said('list index out of range', { name: 'IndexError', frames: inTest }), 'H-test-bug'],
  ['a key of Python', said("'colour'", { name: 'KeyError', frames: inTest }), 'H-test-bug'],
  ['a failure of pytest.fail', said('to be written', { name: 'Failed', frames: inTest }), 'H-unconditional'],
  [
    'a connection without a port that nobody asked Helix for',
    said('<urlopen error [Errno 111] ECONNREFUSED>', { frames: inTest }),
    'H-environment',
  ],
  [
    'a connection without a port by code that asks for the service',
    said('ECONNREFUSED', { frames: [inClient] }),
    'R-own-server-refused',
  ],
  [
    'a module that Jest does not find',
    said("Cannot find module './gone.js' from 'src/domain/money.ts'", { frames: [] }),
    'H-broken-source-import',
  ],
  ['an assertion about the product', anAssertion(id), 'R-assertion'],
  ['node:assert', said('Expected 1 to equal 2', { code: 'ERR_ASSERTION', expected: '2', actual: '1' }), 'R-assertion'],
  [
    'an assertion whose text reads like a timeout',
    anAssertion(id, { message: 'expected "Test timed out" to be "ok"' }),
    'R-assertion',
  ],
  [
    'an assertion whose text reads like a refusal',
    anAssertion(id, { message: 'ECONNREFUSED not implemented' }),
    'R-assertion',
  ],
  ['an assertion with only an expected value', said('x', { name: 'AssertionError', expected: 'a' }), 'R-assertion'],
  [
    'an assertion on the status of a route that is not there',
    anAssertion(id, { expected: '201', actual: '404' }),
    'R-boundary',
  ],
  ['method not allowed', anAssertion(id, { expected: '201', actual: '405' }), 'R-boundary'],
  ['an answer that says not implemented', anAssertion(id, { expected: '200', actual: '501' }), 'R-boundary'],
  ['another wrong status', anAssertion(id, { expected: '200', actual: '500' }), 'R-assertion'],
  ['a 404 that is no status', anAssertion(id, { expected: 'cents', actual: '404' }), 'R-assertion'],
  ['expect.fail', said('no', { name: 'AssertionError' }), 'H-unconditional'],
  [
    'a promise that should resolve and is not implemented',
    said('promise rejected', { name: 'AssertionError', causes: [{ name: 'NotImplementedError', message: 'split' }] }),
    'R-not-implemented',
  ],
  ['an invariant of the product', anAssertion(id, { frames: inProduct }), 'H-source-bug'],
  ['a stub that throws', said('not implemented', { frames: inProduct }), 'R-not-implemented'],
  [
    'a stub that throws by name',
    said('split', { name: 'NotImplementedError', frames: inProduct }),
    'R-not-implemented',
  ],
  [
    'a stub that throws by code',
    said('split', { code: 'ERR_NOT_IMPLEMENTED', frames: inProduct }),
    'R-not-implemented',
  ],
  [
    'a cause that is not implemented',
    said('x', { causes: [{ name: 'Error', message: 'Not yet implemented' }], frames: inProduct }),
    'R-not-implemented',
  ],
  ['a test that throws "not implemented" itself', said('not implemented'), 'H-unconditional'],
  ['"not implemented" from nowhere', said('not implemented', { frames: [] }), 'H-unconditional'],
  [
    'a missing module of the product',
    said("Cannot find module '../src/domain/owed.ts' imported from 'e2e/split.test.ts'"),
    'R-missing-module',
  ],
  [
    'the same by absolute path',
    said("Cannot find module '/tmp/j/src/domain/owed.ts' imported from /tmp/j/e2e/split.test.ts"),
    'R-missing-module',
  ],
  [
    'the same by file URL',
    said("Cannot find module 'file:///tmp/j/src/domain/owed.ts' imported from file:///tmp/j/e2e/split.test.ts"),
    'R-missing-module',
  ],
  [
    'the same with the folder cut off',
    said("Cannot find module 'src/domain/owed.ts' imported from e2e/split.test.ts"),
    'R-missing-module',
  ],
  [
    'the same in Vite’s words',
    said('Failed to resolve import "../src/domain/owed.ts" from "e2e/split.test.ts". Does the file exist?'),
    'R-missing-module',
  ],
  [
    'the same in the words of Vite’s server',
    said(
      'Failed to load url ../src/domain/owed.ts (resolved id: ../src/domain/owed.ts) in e2e/split.test.ts. Does the file exist?',
    ),
    'R-missing-module',
  ],
  [
    'the same below Vite’s root',
    said("Cannot find module '/src/domain/owed.ts' imported from 'e2e/split.test.ts'"),
    'R-missing-module',
  ],
  ['the same without an importer', said("Cannot find module '../src/domain/owed.ts'"), 'R-missing-module'],
  [
    'a path alias into the product',
    said("Cannot find package '#domain/absent' imported from 'e2e/split.test.ts'"),
    'R-missing-module',
  ],
  [
    'a missing helper of the tests',
    said("Cannot find module './helper.ts' imported from 'e2e/split.test.ts'"),
    'H-missing-helper',
  ],
  ['a missing package', said("Cannot find package 'supertest' imported from 'e2e/split.test.ts'"), 'H-missing-package'],
  [
    'a missing folder of a package',
    said("Cannot find module 'lodash/fp' imported from e2e/split.test.ts"),
    'H-missing-package',
  ],
  [
    'a product whose own import is broken',
    said("Cannot find module './gone.ts' imported from 'src/domain/money.ts'"),
    'H-broken-source-import',
  ],
  [
    'a module that is there after all',
    said("Cannot find module '../src/domain/money.js' imported from 'e2e/split.test.ts'"),
    'H-other',
  ],
  [
    'a module outside the repository',
    said("Cannot find module '../../x.ts' imported from 'e2e/split.test.ts'"),
    'H-missing-helper',
  ],
  ['an importer outside the repository', said("Cannot find module './x.ts' imported from /usr/lib/y.js"), 'H-other'],
  [
    'an export that is not there yet',
    said("The requested module '../src/domain/money.ts' does not provide an export named 'split'", {
      name: 'SyntaxError',
    }),
    'R-missing-export',
  ],
  [
    'a call of an export that is not there yet',
    said('(0 , __vi_import_0__.split) is not a function', { name: 'TypeError' }),
    'R-missing-export',
  ],
  [
    'a constructor that is not there yet',
    said('split is not a constructor', { name: 'TypeError' }),
    'R-missing-export',
  ],
  [
    'a call of an export that is to come and gone through',
    said('split(...) is not a function or its return value is not async iterable', { name: 'TypeError' }),
    'R-missing-export',
  ],
  ['a call of an export that is there', said('add is not a function', { name: 'TypeError' }), 'H-test-bug'],
  ['a call of a name that is not imported', said('splitt is not a function', { name: 'TypeError' }), 'H-test-bug'],
  ['a call whose exports cannot be told', said('share is not a function', { name: 'TypeError' }), 'H-test-bug'],
  ['the own service, which is not there', refused('connect ECONNREFUSED 127.0.0.1:4321'), 'R-own-server-refused'],
  ['the own service by all its addresses', refused(''), 'R-own-server-refused'],
  ['another service', refused('connect ECONNREFUSED 127.0.0.1:5432'), 'H-environment'],
  ['a syntax error', said('Unexpected token', { name: 'SyntaxError' }), 'H-syntax'],
  ['a transform that failed', said('Transform failed with 1 error'), 'H-syntax'],
  ['a parse error by code', said('oops', { code: 'PARSE_ERROR' }), 'H-syntax'],
  ['a type error', said('e2e/x.ts(3,1): error TS2322: no'), 'H-syntax'],
  ['the runner’s timeout', said('Test timed out in 5000ms.'), 'H-timeout'],
  ['a hook’s timeout', said('Hook timed out in 10000ms.'), 'H-timeout'],
  ['a timeout by name', said('too late', { name: 'TimeoutError' }), 'H-timeout'],
  ['no such host', refused('getaddrinfo ENOTFOUND api', 'ENOTFOUND'), 'H-environment'],
  ['a port in use', said('listen EADDRINUSE: address already in use'), 'H-environment'],
  ['a variable that is not set', said('DATABASE_URL is not set'), 'H-environment'],
  ['a variable that is not set, said by an assertion', anAssertion(id, { message: 'URL is not set' }), 'R-assertion'],
  ['node:assert by its longer name', said('x', { name: 'AssertionError [ERR_X]', actual: 'a' }), 'R-assertion'],
  ['something that only sounds like one', said('x', { name: 'AssertionErrors', actual: 'a' }), 'H-other'],
  ['a status among words', anAssertion(id, { expected: 'about 200', actual: '404' }), 'R-assertion'],
  ['a longer number', anAssertion(id, { expected: '200', actual: '4040' }), 'R-assertion'],
  ['a longer number that was expected', anAssertion(id, { expected: '2000', actual: '404' }), 'R-assertion'],
  ['a number that ends like a status', anAssertion(id, { expected: '200', actual: '1404' }), 'R-assertion'],
  ['a status with blanks around it', anAssertion(id, { expected: ' 200 ', actual: ' 404 ' }), 'R-boundary'],
  ['an answer without an expected value', said('x', { name: 'AssertionError', actual: '404' }), 'R-assertion'],
  ['a word that ends in implemented', said('cannot implemented'), 'H-other'],
  ['a source that cannot be read', said('Failed to parse source for import analysis'), 'H-syntax'],
  ['a type error without a number', said('error TS: no'), 'H-other'],
  ['mocha’s timeout', said('Timeout of 2000ms exceeded.'), 'H-timeout'],
  ['mocha’s timeout with a blank', said('Timeout of 20 ms exceeded.'), 'H-timeout'],
  ['a protest timed out', said('protest timed out'), 'H-other'],
  ['a host that is not known, said by a cause', refused('', 'EAI_AGAIN'), 'H-environment'],
  ['a port in use, in the middle of a sentence', said('listen EADDRINUSE 0.0.0.0'), 'H-environment'],
  ['a code that only begins like one', said('EADDRINUSED'), 'H-other'],
  ['Docker', said('Cannot connect to the Docker daemon'), 'H-environment'],
  [
    'an error outside the repository',
    said('x', { name: 'TypeError', frames: [{ ...inProduct[0]!, inside: false }] }),
    'H-other',
  ],
  [
    'an error in a file that is not there',
    said('x', { name: 'TypeError', frames: [{ ...inProduct[0]!, file: 'src/gone.ts' }] }),
    'H-other',
  ],
  ['a range error in the test', said('x', { name: 'RangeError' }), 'H-test-bug'],
  ['a range error by another name', said('x', { name: 'MyRangeError' }), 'H-other'],
  ['a range error with a longer name', said('x', { name: 'RangeErrors' }), 'H-other'],
  ['a typo in the test', said('exepct is not defined', { name: 'ReferenceError' }), 'H-test-bug'],
  ['a bug of the product', said('x is undefined', { name: 'TypeError', frames: inProduct }), 'H-source-bug'],
  ['an error that the test throws', said('GET / answered 404'), 'H-other'],
  ['an error from nowhere', said('?', { frames: [] }), 'H-other'],
]

const around = (failure: Failure) => classify(failure, context, true)

describe('why a test fails', () => {
  it.each(cases)('%s', (_, failure, name) => {
    expect(classify(failure, context, false)).toBe(name)
  })

  it('a refused connection means nothing once the own service runs', () => {
    const running = { ...context, serviceStarted: true }
    expect(classify(refused(''), running, false)).toBe('H-environment')
    expect(classify(refused('connect ECONNREFUSED 127.0.0.1:1'), { ...context, serviceUrl: null }, false)).toBe(
      'H-environment',
    )
  })

  it('every refused address must be the own one', () => {
    const both = 'connect ECONNREFUSED 127.0.0.1:4321, connect ECONNREFUSED 127.0.0.1:5432'
    expect(classify(refused(both), context, false)).toBe('H-environment')
  })

  it.each([
    'x.ts', 'x.tsx', 'x.mts', 'x.cts', 'x.js', 'x.jsx', 'x.mjs', 'x.cjs', 'x/index.ts', 'x/index.js',
  ])('a module that stands there as %s is not missing', (there) => {
    const held = { ...context, exists: (path: string) => path === `src/domain/${there}` || path === file }
    for (const specifier of ['../src/domain/x', '../src/domain/x.js', '../src/domain/x.mjs', `../src/domain/${there}`]) {
      const failure = said(`Cannot find module '${specifier}' imported from 'e2e/split.test.ts'`)
      expect(classify(failure, held, false)).toBe('H-other')
    }
    expect(classify(said("Cannot find module '../src/domain/y.js'"), held, false)).toBe('R-missing-module')
  }) // prettier-ignore

  it('a path below Vite’s root needs an importer of the repository', () => {
    expect(classify(said("Cannot find module '/src/domain/owed.ts'"), context, false)).toBe('H-other')
    const outside = "Cannot find module '/opt/x.ts' imported from /tmp/j/e2e/split.test.ts"
    expect(classify(said(outside), context, false)).toBe('H-other')
  })

  it('the words of Vite’s server may leave out the resolved id, the importer or both', () => {
    const url = 'Failed to load url ../src/domain/owed.ts'
    for (const words of [
      `${url}. Does the file exist?`,
      `${url} (resolved id: /x). Does the file exist?`,
      `${url} in e2e/split.test.ts. Does the file exist?`,
    ]) {
      expect(classify(said(words), context, false)).toBe('R-missing-module')
    }
  })

  it('a module that is imported as a whole may lack any export', () => {
    const whole = { ...context, importsOf: () => [importOf(null), importOf('src/domain/money.ts', { names: ['*'] })] }
    expect(classify(said('split is not a function', { name: 'TypeError' }), whole, false)).toBe('R-missing-export')
    expect(classify(said('add is not a function', { name: 'TypeError' }), whole, false)).toBe('H-test-bug')
  })

  it('around the tests only what is missing by its structure is a good reason', () => {
    expect(around(anAssertion(id))).toBe('H-hook-or-setup')
    expect(around(refused(''))).toBe('H-hook-or-setup')
    expect(around(said("Cannot find module '../src/domain/owed.ts'"))).toBe('R-missing-module')
    expect(around(said('split is not a function', { name: 'TypeError' }))).toBe('R-missing-export')
    expect(around(said('Unexpected token', { name: 'SyntaxError' }))).toBe('H-syntax')
  })

  it('accepts exactly the classes of a missing implementation', () => {
    const accepted = Object.entries(redClasses).filter(([, held]) => held.accepted)
    expect(accepted.map(([name]) => name)).toEqual([
      'R-assertion',
      'R-boundary',
      'R-not-implemented',
      'R-own-server-refused',
      'R-missing-module',
      'R-missing-export',
    ])
    const told = Object.entries(redClasses).map(([name, { meaning, fix }]) => `${name} ${meaning} → ${fix}`)
    expect(told.join('\n')).toMatchInlineSnapshot(`
      "R-assertion the product answered, but not as asserted → 
      R-boundary the own server answered that the route is not there → 
      R-not-implemented the product says that it is not implemented → 
      R-own-server-refused the own service is not there yet → 
      R-missing-module a module of the product does not exist yet → 
      R-missing-export a module of the product does not export it yet → 
      H-syntax the source cannot be parsed → Mend the syntax error.
      H-missing-package a package is not installed → Add the package to the dependencies, or correct its name. A Python package of the product that is yet to come: name it in pyproject.toml.
      H-missing-helper it imports a file that is no part of the product and does not exist → Correct the path, or add the helper in this step.
      H-broken-source-import existing code of the product imports a file that does not exist → Mend that import first.
      H-hook-or-setup the file, a hook or a fixture broke before the test ran → Mend the setup, so that the test itself runs and fails.
      H-timeout the runner gave up waiting → Assert on the outcome with a deadline of your own, shorter than the runner’s.
      H-environment the machine, not the product, made it fail → Mend the environment (network, ports, variables) and run again.
      H-test-bug the test itself broke → Mend the test; a good red fails on an assertion or on what is not implemented.
      H-source-bug existing code of the product broke → Mend that code first; the red bar is about what is missing.
      H-unconditional it fails whatever the product does → Assert on what the product answers: expect(<answer>).toEqual(<expected>).
      H-other the reason is none that proves a missing implementation → Let it fail on an assertion, or on a module, route or service of the product that does not exist yet."
    `)
  })
})
