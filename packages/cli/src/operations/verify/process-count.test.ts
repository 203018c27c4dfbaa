import { mustGit, type TestRepo } from '@helix/testkit'
import { expect, test } from 'vitest'
import { commandsOf } from '../../testing/git-commands.ts'
import { aProduct, helix, playbook } from '../../testing/product.ts'

const quiet = playbook.replace(', {gate: tests, of: unit}', '')

/** Commits of the lane free, made at once: their labels and stamps are right. */
function grow(repo: TestRepo, count: number): void {
  const stamp = repo.git('log', '-1', '--format=%(trailers:key=Helix-Spec)').trim()
  const who = 'Anna <anna@localhost> 1800000000 +0000'
  const parts = Array.from({ length: count }, (_, at) => {
    const message = `docs: say it ${at}\n\nWhy: nobody had said it.\n\n${stamp}${stamp && '\n'}Helix-Lane: free\n`
    const from = at === 0 ? `from ${repo.head()}\n` : ''
    const file = `M 100644 inline README.md\ndata ${`${at}`.length}\n${at}\n`
    return `commit refs/heads/main\nauthor ${who}\ncommitter ${who}\ndata ${message.length}\n${message}${from}${file}\n`
  })
  mustGit(repo.root, ['fast-import', '--quiet', '--force'], {}, parts.join(''))
  repo.git('reset', '-q', '--hard')
}

const empty = ['verify', '--static', '--allow-empty']

test.each([
  { when: 'before the first judgement', first: empty, asked: ['cat-file', 'log'] },
  { when: 'after it', first: ['verify', '--sign'], asked: ['cat-file', 'log', 'rev-list'] },
])('a range of any length costs three git processes: $when', async ({ first, asked }) => {
  const repo = aProduct({ at: 'BUILD', playbook: quiet })
  expect(await helix(repo, first)).toMatchObject({ code: 0 })
  grow(repo, 10)
  const few = await commandsOf(repo)
  grow(repo, 190)
  const many = await commandsOf(repo)
  expect([few, many]).toEqual([asked, asked])
})
