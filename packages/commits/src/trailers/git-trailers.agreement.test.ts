// The recorded answers are those of the installed git.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordedTrailers } from '../testing/recorded-trailers.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'helix-trailers-'))
  git(['init', '--quiet'])
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the installed git reads the trailers that are recorded', () => {
  test.each(recordedTrailers)('git interpret-trailers in $message', ({ message, parsed }) => {
    expect(linesOf(git(['interpret-trailers', '--parse', '--unfold'], message))).toEqual(parsed)
  })

  test.each(recordedTrailers)('git log in $message', ({ message, parsed, logged = parsed }) => {
    const tree = git(['hash-object', '-t', 'tree', '-w', '--stdin'], '').trim()
    const commit = git(['commit-tree', tree], message).trim()
    expect(linesOf(git(['log', '-1', '--format=%(trailers:only,unfold)', commit]))).toEqual(logged)
  })
})

function linesOf(answer: string): string[] {
  const text = answer.trim()
  return text === '' ? [] : text.split('\n').map((line) => line.trim())
}

function git(argv: string[], input?: string): string {
  const who = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@a', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@a' }
  return execFileSync('git', argv, { cwd: folder, input, encoding: 'utf8', env: { ...process.env, ...who } })
}
