import type { Command } from '@helix/core'
import { describe, expect, it } from 'vitest'
import { testFilesOf } from './test-files.ts'

const paths = [
  'test/unit/a.test.ts',
  'test/unit/a.skip.ts',
  'test/e2e/b.ts',
  'src/c.ts',
  'src/c.spec.ts',
  'node_modules/x/d.test.ts',
]
const command = (more: object): Command => ({ kind: 'vitest', name: 'unit', quick: true, within: 1, ...more })
const project = (name: string, config: string): string[] | null =>
  testFilesOf(command({ project: name }), paths, (path) => (path === 'vitest.config.ts' ? config : undefined))

describe('the test files of a command', () => {
  it('are those of its globs, dependencies aside', () => {
    expect(testFilesOf(command({ files: ['**/*.test.ts', 'test/e2e/**'] }), paths, () => undefined)).toEqual([
      'test/unit/a.test.ts',
      'test/e2e/b.ts',
    ])
  })

  it.each([
    [
      'written as a literal',
      "{ name: 'unit', include: ['test/unit/**'], exclude: ['**/*.skip.ts'] }",
      ['test/unit/a.test.ts'],
    ],
    ['with a label', "{ name: { label: 'unit' }, include: ['src/**'] }", ['src/c.ts', 'src/c.spec.ts']],
    ['without globs', "{ name: 'unit' }", ['test/unit/a.test.ts', 'src/c.spec.ts']],
    ['made by code', "{ name: 'unit', include: globs }", null],
    ['with a computed glob', "{ name: 'unit', include: [glob] }", null],
    ['with a spread', "{ ...shared, name: 'unit' }", null],
    ['that is not there', "{ name: 'other' }", null],
  ])('of a project %s', (_, test, files) => {
    expect(project('unit', `export default { test: { projects: [{ extends: true, test: ${test} }] } }`)).toEqual(files)
  })

  it('cannot be told of an unreadable config, of no config and of other programs', () => {
    expect(project('unit', 'export default {')).toBeNull()
    expect(testFilesOf(command({ project: 'unit' }), paths, () => undefined)).toBeNull()
    expect(testFilesOf(command({}), paths, () => 'export default {}')).toBeNull()
    expect(testFilesOf(command({ kind: 'argv', run: ['x'] }), paths, () => undefined)).toBeNull()
  })
})
