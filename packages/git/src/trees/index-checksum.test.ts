import { join } from 'node:path'
import { aRepo, mustGit, temporaryFolder } from '@helix/testkit'
import { afterEach, expect, test, vi } from 'vitest'
import { indexChecksum, openGit } from '../index.ts'

afterEach(() => void vi.unstubAllEnvs())

test('every change of the index has another checksum, and the way back the old one', async () => {
  const repo = aRepo({ files: { a: '1' } })
  const git = await openGit(repo.root)
  expect(indexChecksum(git)).toBeNull()
  repo.git('add', 'a')
  const first = indexChecksum(git)
  repo.write('b', '2').git('add', 'b')
  const second = indexChecksum(git)
  expect(new Set([null, first, second]).size).toBe(3)
  repo.write('c', 'not staged')
  expect(indexChecksum(git)).toBe(second)
})

test('the index that a hook inherits counts', async () => {
  const repo = aRepo({ files: { a: '1' } })
  repo.git('add', 'a')
  const git = await openGit(repo.root)
  const own = indexChecksum(git)
  const index = join(temporaryFolder(), 'index')
  mustGit(repo.root, ['add', 'a'], { GIT_INDEX_FILE: index })
  repo.write('b', '2')
  mustGit(repo.root, ['add', 'b'], { GIT_INDEX_FILE: index })
  vi.stubEnv('GIT_INDEX_FILE', index)
  expect(indexChecksum(git)).not.toBe(own)
  vi.stubEnv('GIT_INDEX_FILE', '.git/index')
  expect(indexChecksum(git)).toBe(own)
})

test('an index without its hash cannot be told from others', async () => {
  const repo = aRepo({ files: { a: '1' } })
  const git = await openGit(repo.root)
  repo.write('.git/index', Buffer.alloc(100))
  expect(indexChecksum(git)).toBeNull()
  repo.write('.git/index', 'short')
  expect(indexChecksum(git)).toBeNull()
})
