import { expect, test } from 'vitest'
import { amends } from './amends.ts'

test.each([
  ['git commit --amend', true],
  ['git -c a.b=c commit -q --amend -m x', true],
  ['/usr/lib/git-core/git commit --ame', true],
  ['C:\\git\\bin\\git.exe commit --amend', true],
  ['git commit -m x', false],
  ['git commit -- --amend', false],
  ['git merge --amend', false],
  ['digit commit --amend', false],
])('%s amends: %s', (line, is) => {
  expect(amends([['/bin/sh', '.git/hooks/commit-msg'], line.split(' ')])).toBe(is)
})

test('the nearest commit decides, because a hook may commit elsewhere', () => {
  const [plain, amending] = [
    ['git', 'commit'],
    ['git', 'commit', '--amend'],
  ]
  expect(amends([plain, amending])).toBe(false)
  expect(amends([amending, plain])).toBe(true)
  expect(amends([])).toBe(false)
})
