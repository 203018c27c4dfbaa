import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bench } from '../testing/bench.ts'

test('lists in path order, names links, leaves out what is not work', async () => {
  const { root, call } = bench({
    'b.ts': '', 'a/c.ts': '', '.git/config': '', 'node_modules/x/i.js': '', '.env': '', '.env.local': '', '.husky/pre-commit': '',
  }) // prettier-ignore
  symlinkSync('/etc', join(root, 'etc'))
  expect((await call('list_files', {})).text).toBe('.husky/pre-commit\na/c.ts\nb.ts\netc (link)')
  expect((await call('list_files', { path: 'a' })).text).toBe('a/c.ts')
  expect((await call('list_files', { path: '.' })).text).toContain('b.ts')
  expect((await call('list_files', { path: 'b.ts' })).text).toContain('a file, not a folder')
  expect((await call('list_files', { path: 'none' })).text).toContain('not there')
})

test('names that are no text, and folders without end, are left out', async () => {
  const { root, call } = bench({ 'a.ts': '', 'src/ü.ts': '' })
  writeFileSync(Buffer.concat([Buffer.from(`${root}/src/`), Buffer.from([0xff, 0xfe])]), '')
  mkdirSync(Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xe9])]))
  mkdirSync(join(root, ...Array.from({ length: 15 }, () => 'd'.repeat(200))), { recursive: true })
  expect((await call('list_files', {})).text).toBe('a.ts\nsrc/ü.ts')
})

test('at most 500 are listed and the rest counted', async () => {
  const { call } = bench(Object.fromEntries(Array.from({ length: 503 }, (_, at) => [`f${at}`, ''])))
  const lines = (await call('list_files', {})).text.split('\n')
  expect(lines).toHaveLength(501)
  expect(lines.at(-1)).toBe('[… 3 more; name a folder]')
})
