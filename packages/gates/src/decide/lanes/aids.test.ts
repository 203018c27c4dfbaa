import { describe, expect, it } from 'vitest'
import { aTree, declared, facts, importOf } from '../testing/trees.ts'
import { aidsAmong, aidsThatLostValues, isTestsAlone, mayBeAid } from './aids.ts'

const test = 'test/cart.test.ts'
const isOfTests = (path: string) => path.startsWith('test/')
const tested = (...imports: string[]) =>
  facts({ tests: [declared(`${test} > adds`)], imports: imports.map((path) => importOf(path)) })

const among = (texts: Record<string, string>, imports: string[] = []) => ({
  tree: aTree(
    { [test]: tested(...imports), 'test/other.test.ts': tested(), 'test/a.json': null, 'data/b.json': null, 'src/c.ts': facts() },
    {},
    texts,
  ),
  isOfTests,
}) // prettier-ignore

describe('an aid', () => {
  it.each<[string, string, boolean]>([
    ['what lies among tests', 'test/a.json', true],
    ['a test that nobody imports', 'test/other.test.ts', false],
    ['a source of the product', 'src/c.ts', false],
    ['data that nobody names', 'data/b.json', false],
  ])('%s', (_, path, answer) => {
    expect(aidsAmong([path], among({}))).toEqual(answer ? [path] : [])
  })

  it('is data that tests name and the product does not', () => {
    const named = "read('../data/b.json')"
    expect(aidsAmong(['data/b.json'], among({ [test]: named }))).toEqual(['data/b.json'])
    expect(aidsAmong(['data/b.json'], among({ [test]: named, 'src/c.ts': named }))).toEqual([])
    expect(aidsAmong(['data/b.json'], among({ [test]: "read('../data/bb.json')" }))).toEqual([])
  })

  it('is a test whose names another one takes', () => {
    expect(aidsAmong(['test/other.test.ts'], among({}, ['test/other.test.ts']))).toEqual(['test/other.test.ts'])
  })

  it('may be anything but a source of the product', () => {
    const paths = ['src/c.ts', 'src/c.py', 'src/c.rs', 'src/c.json', 'test/c.ts', 'Makefile']
    expect(paths.filter((path) => mayBeAid(path, isOfTests))).toEqual(['src/c.json', 'test/c.ts', 'Makefile'])
  })
})

it.each<[string, Parameters<typeof facts>[0], boolean]>([
  ['nothing', {}, true],
  ['the test by its name', { exports: ['adds'] }, true],
  [
    'a name that it takes itself',
    { exports: ['total'], imports: [{ ...importOf('src/c.ts'), names: ['total'] }] },
    true,
  ],
  ['a value of its own', { exports: ['sum'] }, false],
  ['no test', { tests: [] }, false],
])('a file of tests stands for itself where it hands out %s', (_, more, answer) => {
  const tree = aTree({ [test]: facts({ tests: [declared(`${test} > adds`)], exports: [], ...more }) })
  expect(isTestsAlone(tree, test)).toBe(answer)
})

describe('values that aids lost', () => {
  const helper = 'test/helper.ts'
  const lost = (before: string, now: Record<string, string>) => {
    const trees = [{ [helper]: before }, now].map((texts) => aTree({}, {}, texts))
    const [old = aTree({}), after = aTree({})] = trees
    return aidsThatLostValues([helper], { before: old, after, paths: Object.keys(now) })
  }

  it.each<[string, string, Record<string, string>, boolean]>([
    ['another value', 'export const three = 3', { [helper]: 'export const three = 4' }, true],
    ['one of two', 'export const a = [3, 3]', { [helper]: 'export const a = [3, 4]' }, true],
    ['a new name', 'export const three = add(1, 2) === 3', { [helper]: 'export const three = plus(1, 2) === 3' }, false],
    ['another file', 'export const three = 3', { 'test/three.ts': 'export const three = 3' }, false],
    ['more', 'export const three = 3', { [helper]: 'export const three = 3, four = 4' }, false],
  ])('%s', (_, before, now, answer) => {
    expect(lost(before, now)).toEqual(answer ? [helper] : [])
  }) // prettier-ignore
})
