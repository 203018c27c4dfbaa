import { openHere } from './open.ts'
import { treeOf } from '@helix/git'
import { expect, test } from 'vitest'
import { aProduct } from '../testing/product.ts'
import { testIo } from '../testing/test-io.ts'
import { commitOnto } from './commit-onto.ts'

test.each<[string, (repo: ReturnType<typeof aProduct>) => void]>([
  ['its branch has another commit', (repo) => void repo.commit('docs: more\n', { files: { 'README.md': 'more' } })],
  ['another branch is checked out', (repo) => void repo.git('checkout', '-q', '-b', 'other')],
])('nothing is committed and nothing written where, meanwhile, %s', async (_, happens) => {
  const repo = aProduct()
  repo.git('config', 'user.name', 'Anna')
  repo.git('config', 'user.email', 'anna@localhost')
  const here = await openHere(testIo({ cwd: repo.root }))
  const tree = await treeOf(here.git, here.head)
  happens(repo)
  const branches = repo.git('for-each-ref')
  const request = { tree, message: 'chore: x\n', files: new Map([['progress.json', 'x']]) }
  await expect(commitOnto(here, request)).rejects.toThrow(expect.objectContaining({ code: 'repository/moved' }))
  expect(repo.git('for-each-ref')).toBe(branches)
  expect(repo.git('status', '--porcelain')).toBe('')
})
