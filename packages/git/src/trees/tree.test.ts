import { temporaryFolder } from '@helix/testkit'
import { expect, test } from 'vitest'
import { openGit, RawRepository, readTree } from '../index.ts'

test('files may lie in more folders than calls of a program can, and their order is that of git', async () => {
  const raw = new RawRepository(temporaryFolder())
  const file = { mode: '100644', oid: raw.blob('one') } as const
  const paths = ['a.b', `a/${'d/'.repeat(5000)}c`, 'a/e', 'b']
  const tree = raw.tree(new Map(paths.map((path) => [path, file])))
  const read = await readTree(await openGit(raw.root), tree)
  expect(read.map(({ path }) => path)).toEqual(paths)
})
