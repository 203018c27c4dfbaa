import { execFileSync } from 'node:child_process'
import { linkSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@helix/testkit'
import { expect, test } from 'vitest'
import { bench } from '../testing/bench.ts'
import { calls, finishing, results, runAgent } from '../testing/run-agent.ts'

test('makes folders, keeps the mode, breaks hard links', async () => {
  const outside = temporaryFolder()
  const { root, call } = bench({ 'bin/run': '#!/bin/sh\n' })
  execFileSync('chmod', ['755', join(root, 'bin/run')])
  linkSync(join(root, 'bin/run'), join(outside, 'twin'))
  expect((await call('write_file', { path: 'bin/run', content: 'new\n' })).text).toBe('wrote bin/run (1 lines)')
  expect(statSync(join(root, 'bin/run')).mode & 0o777).toBe(0o755)
  expect(readFileSync(join(outside, 'twin'), 'utf8')).toBe('#!/bin/sh\n')
  await call('write_file', { path: 'a/b/c.ts', content: '' })
  expect(readFileSync(join(root, 'a/b/c.ts'), 'utf8')).toBe('')
  expect(readdirSync(join(root, 'a/b'))).toEqual(['c.ts'])
})

test('refuses folders, half characters and a missing name', async () => {
  const { call } = bench({ 'src/a.ts': '' })
  expect((await call('write_file', { path: 'src', content: '' })).text).toContain('src is a folder')
  expect((await call('write_file', { path: 'a', content: '\ud800' })).text).toContain('half a character')
  expect((await call('write_file', { path: '', content: '' })).malformed).toBe(true)
})

test('a name that is too long for what is written on the way is told to the model, and ends no run', async () => {
  const { outcome, server } = await runAgent([
    calls({ name: 'write_file', arguments: { path: `${'n'.repeat(250)}.ts`, content: 'x' } }),
    finishing,
  ])
  expect([outcome.kind, results(server, 1)]).toEqual(['increment', ['error: the file system refuses it: ENAMETOOLONG']])
})
