import { HelixError } from '@helix/core'
import { aRepo } from '@helix/testkit'
import { expect, test } from 'vitest'
import { moveRefs, openGit } from '../index.ts'

const commits = [{ message: 'one', files: { a: '1' } }, { message: 'two', files: { a: '2' } }] // prettier-ignore

test('several refs move in one step, with a line in the reflog', async () => {
  const repo = aRepo({ commits })
  const git = await openGit(repo.root)
  const [first, second] = [repo.head('HEAD^'), repo.head()]
  const moves = [
    { ref: 'refs/helix/kept/x', to: second },
    { ref: 'refs/heads/main', to: first, expected: second },
  ]
  expect(await moveRefs(git, moves, 'because')).toBe(true)
  expect([repo.head('refs/helix/kept/x'), repo.head()]).toEqual([second, first])
  expect(repo.git('log', '-g', '-1', '--format=%gs', 'HEAD')).toBe('because')
  expect(repo.git('log', '-g', '-1', '--format=%gs', 'refs/helix/kept/x')).toBe('because')
})

test('a detached HEAD moves by itself', async () => {
  const repo = aRepo({ commits })
  const [first, second] = [repo.head('HEAD^'), repo.head()]
  repo.git('switch', '-q', '--detach')
  expect(await moveRefs(await openGit(repo.root), [{ ref: 'HEAD', to: first, expected: second }], 'x')).toBe(true)
  expect([repo.head(), repo.head('main')]).toEqual([first, second])
})

test('none moves when one holds something else', async () => {
  const repo = aRepo({ commits })
  const [first, second] = [repo.head('HEAD^'), repo.head()]
  const moves = [
    { ref: 'refs/helix/kept/x', to: second },
    { ref: 'refs/heads/main', to: first, expected: first },
  ]
  expect(await moveRefs(await openGit(repo.root), moves, 'x')).toBe(false)
  expect([repo.tryGit('rev-parse', '--verify', 'refs/helix/kept/x').code, repo.head()]).toEqual([128, second])
})

test('any other refusal of git is an error', async () => {
  const repo = aRepo({ commits })
  const impossible = moveRefs(await openGit(repo.root), [{ ref: 'refs/heads/main/x', to: repo.head() }], 'x')
  await expect(impossible).rejects.toThrow(HelixError)
})
