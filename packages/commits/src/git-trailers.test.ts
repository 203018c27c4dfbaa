import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gitTrailers } from './git-trailers.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'helix-trailers-'))
  git(['init', '--quiet'])
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const messages = [
  'a: x\n',
  'a: x\n\nbody\n',
  'a: x\n\nA: 1\nB: 2\n',
  'a: x\n\nA: 1\n  folded\nB : 2\nC:\n',
  'a: x\n\nbody\nA: 1\n',
  'a: x\n\nbody\nSigned-off-by: Z <z@z>\n',
  'a: x\n\none\ntwo\nthree\nfour\nSigned-off-by: Z <z@z>\n',
  'a: x\n\nA: 1\n\nCo-authored-by: Z <z@z>\n',
  'a: x\n\nWhy: y\nChange: z\nValidation:\n  unit: 1\n',
  'a: x\nA: 1\n',
  'A: 1\nB: 2\n',
  'a: x\n\nA: 1\n---\nA: 9\n',
  'a: x\n\nwhy\n\n---\n\nA: 3\n',
  'a: x\n\nwhy\n\n--- a/file\n\nA: 3\n',
  'a: x\n\nwhy\n\n----\n\nA: 3\n',
  'a: x\n\nA: 1\n# comment\nB: 2\n',
  'a: x\n\nA: 1\n\nConflicts:\n\tfile\n',
  'a: x\n\nA: 1\n(cherry picked from commit 123)\n',
  'a: x\n\n  indented\nA: 1\n',
  'a: x\n\nBREAKING CHANGE: y\nA: 1\n',
  'a: x\n\nRefs #1\nA: 1\n',
  'a: x\n\nA: 1\n\n\n',
  '# comment\na: x\n\nA: 1\n',
  'a: x\n\nä: 1\n',
]

describe('gitTrailers agrees with the installed git', () => {
  test.each(messages)('git interpret-trailers reads %j alike', (text) => {
    const read = git(['interpret-trailers', '--parse', '--unfold'], text)
    expect(spell(gitTrailers(text, { divider: true }))).toBe(read.trim())
  })

  test.each(messages)('git log reads %j alike', (text) => {
    const tree = git(['hash-object', '-t', 'tree', '-w', '--stdin'], '').trim()
    const commit = git(['commit-tree', tree], text).trim()
    const read = git(['log', '-1', '--format=%(trailers:only,unfold)', commit])
    expect(spell(gitTrailers(text, { divider: false }))).toBe(read.trim())
  })
})

function spell(trailers: { key: string; value: string }[]): string {
  return trailers
    .map(({ key, value }) => `${key}: ${value}`)
    .join('\n')
    .trim()
}

function git(argv: string[], input?: string): string {
  const who = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@a', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@a' }
  return execFileSync('git', argv, { cwd: folder, input, encoding: 'utf8', env: { ...process.env, ...who } })
}
