import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@helix/testkit'
import { expect, test } from 'vitest'
import { removeFolder, runProcess } from './index.ts'

/** Makes folders in folders whose path is longer than any call takes. */
const dig = `for (let depth = 0; depth < 60; depth++) {
  require('node:fs').mkdirSync('d'.repeat(100))
  process.chdir('d'.repeat(100))
}
require('node:fs').writeFileSync('end', '')`

test('folders that are deeper than any path may be long are removed', async () => {
  const folder = join(temporaryFolder(), 'one')
  mkdirSync(folder)
  const { code, stderr } = await runProcess({ argv: [process.execPath, '-e', dig], cwd: folder, timeout: 20_000 })
  expect([code, stderr]).toEqual([0, ''])
  await removeFolder(folder)
  expect(existsSync(folder)).toBe(false)
})

test('what a link leads to stays, and what is not there is no error', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'kept'), 'mine')
  mkdirSync(join(folder, 'one'))
  symlinkSync(folder, join(folder, 'one/link'))
  await removeFolder(join(folder, 'one'))
  await removeFolder(join(folder, 'one'))
  expect([existsSync(join(folder, 'one')), readFileSync(join(folder, 'kept'), 'utf8')]).toEqual([false, 'mine'])
})
