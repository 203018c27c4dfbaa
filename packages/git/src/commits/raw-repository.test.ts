import { spawnSync } from 'node:child_process'
import { temporaryFolder } from '@helix/testkit'
import { expect, test } from 'vitest'
import { log, openGit, readTree } from '../index.ts'
import { type RawFile, RawRepository } from './raw-repository.ts'

const author = { name: 'Anna Adler', email: 'anna@example.org' }

function aRawRepository() {
  const raw = new RawRepository(temporaryFolder())
  const oid = raw.blob('hello\n')
  const file = { mode: '100644', oid } as const
  const files = new Map<string, RawFile>(['a.b', 'a-b/c', 'a/b/c'].map((path) => [path, file]))
  const tree = raw.tree(files.set('x.sh', { mode: '100755', oid }))
  return { raw, tree, oid }
}

test('what it writes is a repository to git', async () => {
  const { raw, tree, oid } = aRawRepository()
  const first = raw.commit({ tree, parents: [], author, date: 1_767_225_600, message: 'first\n' })
  const second = raw.commit({ tree, parents: [first], author, date: 1_767_225_601, message: 'second\n' })
  raw.setRef('refs/heads/main', second)
  const checked = spawnSync('git', ['fsck', '--strict'], { cwd: raw.root, encoding: 'utf8' })
  expect([checked.status, checked.stderr]).toEqual([0, ''])
  const git = await openGit(raw.root)
  expect((await readTree(git, 'HEAD')).map(({ path }) => path)).toEqual(['a-b/c', 'a.b', 'a/b/c', 'x.sh'])
  expect((await log(git, { to: 'HEAD' })).map(({ message, parents }) => [message, parents])).toEqual([
    ['first\n', []],
    ['second\n', [first]],
  ])
  expect(oid).toBe('ce013625030ba8dba906f756967f9e9ca394464a')
})

test('it writes what git would refuse: an encoding that is none, names that no other system holds', async () => {
  const { raw } = aRawRepository()
  const tree = raw.tree(new Map([['.git', { mode: '100644', oid: raw.blob('') }]]))
  const message = new Uint8Array([0x66, 0xff, 0x0a])
  raw.setRef('refs/heads/main', raw.commit({ tree, parents: [], author, date: 0, message, encoding: 'klingon' }))
  const git = await openGit(raw.root)
  expect((await readTree(git, 'HEAD')).map(({ path }) => path)).toEqual(['.git'])
  expect((await log(git, { to: 'HEAD' })).map(({ flaws }) => flaws)).toEqual([['foreign-encoding', 'message-not-utf8']])
})
