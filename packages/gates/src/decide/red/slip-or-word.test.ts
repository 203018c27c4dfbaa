import { describe, expect, it } from 'vitest'
import type { Failure } from '../../run/run.ts'
import { anEvidence, at } from '../testing/evidence.ts'
import { realTree } from '../testing/real-tree.ts'
import { aFailure } from '../testing/runs.ts'
import { classify } from './classify.ts'
import { redContext } from './context.ts'
import { isSlipOf } from './slips.ts'

const file = 'e2e/parcels.test.js'
const pythonFile = 'e2e/test_parcels.py'
const tree = realTree({
  [file]: `import { test } from 'vitest'
import { histor, Parcell, labels, closed, trial, scaned, stored } from '../src/domain/parcels.js'
import { quote } from '../src/domain/Parcels.js'; import { quote as other } from '../src/domain/quote/quote.js'
import { asking } from '../test/suport/service.js'
import { due } from '../src/suport/days.js'; import { trail } from '../../../src/domain/parcels.js'
test('red', () => {
  expect(1 + 1).toBe(3)
})
`,
  [pythonFile]: 'from shop.parcels import histor\nfrom test.suport.depots import a_depot\n',
  'src/domain/parcels.js':
    'export const history = 1\nexport class Parcel {}\nexport const label = 2\nexport const close = 3\nexport const trail = 4\nexport const quote = 5\nexport const scanned = 6\nexport const store = 7\n',
  'src/support/days.js': 'export const day = 1\n',
  'src/domain/quote.js': 'export const quote = 1\n',
  'src/shop/__init__.py': '',
  'src/shop/parcels.py': 'def history(): pass\n',
  'test/support/service.js': 'export const asking = 1\n',
  'test/support/depots.py': 'def a_depot(): pass\n',
  'docs/spec.md': '### REQ-1 Trial\nA parcel may be sent on trial.\n',
})
const evidence = anEvidence({ head: tree, position: at('E2E_RED') })
const contextOf = (path: string) => redContext(evidence, { serviceStarted: false, serviceUrl: null }, path)
const because = (message: string, parts: Partial<Failure> = {}, path = file) => {
  const frames = [{ file: path, line: 1, column: 1, inside: true }]
  return classify(aFailure(path, { name: 'Error', message, frames, ...parts }), contextOf(path), false)
}
const lacks = (name: string) =>
  because(`The requested module '../src/domain/parcels.js' does not provide an export named '${name}'`, {
    name: 'SyntaxError',
    frames: [],
  })
const inPython = (message: string) => because(message, { name: 'ImportError' }, pythonFile)
const found = (path: string) => because(`Cannot find module '${path}' imported from ${file}`)

describe('what nearly bears the name of what is there', () => {
  it.each([
    ['without its last letter', lacks('histor'), 'H-test-bug'],
    ['with a last letter too many', lacks('Parcell'), 'H-test-bug'],
    ['with a letter inside too few', lacks('scaned'), 'H-test-bug'],
    ['without its last letter in Python', inPython("cannot import name 'histor' from 'shop.parcels' (/r/src/shop/parcels.py)"), 'H-test-bug'],
    ['a helper in a folder that is nearly there', found('../test/suport/service.js'), 'H-missing-helper'],
    ['a helper of Python in such a folder', inPython("No module named 'test.suport'"), 'H-missing-helper'],
    ['a path with a capital', found('../src/domain/Parcels.js'), 'H-missing-helper'],
    ['a folder at the top with its letters in another order', found('../scr/domain/fines.js'), 'H-missing-helper'],
    ['a helper among tests, in a folder that no layer names', found('../test/helpers/days.js'), 'H-missing-helper'],
    ['a path with a folder of its own name', found('../src/domain/quote/quote.js'), 'H-missing-helper'],
    ['a path out of the repository, as Node says it', found('/src/domain/parcels.js'), 'H-missing-helper'],
    ['the same, as Node says it below the folder', found('src/domain/Parcels.js'), 'H-missing-helper'],
  ])('is a slip: %s', (_, said, right) => {
    expect(said).toBe(right)
  }) // prettier-ignore

  it.each([
    ['the plural', lacks('labels')],
    ['the past', lacks('closed')],
    ['the past of another', lacks('stored')],
    ['a word of the spec', lacks('trial')],
  ])('is another word: %s', (_, said) => {
    expect(said).toBe('R-missing-export')
  })

  it('is no slip where what is nearly there does not hold what is asked for', () => {
    expect(found('../src/suport/days.js')).toBe('R-missing-module')
  })
})

it('a plural has one letter more, and no second s', () => {
  expect([isSlipOf('weights', 'weight'), isSlipOf('weightss', 'weights')]).toEqual([false, true])
})

const broken = (parts: Partial<Failure>) =>
  classify(aFailure(file, { name: 'TypeError', message: 'x', ...parts }), contextOf(file), true)

describe('a broken hook', () => {
  it('of a whole file, and a file that breaks while it is loaded, are one setup', () => {
    expect([broken({ beside: true }), broken({})]).toEqual(['H-hook-or-setup', 'H-hook-or-setup'])
  })
  it('is none of them where the runtime cannot load what the file imports', () => {
    expect(broken({ frames: [] })).toBe('H-test-bug')
  })
})

it.each(['URIError', 'DataCloneError', 'InvalidCharacterError'])('a %s of the test is a bug of it', (name) => {
  expect(because('URI malformed', { name })).toBe('H-test-bug')
})

describe('whose fault it is', () => {
  const hook = (name: string, message = 'x') => because(message, { name, beside: true })
  const thrown = (name: string, message: string) => because(message, { name })
  it.each([
    ['a hook that gives up waiting', hook('TimeoutError'), 'H-hook-or-setup'],
    ['a test whose suite broke, as Node says it', thrown('Error', 'test did not finish before its parent and was cancelled'), 'H-hook-or-setup'],
    ['a hook that has a slip', hook('ReferenceError'), 'H-hook-or-setup'],
    ['a hook for which the runner does not wait longer', hook('Error', 'Hook timed out in 200ms.'), 'H-timeout'],
    ['a hook on a machine without a variable', hook('Error', 'DESK_TOKEN is not set'), 'H-environment'],
    ['a test that gives up waiting', thrown('TimeoutError', 'x'), 'H-timeout'],
    ['a program that the test waits for in vain', thrown('TimeoutExpired', "Command 'a' timed out"), 'H-timeout'],
    ['a text that is no pattern', thrown('SyntaxError', 'Invalid regular expression: /(/: Unterminated group'), 'H-test-bug'],
    ['a text that is no number', thrown('SyntaxError', 'Cannot convert 1.5 to a BigInt'), 'H-test-bug'],
    ['a source that is no JavaScript', thrown('SyntaxError', 'Invalid or unexpected token'), 'H-syntax'],
    ['a text that is no JSON in Python', thrown('JSONDecodeError', 'Expecting value: line 1 column 1 (char 0)'), 'H-test-bug'],
    ['a spy on what is not there', thrown('Error', 'The property "a" is not defined on the object.'), 'H-test-bug'],
    ['a spy on nothing', thrown('Error', 'The vi.spyOn() function could not find an object to spy upon. The first argument must be defined.'), 'H-test-bug'],
    ['a frozen object of Python', thrown('FrozenInstanceError', "cannot assign to field 'a'"), 'H-test-bug'],
    ['a text that is no pattern in Python', thrown('error', 'missing ), unterminated subpattern at position 4'), 'H-test-bug'],
    ['a fixture at a path that begins with a dot', thrown('Error', "ENOENT: no such file or directory, open './test/fixtures/a.txt'"), 'H-missing-helper'],
    ['a test that is told in two ways', thrown('Error', "Test functions cannot both take a 'done' callback and return something."), 'H-test-bug'],
    ['a matcher that asks no mock', because('expect(received).toHaveBeenCalled()\n\nMatcher error: received value must be a mock or spy function', { name: 'AssertionError', actual: 'a' }), 'H-test-bug'],
    ['a matcher of pages that asks a text', because('toBeVisible can be only used with Locator object, was called with Rex', { name: 'AssertionError', actual: 'Rex' }), 'H-test-bug'],
    ['a sum of literals', because('expected 2 to be 3', { name: 'AssertionError', actual: '2', expected: '3', frames: [{ file, line: 7, column: 1, inside: true }] }), 'H-unconditional'],
  ])('%s', (_, said, right) => {
    expect(said).toBe(right)
  }) // prettier-ignore
})
