import { expect, test } from 'vitest'
import type { TestResult } from '../run/run.ts'
import { asWholeFile } from './whole-file.ts'

const result = (file: string, name: string): TestResult => ({
  id: `${file} > ${name}`,
  file,
  name,
  state: 'passed',
  durationMs: 1,
})

test.each([
  ['test/a.test.js', 'test/a.test.js'],
  ['test/a.test.js', '/repo/test/a.test.js'],
  ['', 'test/a.test.mts'],
])('in file "%s" a test named %s is the file itself', (file, name) => {
  const path = name.replace('/repo/', '')
  expect(asWholeFile(result(file, name), '/repo')).toMatchObject({ id: path, file: path, name: '' })
})

test.each([
  ['test/a.test.js', 'adds'],
  ['test/a.test.js', 'reads test/a.test.js'],
  ['test/a.test.js', 'src/b.js'],
  ['', '/elsewhere/a.test.js'],
  ['', 'adds in a.jsx '],
])('in file "%s" a test named %s is a test', (file, name) => {
  expect(asWholeFile(result(file, name), '/repo')).toEqual(result(file, name))
})
