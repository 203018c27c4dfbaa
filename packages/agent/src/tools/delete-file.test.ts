import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bench } from '../testing/bench.ts'

test('delete_file deletes files only', async () => {
  const { root, call } = bench({ 'src/a.ts': '' })
  expect((await call('delete_file', { path: 'src' })).text).toBe('error: src is a folder')
  expect((await call('delete_file', { path: 'b' })).text).toBe('error: b is not there')
  expect((await call('delete_file', { path: 'src/a.ts' })).text).toBe('deleted src/a.ts')
  expect(existsSync(join(root, 'src/a.ts'))).toBe(false)
})
