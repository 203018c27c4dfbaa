import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@helix/testkit'
import { expect, test } from 'vitest'
import { bench } from '../testing/bench.ts'
import { outside as outsideOfRuns } from '../testing/outside.ts'
import { tools } from '../tools/index.ts'

const bad = [
  ['../outside.txt', 'AGENT-PATH-OUTSIDE'],
  ['src/../../outside.txt', 'AGENT-PATH-OUTSIDE'],
  ['src/..', 'AGENT-PATH-OUTSIDE'],
  ['/etc/passwd', 'AGENT-PATH-OUTSIDE'],
  ['~/secrets', 'AGENT-PATH-OUTSIDE'],
  ['C:/windows', 'AGENT-PATH-OUTSIDE'],
  ['a\0b', 'AGENT-PATH-NAME'],
  ['a\nb', 'AGENT-PATH-NAME'],
  ['src\\main.ts', 'AGENT-PATH-NAME'],
  ['.g\u200cit/config', 'AGENT-PATH-NAME'],
  ['x'.repeat(300), 'AGENT-PATH-NAME'],
  ['x/'.repeat(600), 'AGENT-PATH-NAME'],
  ['.git/config', 'AGENT-PATH-PRIVATE'],
  ['.GIT/hooks/pre-commit', 'AGENT-PATH-PRIVATE'],
  ['sub/.git', 'AGENT-PATH-PRIVATE'],
  ['.git. /config', 'AGENT-PATH-PRIVATE'],
  ['.git::$INDEX_ALLOCATION/config', 'AGENT-PATH-PRIVATE'],
  ['git~1/config', 'AGENT-PATH-PRIVATE'],
  ['.env', 'AGENT-PATH-PRIVATE'],
  ['app/.env.local', 'AGENT-PATH-PRIVATE'],
  ['node_modules/x/index.js', 'AGENT-PATH-PRIVATE'],
  ['link/inside.txt', 'AGENT-PATH-LINK'],
  ['link', 'AGENT-PATH-LINK'],
  ['file-link', 'AGENT-PATH-LINK'],
  ['dangling', 'AGENT-PATH-LINK'],
  ['pipe', 'AGENT-PATH-LINK'],
  ['a.txt/b', 'AGENT-PATH-NAME'],
] as const

test.each(bad)('%j is refused with %s by every tool that takes a path', async (path, code) => {
  const outside = temporaryFolder()
  writeFileSync(join(outside, 'inside.txt'), 'secret')
  const { root, call } = bench({ 'a.txt': 'a' })
  symlinkSync(outside, join(root, 'link'))
  symlinkSync(join(outside, 'inside.txt'), join(root, 'file-link'))
  symlinkSync(join(outside, 'absent'), join(root, 'dangling'))
  execFileSync('mkfifo', [join(root, 'pipe')])
  const before = readdirSync(root)
  for (const [name, more] of Object.entries({
    read_file: {},
    list_files: {},
    search: { pattern: 's' },
    write_file: { content: 'x' },
    edit_file: { old: 'secret', new: 'x' },
    delete_file: {},
  })) {
    const result = await call(name, { path, ...more })
    expect(result).toMatchObject({ ok: false })
    expect(result.text).toContain(code)
  }
  expect(readdirSync(root)).toEqual(before)
  expect(readFileSync(join(outside, 'inside.txt'), 'utf8')).toBe('secret')
  expect(readdirSync(outside)).toEqual(['inside.txt'])
})

test('a root that is itself reached through a link works', async () => {
  const { root } = bench({ 'a.txt': 'a' })
  const alias = join(temporaryFolder(), 'alias')
  symlinkSync(root, alias)
  const [, readFile] = tools
  const context = {
    ...outsideOfRuns,
    workspace: { root: alias, mayWrite: () => null },
    check: async () => [],
    finished: async () => [],
  }
  expect((await readFile?.call({ path: 'a.txt' }, context))?.ok).toBe(true)
})
