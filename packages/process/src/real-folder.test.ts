import { existsSync, lstatSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@helix/testkit'
import { expect, test } from 'vitest'
import { makeRealFolder } from './real-folder.ts'

test('what is there as a folder stays, with what is in it', async () => {
  const root = temporaryFolder()
  mkdirSync(join(root, 'a/b'), { recursive: true })
  writeFileSync(join(root, 'a/b/mine'), '')
  await makeRealFolder(root, 'a/b/c')
  expect([readdirSync(join(root, 'a/b')), existsSync(join(root, 'a/b/c'))]).toEqual([['c', 'mine'], true])
})

test.each([
  ['a link to a folder', (at: string, elsewhere: string) => symlinkSync(elsewhere, at)],
  ['a link to what is not there', (at: string, elsewhere: string) => symlinkSync(join(elsewhere, 'x'), at)],
  ['a file', (at: string) => writeFileSync(at, '')],
])('%s is taken away for it, and nothing is made where it led', async (_, leave) => {
  const [root, elsewhere] = [temporaryFolder(), temporaryFolder()]
  leave(join(root, 'a'), elsewhere)
  await makeRealFolder(root, 'a/b')
  expect([lstatSync(join(root, 'a')).isDirectory(), existsSync(join(root, 'a/b'))]).toEqual([true, true])
  expect(readdirSync(elsewhere)).toEqual([])
})
