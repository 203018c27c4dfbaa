import type { Files } from '@helix/testkit'
import { describe, expect, it } from 'vitest'
import { aProduct } from '../../../testing/product.ts'
import { runner, verifiedBy } from './testing/aids.ts'

const keep = 'refactor: tidy\n\nHelix-Lane: keep\n'
const strict = 'export const strict = (a) => a > 1\n'
const loose = 'export const loose = (a) => a > 0\n'
const rules = { 'src/rules.js': strict + loose }
const app = (call: string, from = './rules.js') =>
  `import { ${call} } from '${from}'\nexport const app = (a) => ${call}(a)\n`
const asks = (call: string, from = '../src/rules.js', more = '') =>
  `${runner}${more}import { ${call} } from '${from}'\ntest('asks', () => assert.equal(${call}(2), true))\n`

const object = { 'src/rules.js': 'export const rules = {\n  strict: (a) => a > 1,\n  loose: (a) => a > 0,\n}\n' }
const ofObject = (call: string) => `import { rules } from './rules.js'\nexport const app = (a) => rules.${call}(a)\n`
const asksObject = (call: string) =>
  `${runner}import { rules } from '../src/rules.js'\ntest('asks', () => assert.equal(rules.${call}(2), true))\n`
const asksAll = (call: string) => asksObject(call).replace('{ rules }', '* as rules')

/** Exit code and code of the first error of `verify` for a refactoring; null removes a file. */
async function judged(before: Files, after: Record<string, string | null>) {
  const repo = aProduct({ files: before })
  for (const [path, text] of Object.entries(after)) if (text === null) repo.remove(path)
  const files = Object.fromEntries(Object.entries(after).filter((one): one is [string, string] => one[1] !== null))
  repo.commit(keep, { files })
  return (await verifiedBy(repo)).slice(0, 2)
}

describe('a test may not follow to what was there beside what it asks', () => {
  const [body, lost] = ['INTEGRITY-BODY', 'INTEGRITY-LOST']
  const product = { 'src/app.js': app('strict') }
  const calls = { 'src/app.js': app('loose') }
  it.each<[string, string, Files, Record<string, string | null>]>([
    ['in its file', body, { ...rules, ...product, 'test/a.test.js': asks('strict') }, { ...calls, 'test/a.test.js': asks('loose') }],
    ['to another file', lost, { ...rules, ...product, 'test/a.test.js': asks('strict') }, { ...calls, 'test/a.test.js': null, 'test/b.test.js': asks('loose') }],
    ['in a module of its own', body, { 'src/strict.js': strict, 'src/loose.js': loose, 'src/app.js': app('strict', './strict.js'), 'test/a.test.js': asks('strict', '../src/strict.js') }, { 'src/app.js': app('loose', './loose.js'), 'test/a.test.js': asks('loose', '../src/loose.js') }],
    ['in a module of its own, where the old one changes', body, { 'src/strict.js': strict, 'src/loose.js': loose, 'src/app.js': app('strict', './strict.js'), 'test/a.test.js': asks('strict', '../src/strict.js') }, { 'src/strict.js': `${strict}// as ever\n`, 'src/app.js': app('loose', './loose.js'), 'test/a.test.js': asks('loose', '../src/loose.js') }],
    ['to what is new, while the old one stays', body, { 'src/strict.js': strict, 'src/app.js': app('strict', './strict.js'), 'test/a.test.js': asks('strict', '../src/strict.js') }, { 'src/loose.js': loose, 'src/app.js': app('loose', './loose.js'), 'test/a.test.js': asks('loose', '../src/loose.js') }],
    ['through a module that exports both again', body, { ...rules, 'src/index.js': "export * from './rules.js'\n", ...product, 'test/a.test.js': asks('strict', '../src/index.js') }, { ...calls, 'test/a.test.js': asks('loose', '../src/index.js') }],
    ['as a member of the module', body, { ...rules, ...product, 'test/a.test.js': asksAll('strict') }, { ...calls, 'test/a.test.js': asksAll('loose') }],
    ['as a member of what it exports', body, { ...object, 'src/app.js': ofObject('strict'), 'test/a.test.js': asksObject('strict') }, { 'src/app.js': ofObject('loose'), 'test/a.test.js': asksObject('loose') }],
  ])('%s', async (_, code, before, after) => {
    expect(await judged(before, after)).toEqual([1, code])
  }) // prettier-ignore
})

const store = (call: string) => `export class Store {\n  ${call}(key) {\n    return [1, 2][key] > 1\n  }\n}\n`
const asksStore = (call: string) =>
  `${runner}import { Store } from '../src/store.js'\nimport { first } from '../src/lists.js'\n` +
  `test('asks', () => assert.equal(new Store().${call}(first([1])), true))\n`
const lists = { 'src/lists.js': 'export const first = (all) => new Map([[0, all.find((one) => one === 1)]]).get(0)\n' }
const asksPackage = (call: string) =>
  `${runner}import box from 'box'\nimport { app } from '../src/app.js'\ntest('asks', () => assert.equal(app(box.${call}(2)), true))\n`
const ofPackage = (call: string) => `import box from 'box'\nexport const app = (a) => box.${call}(a) > 1\n`
const box = {
  'node_modules/box/package.json': '{"name": "box", "version": "1.0.0", "main": "index.js"}\n',
  'node_modules/box/index.js': 'exports.open = exports.unwrap = (a) => a\n',
}

describe('a test may follow', () => {
  it.each<[string, Files, Record<string, string | null>]>([
    ['a name that changes in another module, through one that exports it again', { 'src/rules.js': strict, 'src/index.js': "export * from './rules.js'\n", 'src/app.js': app('strict'), 'test/a.test.js': asks('strict', '../src/index.js') }, { 'src/rules.js': strict.replace('strict', 'over'), 'src/app.js': app('over'), 'test/a.test.js': asks('over', '../src/index.js') }],
    ['a function that moves to another module under another name', { ...rules, 'src/app.js': app('strict'), 'test/a.test.js': asks('strict') }, { 'src/rules.js': loose, 'src/over.js': strict.replace('strict', 'over'), 'src/app.js': app('over', './over.js'), 'test/a.test.js': asks('over', '../src/over.js') }],
    ['a package that calls it by another name now', { ...box, 'src/app.js': ofPackage('open'), 'test/a.test.js': asksPackage('open') }, { 'src/app.js': ofPackage('unwrap'), 'test/a.test.js': asksPackage('unwrap') }],
    ['a method with a name that everything has', { ...lists, 'src/store.js': store('get'), 'src/app.js': 'import { Store } from "./store.js"\nexport const app = () => new Store().get(1)\n', 'test/a.test.js': asksStore('get') }, { 'src/store.js': store('find'), 'src/app.js': 'import { Store } from "./store.js"\nexport const app = () => new Store().find(1)\n', 'test/a.test.js': asksStore('find') }],
  ])('%s', async (_, before, after) => {
    expect(await judged(before, after)).toEqual([0, undefined])
  }) // prettier-ignore
})
