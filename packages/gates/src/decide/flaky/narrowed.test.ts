import type { Command } from '@helix/core'
import { describe, expect, it } from 'vitest'
import { aRun } from '../testing/runs.ts'
import { completed, narrowed } from './narrowed.ts'

const base = { name: 'unit', within: 1000, quick: false }
const node: Command = { ...base, kind: 'node', files: ['test/**/*.test.js'] }

describe('a command with the files in doubt alone', () => {
  it('has just these', () => {
    expect(narrowed(node, ['test/a.test.js'])).toEqual({ ...node, files: ['test/a.test.js'] })
  })

  it('is told to a program that takes the list of files', () => {
    const make: Command = { ...base, kind: 'argv', run: ['mocha', '{files}'], files: ['test/**'] }
    expect(narrowed(make, ['test/a.test.js'])).toEqual({ ...make, files: ['test/a.test.js'] })
  })

  it.each<[string, Command, string[]]>([
    ['a program of its own', { ...base, kind: 'argv', run: ['make', 'test'], files: ['test/**'] }, ['test/a.test.js']],
    [
      'a project of the config, which has no list of files',
      { ...base, kind: 'vitest', project: 'unit' },
      ['a.test.ts'],
    ],
    ['a file whose name means more as a glob', node, ['test/[id].test.js']],
    ['no file', node, []],
  ])('is not to be had of %s', (_, command, only) => {
    expect(narrowed(command, only)).toBe(null)
  })
})

const test = (file: string, state: 'passed' | 'failed') => ({
  id: `${file} > t`,
  file,
  name: 't',
  state,
  durationMs: 1,
})

describe('a run of some files, completed by the one before', () => {
  const property = { runs: 100, skips: 0, failed: false, test: 'p' }
  const earlier = aRun({
    tests: [test('a.js', 'failed'), test('b.js', 'passed')],
    properties: [{ ...property, file: 'b.js' }],
  })

  it('says of these what it saw, and of the others what the other saw', () => {
    const { tests, properties } = completed(aRun({ tests: [test('a.js', 'passed')], properties: null }), earlier, [
      'a.js',
    ])
    expect(tests.map(({ file, state }) => `${file} ${state}`)).toEqual(['a.js passed', 'b.js passed'])
    expect(properties).toEqual([{ ...property, file: 'b.js' }])
  })

  it('does not take a test for there that was only in the earlier run of its file', () => {
    expect(completed(aRun({ tests: [] }), earlier, ['a.js']).tests.map(({ file }) => file)).toEqual(['b.js'])
  })
})
