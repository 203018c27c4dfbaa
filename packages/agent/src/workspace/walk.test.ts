import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bench } from '../testing/bench.ts'
import { walkFiles } from './walk.ts'

test.each([
  ['is gone', () => {}],
  ['has become a file', (path: string) => writeFileSync(path, '')],
])('a folder that %s when it is its turn holds nothing', async (_, instead) => {
  const { root } = bench({ 'a.ts': '', 'b/c.ts': '', 'd.ts': '' })
  const found: string[] = []
  for await (const { path } of walkFiles(root, '')) {
    rmSync(join(root, 'b'), { recursive: true, force: true })
    instead(join(root, 'b'))
    found.push(path)
  }
  expect(found).toEqual(['a.ts', 'd.ts'])
})
