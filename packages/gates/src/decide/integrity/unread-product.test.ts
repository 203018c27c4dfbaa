import { describe, expect, it } from 'vitest'
import { anEvidence } from '../testing/evidence.ts'
import { realTree } from '../testing/real-tree.ts'
import { unreadProduct } from './unread-product.ts'

type Files = Readonly<Record<string, string>>

const torn = 'exports.a = () => {\n  made() = 1\n}\n'
const requires = (name: string) => `const rates = require('${name}')\nexports.rate = rates.rate\n`

/** What is found in what files become, by path. */
const found = (before: Files, after: Files) =>
  unreadProduct(anEvidence({ base: realTree(before), head: realTree(after) })).map(({ code, where }) => [
    code,
    where?.path,
  ])

describe('a part of the product that nobody reads is refused', () => {
  it.each<[string, string, Files, Files]>([
    ['that something imports', 'src/domain/b.cjs', {}, { 'src/domain/a.js': "import './b.cjs'\n", 'src/domain/b.cjs': torn }],
    ['that could be read', 'src/domain/b.cjs', { 'src/domain/b.cjs': 'exports.a = 1\n' }, { 'src/domain/b.cjs': torn }],
    ['that a manifest names', 'src/main.cjs', {}, { 'package.json': '{"bin": "src/main.cjs"}', 'src/main.cjs': torn }],
    ['that says it is Flow', 'src/domain/b.cjs', { 'src/domain/b.cjs': 'exports.a = 1\n' }, { 'src/domain/b.cjs': `// @flow\n${torn}` }],
    ['with an ending that nobody knows', 'src/domain/b.dat', {}, { 'src/domain/a.cjs': requires('./b.dat'), 'src/domain/b.dat': 'exports.rate = 2\n' }],
    ['without an ending', 'docs/b', {}, { 'src/domain/a.cjs': requires('../../docs/b'), 'docs/b': 'exports.rate = 2\n' }],
    ['that lies among bundles of a package manager', '.yarn/releases/b.cjs', {}, { 'src/domain/a.cjs': requires('../../.yarn/releases/b.cjs'), '.yarn/releases/b.cjs': 'exports.rate = 2\n' }],
    ['that is a module', 'docs/b.md', {}, { 'src/domain/a.js': "export * from '../../docs/b.md'\n", 'docs/b.md': 'export const rate = 2\n' }],
  ])('%s', (_, path, before, after) => {
    expect(found(before, after)).toEqual([['SOURCE-UNREADABLE', path]])
  }) // prettier-ignore

  it.each<[string, Files, Files]>([
    ['a source that nobody reads already', { 'src/domain/b.js': `// @flow\n${torn}` }, { 'src/domain/b.js': `// @flow\n${torn}\n` }],
    ['a template that nothing loads', {}, { 'src/domain/template.js': 'export const {{name}} = 1\n' }],
    ['a broken source that a test reads', {}, { 'test/fixtures/broken.js': 'const = 1\n', 'test/a.test.js': "import './fixtures/broken.js'\n" }],
    ['prose, data and pictures', {}, {
      'src/domain/a.cjs': ['./a.md', './a.json', './a.png', './a.css', './a.txt'].map(requires).join(''),
      'src/domain/a.md': '# Rates\n\nThese (all = of them).\n', 'src/domain/a.json': '{}', 'src/domain/a.png': '', 'src/domain/a.css': 'a {}', 'src/domain/a.txt': 'hello',
    }],
    ['what the base has', { 'src/domain/a.cjs': requires('./b.dat'), 'src/domain/b.dat': 'exports.rate = 2\n' }, { 'src/domain/a.cjs': `${requires('./b.dat')}\n`, 'src/domain/b.dat': 'exports.rate = 2\n' }],
  ])('but not %s', (_, before, after) => {
    expect(found(before, after)).toEqual([])
  }) // prettier-ignore
})
