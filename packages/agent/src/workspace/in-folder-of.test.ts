import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { temporaryFolder } from '@helix/testkit'
import { expect, test } from 'vitest'
import { bench } from '../testing/bench.ts'
import { type Place, placeOf, readPlace } from './confine.ts'
import { inFolderOf } from './in-folder-of.ts'
import { placeFile } from './place-file.ts'

const isHolding = existsSync('/proc/self/fd')

/** A place that was looked at before a program beside Helix exchanged its folder for a link to another one. */
async function exchanged(): Promise<{ place: Place; other: string }> {
  const other = temporaryFolder()
  writeFileSync(join(other, 'a.txt'), 'of somebody else')
  const { root } = bench({ 'src/deep/a.txt': 'own' })
  const place = await placeOf(root, 'src/deep/a.txt')
  if ('code' in place) throw new Error(place.message)
  renameSync(join(root, 'src/deep'), join(root, 'away'))
  symlinkSync(other, join(root, 'src/deep'))
  return { place, other }
}

test.runIf(isHolding)(
  'a folder that has become a link since it was looked at is neither read, written nor deleted through',
  async () => {
    const { place, other } = await exchanged()
    await expect(readPlace(place, 100)).rejects.toMatchObject({ code: 'ENOTDIR' })
    await expect(placeFile(place, 'forged')).rejects.toMatchObject({ code: 'ENOTDIR' })
    await expect(placeFile({ ...place, path: 'src/deep/new/b.txt' }, 'forged')).rejects.toMatchObject({
      code: 'ENOTDIR',
    })
    await expect(inFolderOf(place, (at) => rm(at))).rejects.toMatchObject({ code: 'ENOTDIR' })
    expect(readdirSync(other)).toEqual(['a.txt'])
    expect(readFileSync(join(other, 'a.txt'), 'utf8')).toBe('of somebody else')
  },
)

test.runIf(isHolding)('a folder that is exchanged while it is in use stays the one that was opened', async () => {
  const { root } = bench({ 'src/a.txt': 'own' })
  const other = temporaryFolder()
  await inFolderOf({ root, path: 'src/a.txt' }, async (at) => {
    renameSync(join(root, 'src'), join(root, 'away'))
    symlinkSync(other, join(root, 'src'))
    writeFileSync(at, 'new')
  })
  expect([readFileSync(join(root, 'away/a.txt'), 'utf8'), readdirSync(other)]).toEqual(['new', []])
})

test('a file that has become a link or a pipe since it was looked at is not read, and nobody waits for it', async () => {
  const { root } = bench({ 'a.txt': 'own' })
  const place = await placeOf(root, 'a.txt')
  if ('code' in place) throw new Error(place.message)
  rmSync(join(root, 'a.txt'))
  execFileSync('mkfifo', [join(root, 'a.txt')])
  await expect(readPlace(place, 100)).rejects.toMatchObject({ code: 'ELOOP' })
  rmSync(join(root, 'a.txt'))
  symlinkSync('/etc/passwd', join(root, 'a.txt'))
  await expect(readPlace(place, 100)).rejects.toMatchObject({ code: 'ELOOP' })
})

test('missing folders are made on the way to a file, those that are there are used', async () => {
  const { root, call } = bench()
  mkdirSync(join(root, 'there'))
  for (const path of ['a.txt', 'there/b.txt', 'there/new/newer/c.txt']) {
    expect((await call('write_file', { path, content: path })).ok).toBe(true)
    expect(readFileSync(join(root, path), 'utf8')).toBe(path)
  }
})

test('what cannot be written is named by its path in the worktree', async () => {
  const { root } = bench({ 'src/a.txt/folder.txt': '' })
  const place: Place = { root, path: 'src/a.txt', kind: 'file', mode: null }
  await expect(placeFile(place, 'x')).rejects.toMatchObject({
    code: 'process/cannot-write',
    message: expect.stringMatching(/^src\/a\.txt cannot be written: Error: EISDIR/),
    where: { path: 'src/a.txt' },
  })
})
