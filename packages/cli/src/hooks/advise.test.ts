import type { Finding } from '@helix/core'
import { expect, test } from 'vitest'
import { adviseOn } from './advise.ts'

const error = (code: string, fix?: string): Finding => ({
  severity: 'error',
  code,
  message: code,
  ...(fix !== undefined && { fix }),
})

test('what a retry mends by itself needs no flag', () => {
  expect(adviseOn([error('MSG-LABEL', 'begin with …'), error('MSG-FIGURES', 'write …')])).toEqual([
    'helix commit --retry',
  ])
})

test('each flag is asked for once', () => {
  const findings = [error('MSG-HEADER', 'a'), error('MSG-SUBJECT', 'b'), error('MSG-WHY', 'c')]
  expect(adviseOn(findings)).toEqual(['helix commit --retry -t <type> -m "<what it does>" --why "<reason>"'])
})

test('the type that was meant is given', () => {
  expect(adviseOn([error('MSG-TYPE', 'helix commit --retry -t feat'), error('MSG-WHY')])).toEqual([
    'helix commit --retry -t feat --why "<reason>"',
  ])
  expect(adviseOn([error('MSG-TYPE', 'use one of feat, fix')])).toEqual(['helix commit --retry -t <type>'])
})

test('files are mended first, at most two commands of it, warnings aside', () => {
  const closed = ['a', 'b', 'a', 'c'].map((path) => error('LAYER-CLOSED', `git restore --staged ${path}`))
  const warning: Finding = { severity: 'warning', code: 'MSG-CONTROL', message: '', fix: 'w' }
  expect(adviseOn([warning, ...closed])).toEqual([
    'git restore --staged a',
    'git restore --staged b',
    'helix commit --retry',
  ])
})

test('what only an editor can mend is opened in one', () => {
  expect(adviseOn([error('MSG-CONTROL', 'remove U+202E'), error('MSG-WHY', '')])).toEqual([
    'remove U+202E',
    'git commit -eF "$(git rev-parse --git-common-dir)/helix/refused-message"',
  ])
})

test('what git has dropped is staged again: after it was mended, and before what must not be staged is taken out', () => {
  const dropped = { again: 'git add -u', only: [] }
  expect(adviseOn([error('MSG-WHY')], dropped)).toEqual(['git add -u && helix commit --retry --why "<reason>"'])
  expect(adviseOn([error('GATE-TESTS-FAILED', 'mend it')], dropped)).toEqual([
    'mend it',
    'git add -u && helix commit --retry',
  ])
  expect(adviseOn([error('LAYER-CLOSED', 'git restore --staged a')], dropped)).toEqual([
    'git add -u',
    'git restore --staged a',
    'helix commit --retry',
  ])
})

test('where other files are staged, git is told the paths again', () => {
  expect(adviseOn([error('MSG-WHY')], { again: null, only: ['a b', 'c'] })).toEqual([
    'git commit -eF "$(git rev-parse --git-common-dir)/helix/refused-message" -- "a b" c',
  ])
})

test('what a person approves is staged before, since only what is staged or committed can be approved', () => {
  const lost = error(
    'INTEGRITY-LOST',
    'Bring it back, or let a person approve its end: helix approve finding INTEGRITY-LOST a',
  )
  expect(adviseOn([lost], { again: 'git add -u', only: [] })).toEqual([
    'git add -u',
    'Bring it back, or let a person approve its end: helix approve finding INTEGRITY-LOST a',
    'git add -u && helix commit --retry',
  ])
})
