import { describe, expect, it } from 'vitest'
import type { Failure } from '../../run/run.ts'
import { anEvidence, at } from '../testing/evidence.ts'
import { realTree } from '../testing/real-tree.ts'
import { aFailure } from '../testing/runs.ts'
import type { RedClassName } from './classes.ts'
import { classify } from './classify.ts'
import { redContext } from './context.ts'

const file = 'e2e/tickets.test.js'
const tree = realTree({
  [file]: `import { test } from 'vitest'
import { lists, slgu, escalate } from '../src/domain/tickets.js'
import { due } from '../src/domain/tikcets.js'
import { size } from '../domain/tickets.js'
import { far } from '../../out.js'
import { toCome } from '../src/domain/parts.js'
import { shown } from '../src/index.js'
import { ask } from '../test/support/ask.js'
import { board } from '../src/legacy.cjs'
test('red', () => {
  assert.ok(list().length > 3, 'more than three')
  assert.fail('to be written')
  expect(true).toBe(false)
})
`,
  'src/domain/tickets.js':
    'export const slug = 1\nexport const list = 2\nexport const due = 3\nexport const size = 4\n',
  'src/domain/unnamed.js': "import { nothing } from './tickets.js'\nexport const x = nothing\n",
  'src/index.js': "export * from './domain/tickets.js'\n",
  'src/legacy.cjs': 'module.exports = { stamp: 1 }\n',
  'test/support/ask.js': 'export const asked = 1\n',
})
const evidence = anEvidence({ head: tree, position: at('E2E_RED') })
const context = redContext(evidence, { serviceStarted: false, serviceUrl: 'http://127.0.0.1:5' }, file)

const frameAt = (line: number, path = file) => ({ file: path, line, column: 1, inside: true })
const because = (message: string, parts: Partial<Failure> = {}) =>
  classify(aFailure(file, { name: 'Error', message, frames: [frameAt(11)], ...parts }), context, false)
const asserted = (message: string, line: number, parts: Partial<Failure> = {}) =>
  because(message, { name: 'AssertionError', frames: [frameAt(line)], ...parts })
const from = `imported from ${file}`
const lacks = (specifier: string, name: string) =>
  because(`The requested module '${specifier}' does not provide an export named '${name}'`, {
    name: 'SyntaxError',
    frames: [],
  })

const cases: readonly [string, RedClassName, RedClassName][] = [
  // What is asked for is there, under another path or name.
  ['a path with two letters swapped', because(`Cannot find module '../src/domain/tikcets.js' ${from}`), 'H-missing-helper'],
  ['a path without its first folder', because(`Cannot find module '../domain/tickets.js' ${from}`), 'H-missing-helper'],
  ['a path that leads out of the repository', because(`Cannot find module '/tmp/out.js' ${from}`), 'H-missing-helper'],
  ['a module to come', because(`Cannot find module '../src/domain/parts.js' ${from}`), 'R-missing-module'],
  ['a name with two letters swapped', lacks('../src/domain/tickets.js', 'slgu'), 'H-test-bug'],
  ['the plural of a name', lacks('../src/domain/tickets.js', 'lists'), 'R-missing-export'],
  ['a name to come', lacks('../src/domain/tickets.js', 'escalate'), 'R-missing-export'],
  ['a name to come that a module exports again', lacks('../src/index.js', 'shown'), 'R-missing-export'],
  ['a name that a helper has not', lacks('../test/support/ask.js', 'ask'), 'H-test-bug'],
  ['a name that a package has not', lacks('node:fs', 'readAll'), 'H-test-bug'],
  ['a name that the product asks itself for', lacks('./tickets.js', 'nothing'), 'H-broken-source-import'],
  ['a name to come of CommonJS', because('board is not a function', { name: 'TypeError' }), 'R-missing-export'],
  ['a member of a name to come', because("Cannot read properties of undefined (reading 'open')", { name: 'TypeError' }), 'R-missing-export'],
  ['a member of what the product answers', because("Cannot read properties of null (reading 'open')", { name: 'TypeError' }), 'H-test-bug'],
  // Assertions, by what is written where they fail.
  ['an assertion whose message is all that is told', asserted('more than three', 11), 'R-assertion'],
  ['a failure that is written down', asserted('to be written', 12), 'H-unconditional'],
  ['a comparison of literals', asserted('expected true to be false', 13, { expected: 'false', actual: 'true' }), 'H-unconditional'],
  ['fewer assertions than planned', because('expected number of assertions to be 1, but got 0'), 'R-assertion'],
  ['no assertion at all', because('expected any number of assertion, but got none'), 'H-unconditional'],
  ['a snapshot that nobody took', asserted('New snapshot was not written: Snapshot `red 1` mismatched', 11), 'H-unconditional'],
  ['a snapshot that differs', asserted('Snapshot `red 1` mismatched', 11, { expected: 'a', actual: 'b' }), 'R-assertion'],
  ['a matcher that is asked for nonsense', asserted('expect(a).toBeGreaterThan(b)\n\nMatcher error: expected value must be a number', 11, { actual: '1' }), 'H-test-bug'],
  ['a matcher that gets nothing', asserted('expect(a).toHaveLength(b)\n\nMatcher error: received value must have a length', 11, { actual: 'undefined' }), 'R-assertion'],
  ['a matcher that is none', because('Invalid Chai property: toHaveSize'), 'H-test-bug'],
  ['supertest on a route', because('expected 200 "OK", got 404 "Not Found"', { frames: [frameAt(11), frameAt(5, 'node_modules/supertest/lib/test.js')] }), 'R-boundary'],
  ['supertest on a header', because('expected "A" of 1, got "B"', { frames: [frameAt(11), frameAt(5, 'node_modules/supertest/lib/test.js')] }), 'R-assertion'],
  ['another package that speaks like it', because('expected a number, got "B"', { frames: [frameAt(11), frameAt(5, 'node_modules/limits/index.js')] }), 'H-other'],
  // Hooks and fixtures.
  ['an assertion of a hook', asserted('expected 1 to be 2', 11, { expected: '2', actual: '1', beside: true }), 'H-hook-or-setup'],
  ['a hook that is not implemented', because('not implemented', { frames: [frameAt(1, 'src/domain/tickets.js')], beside: true }), 'H-hook-or-setup'],
  ['a hook whose module is to come', because(`Cannot find module '../src/domain/parts.js' ${from}`, { beside: true }), 'R-missing-module'],
  // Files and programs.
  ['a fixture that is not there', because("ENOENT: no such file or directory, open 'test/fixtures/a.json'", { code: 'ENOENT' }), 'H-missing-helper'],
  ['a fixture that Python does not find', because("[Errno 2] No such file or directory: 'test/fixtures/a.csv'", { name: 'FileNotFoundError' }), 'H-missing-helper'],
  ['a file that the product was to write', because("ENOENT: no such file or directory, open 'src/out.json'", { code: 'ENOENT' }), 'H-other'],
  ['a program of the machine', because('spawnSync docker ENOENT', { code: 'ENOENT' }), 'H-environment'],
  ['a program of the product', because('spawnSync src/bin/desk ENOENT', { code: 'ENOENT' }), 'R-missing-module'],
  ['a script of the product', because("Command failed: /bin/node src/desk.js list\nError: Cannot find module 'src/desk.js'"), 'R-missing-module'],
  ['a script of the product, as a report of a program tells it', because("Command failed: /bin/node src/desk.js list\nError: Cannot find module '/tmp/a b/src/desk.js'"), 'R-missing-module'],
  ['a script of the product that Python was to start', because("Command '['python3', 'src/desk.py']' returned non-zero exit status 2: can't open file '/tmp/x/src/desk.py'"), 'R-missing-module'],
  ['a script of the product that is broken', because("Command failed: /bin/node src/index.js\nError: Cannot find module 'left-pad'"), 'H-missing-package'],
  ['a script of Python', because("Command '['python3', 'src/desk.py']' returned non-zero exit status 2.\npython3: can't open file 'src/desk.py'"), 'R-missing-module'],
  // The machine.
  ['a variable that is missing', because('Missing required environment variable: TOKEN'), 'H-environment'],
  ['a browser that is not installed', because("browserType.launch: Executable doesn't exist at /x"), 'H-environment'],
  ['a page of the own service', because('page.goto: net::ERR_CONNECTION_REFUSED at http://127.0.0.1:5/'), 'R-own-server-refused'],
  ['a page of another service', because('page.goto: net::ERR_CONNECTION_REFUSED at http://127.0.0.1:6/'), 'H-environment'],
  ['a page of nobody', because('page.goto: net::ERR_NAME_NOT_RESOLVED at http://a.invalid/'), 'H-environment'],
  ['an environment of Jest', because('Test environment jest-environment-jsdom cannot be found.'), 'H-missing-package'],
  ['a text that is no JSON', because("Unexpected token 'i', is not valid JSON", { name: 'SyntaxError' }), 'H-test-bug'],
  ['a text that the product cannot read', because('Unexpected end of JSON input', { name: 'SyntaxError', frames: [frameAt(1, 'src/index.js')] }), 'H-source-bug'],
] // prettier-ignore

describe('a failure is taken for what it is:', () => {
  it.each(cases)('%s', (_, said, right) => {
    expect(said).toBe(right)
  })
})
