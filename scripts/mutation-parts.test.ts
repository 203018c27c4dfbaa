import { expect, test } from 'vitest'
import { isWithin, mutatedFiles, parts, scopeNamed } from './mutation-parts.ts'

test('a package is mutated whole, without its tests and the notes of its codes', () => {
  const [spec] = parts.filter(({ name }) => name === 'spec')
  const scope = scopeNamed('spec')
  expect(scope).toEqual({ name: 'spec', part: spec, path: 'packages/spec/src' })
  expect(mutatedFiles(scope!)).toEqual([
    'packages/spec/src/**/*.ts',
    '!packages/spec/src/**/*.test.ts',
    '!packages/spec/src/**/testing/**',
    '!packages/spec/src/**/fixtures/**',
    '!packages/spec/src/**/codes.ts',
    '!packages/spec/src/**/codes/**',
  ])
})

test('a folder or a file can be mutated alone', () => {
  expect(mutatedFiles(scopeNamed('gates/integrity')!)[0]).toBe('packages/gates/src/decide/integrity/**/*.ts')
  expect(mutatedFiles(scopeNamed('spec/import/labels.ts')!)[0]).toBe('packages/spec/src/import/labels.ts')
})

test('the mutants of a folder are those of the files in it, and of no folder whose name only begins like it', () => {
  const scope = scopeNamed('gates/red')!
  expect(isWithin(scope, 'packages/gates/src/decide/red/class-of.ts')).toBe(true)
  expect(isWithin(scope, 'packages/gates/src/decide/redo/class-of.ts')).toBe(false)
  expect(isWithin(scopeNamed('spec/prose.ts')!, 'packages/spec/src/prose.ts')).toBe(true)
})

test('a name that begins with no package is none', () => {
  expect(scopeNamed('import')).toBeNull()
  expect(scopeNamed('packages/spec')).toBeNull()
})
