import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@helix/testkit'
import { expect, test } from 'vitest'
import { linksTo } from './links-to.ts'

test('a path leads through links of folders and of the file, one behind the other', () => {
  const top = realpathSync(temporaryFolder())
  mkdirSync(join(top, 'versions/2.1/bin'), { recursive: true })
  writeFileSync(join(top, 'versions/2.1/bin/agent-2'), '')
  symlinkSync('agent-2', join(top, 'versions/2.1/bin/agent'))
  symlinkSync(join(top, 'versions'), join(top, 'all'))
  symlinkSync('all/2.1', join(top, 'current'))
  expect(linksTo(join(top, 'current/bin/agent'))).toEqual([
    { path: join(top, 'current'), target: join(top, 'all/2.1') },
    { path: join(top, 'all'), target: join(top, 'versions') },
    { path: join(top, 'versions/2.1/bin/agent'), target: join(top, 'versions/2.1/bin/agent-2') },
  ])
  expect(linksTo(join(top, 'versions/2.1/bin/agent-2'))).toEqual([])
  expect(linksTo(join(top, 'gone/agent'))).toEqual([])
})

test('a link to itself is followed no further than a system follows it', () => {
  const own = join(realpathSync(temporaryFolder()), 'own')
  symlinkSync('own', own)
  expect(linksTo(own)).toHaveLength(40)
})
