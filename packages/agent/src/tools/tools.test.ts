import { execFileSync } from 'node:child_process'
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { temporaryFolder } from '@helix/testkit'
import { describe, expect, test } from 'vitest'
import { tools } from './index.ts'
import type { ToolContext, ToolResult } from './tool.ts'

interface Bench {
  root: string
  call: (name: string, given: unknown) => Promise<ToolResult>
}

function bench(files: Record<string, string | Buffer> = {}): Bench {
  const root = temporaryFolder()
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const context: ToolContext = {
    workspace: { root, mayWrite: () => null },
    check: async () => [],
    finished: async () => [],
  }
  return {
    root,
    call: async (name, given) => {
      const tool = tools.find(({ schema }) => schema.name === name)
      if (tool === undefined) throw new Error(`no tool ${name}`)
      return tool.call(given, context)
    },
  }
}

test('every tool has a JSON schema that allows nothing else, and accepts its own example', async () => {
  for (const { schema } of tools) {
    expect(schema.parameters).toMatchObject({ type: 'object', additionalProperties: false })
    expect(schema.parameters).not.toHaveProperty('$schema')
    expect(schema.description.length).toBeGreaterThan(10)
  }
  const { call } = bench()
  const refused = await call('finish', {})
  expect(refused).toMatchObject({ ok: false, malformed: true })
  const example = /Expected form: (.*)$/s.exec(refused.text)?.[1] ?? ''
  expect((await call('finish', JSON.parse(example))).ending?.kind).toBe('increment')
})

test('finish takes the arguments over by name', async () => {
  const given = {
    type: 'fix',
    scope: 'cart',
    description: 'd',
    why: 'w',
    change: 'c',
    covers: ['REQ-1'],
    step_complete: true,
  }
  const { ending } = await bench().call('finish', given)
  expect(ending).toEqual({
    kind: 'increment',
    proposal: {
      type: 'fix',
      scope: 'cart',
      description: 'd',
      why: 'w',
      change: 'c',
      covers: ['REQ-1'],
      stepComplete: true,
    },
  })
})

describe('paths', () => {
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
      workspace: { root: alias, mayWrite: () => null },
      check: async () => [],
      finished: async () => [],
    }
    expect((await readFile?.call({ path: 'a.txt' }, context))?.ok).toBe(true)
  })
})

describe('read_file', () => {
  test('answers the lines with their place', async () => {
    const { call } = bench({ 'a.txt': 'one\ntwo\nthree\n' })
    expect((await call('read_file', { path: 'a.txt' })).text).toBe('a.txt lines 1-3 of 3\none\ntwo\nthree')
    expect((await call('read_file', { path: './a.txt', from: 2, to: 2 })).text).toBe('a.txt lines 2-2 of 3\ntwo')
    expect((await call('read_file', { path: 'a.txt', from: 3, to: 99 })).text).toBe('a.txt lines 3-3 of 3\nthree')
  })

  test('an empty file has no lines', async () => {
    expect((await bench({ 'a.txt': '' }).call('read_file', { path: 'a.txt' })).text).toBe('a.txt lines 0-0 of 0\n')
  })

  test('lines beyond the end, and to before from, are named', async () => {
    const { call } = bench({ 'a.txt': 'one\n' })
    expect((await call('read_file', { path: 'a.txt', from: 2 })).text).toBe('error: a.txt has 1 lines; from is 2')
    const { call: other } = bench({ 'a.txt': 'one\ntwo\n' })
    expect((await other('read_file', { path: 'a.txt', from: 2, to: 1 })).text).toBe(
      'error: to (1) comes before from (2)',
    )
  })

  test('a long file is cut in the middle and says by how much', async () => {
    const { call } = bench({ 'a.txt': Array.from({ length: 9000 }, (_, at) => `line ${at + 1}`).join('\n') })
    const { text } = await call('read_file', { path: 'a.txt' })
    expect(text.length).toBeLessThan(30_200)
    expect(text).toContain('line 1\n')
    expect(text).toMatch(/\n\[… \d+ lines, \d+ characters left out; read them with from and to …\]\n/)
    expect(text.endsWith('line 9000')).toBe(true)
  })

  test('what is not there, a folder, and what is not text are told apart', async () => {
    const { call } = bench({
      'src/a.txt': '',
      'b.bin': Buffer.from([1, 0, 2]),
      'c.txt': Buffer.from([0xff, 0xfe, 0x41]),
    })
    expect((await call('read_file', { path: 'x' })).text).toContain('x does not exist')
    expect((await call('read_file', { path: 'src' })).text).toContain('src is a folder; use list_files')
    expect((await call('read_file', { path: 'b.bin' })).text).toContain('b.bin is not a text file')
    expect((await call('read_file', { path: 'c.txt' })).text).toContain('c.txt is not a text file')
  })
})

describe('list_files', () => {
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

  test('at most 500 are listed and the rest counted', async () => {
    const { call } = bench(Object.fromEntries(Array.from({ length: 503 }, (_, at) => [`f${at}`, ''])))
    const lines = (await call('list_files', {})).text.split('\n')
    expect(lines).toHaveLength(501)
    expect(lines.at(-1)).toBe('[… 3 more; name a folder]')
  })
})

describe('search', () => {
  test('answers path, line and text', async () => {
    const { call } = bench({ 'src/a.ts': 'one\nconst two = 2\r\n', 'b.ts': 'two', 'c.bin': Buffer.from('two\0') })
    expect((await call('search', { pattern: '\\btwo' })).text).toBe('b.ts:1: two\nsrc/a.ts:2: const two = 2')
    expect((await call('search', { pattern: 'two', path: 'src' })).text).toBe('src/a.ts:2: const two = 2')
    expect((await call('search', { pattern: 'two', path: 'b.ts' })).text).toBe('b.ts:1: two')
    expect((await call('search', { pattern: 'three' })).text).toBe('no matches')
    expect((await call('search', { pattern: 'two', path: 'none' })).text).toContain('none does not exist')
  })

  test('the older syntax of expressions is accepted, a wrong one explained', async () => {
    const { call } = bench({ 'a.ts': 'if (x) {' })
    expect((await call('search', { pattern: 'x\\) {' })).text).toBe('a.ts:1: if (x) {')
    expect((await call('search', { pattern: 'x) {' })).text).toMatch(/^error: Invalid regular expression.*escape/)
  })

  test('a pattern that never comes to an end is stopped', async () => {
    const { call } = bench({ 'a.txt': `${'a'.repeat(40)}b` })
    expect((await call('search', { pattern: '(a+)+$' })).text).toContain('takes too long')
  })

  test('at most 100 matches, long lines cut', async () => {
    const { call } = bench({ 'a.txt': 'x\n'.repeat(150), 'b.txt': `y${'z'.repeat(500)}` })
    const lines = (await call('search', { pattern: 'x' })).text.split('\n')
    expect(lines).toHaveLength(101)
    expect(lines.at(-1)).toBe('[… more; name a folder or narrow the pattern]')
    expect((await call('search', { pattern: 'y' })).text).toHaveLength('b.txt:1: '.length + 300)
  })
})

describe('write_file', () => {
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
})

async function edit(text: string, old: string, replacement: string): Promise<{ text: string; file: string }> {
  const { root, call } = bench({ 'a.ts': text })
  const result = await call('edit_file', { path: 'a.ts', old, new: replacement })
  return { text: result.text, file: readFileSync(join(root, 'a.ts'), 'utf8') }
}

describe('edit_file', () => {
  test('replaces the one occurrence', async () => {
    expect(await edit('a\nb\nc\n', 'b\n', 'B\nBB\n')).toEqual({ text: 'edited a.ts at line 2', file: 'a\nB\nBB\nc\n' })
  })

  test('keeps CRLF, a BOM and every other byte', async () => {
    expect((await edit('\uFEFFa\r\nb\r\nc\nd', 'a\nb\n', 'x\ny\n')).file).toBe('\uFEFFx\r\ny\r\nc\nd')
    expect((await edit('a\r\nb\r\n', 'b', 'x\ny')).file).toBe('a\r\nx\r\ny\r\n')
    expect((await edit('a\nb\n', 'b', 'x\r\ny')).file).toBe('a\nx\ny\n')
  })

  test('several occurrences are named by line', async () => {
    const { text, file } = await edit('x\ny\nx\n', 'x', 'z')
    expect(text).toBe('error: the old text occurs 2 times (lines 1, 3); add lines around it until it is unique')
    expect(file).toBe('x\ny\nx\n')
  })

  test('what is not there is answered with the closest lines', async () => {
    const source = 'function one() {\n  return 1\n}\n\nfunction total(cart) {\n  return cart.sum\n}\n'
    const { text } = await edit(source, 'function total(basket) {\n  return basket.sum\n}', 'x')
    expect(text).toBe(
      'error: a.ts does not hold the old text. The closest lines, from line 5, are:\nfunction total(cart) {\n  return cart.sum\n}',
    )
  })

  test('blanks that differ are named', async () => {
    expect((await edit('if (a) {\n\treturn b\n}\n', 'if (a) {\n  return b\n}', 'x')).text).toContain(
      'from line 1 (only blanks differ), are:\nif (a) {\n\treturn b\n}',
    )
  })

  test('a new text that is already there is said to be', async () => {
    expect((await edit('const a = 2\n', 'const a = 1', 'const a = 2')).text).toContain('The new text is already there')
    expect((await edit('const a = 2\n', 'const b = 1', ' ')).text).not.toContain('already there')
  })

  test('nothing alike is said to be nothing', async () => {
    expect((await edit('0123456789\n', 'wholly different text', 'x')).text).toContain(
      'Nothing like it is in the file; read it first',
    )
  })

  test('equal texts, empty old text and absent files are refused', async () => {
    expect((await edit('a', 'a', 'a')).text).toContain('the same text')
    expect((await edit('a', '', 'b')).text).toContain('Expected form')
    const { call } = bench()
    expect((await call('edit_file', { path: 'n.ts', old: 'a', new: 'b' })).text).toContain('n.ts does not exist')
  })
})

test('delete_file deletes files only', async () => {
  const { root, call } = bench({ 'src/a.ts': '' })
  expect((await call('delete_file', { path: 'src' })).text).toBe('error: src is a folder')
  expect((await call('delete_file', { path: 'b' })).text).toBe('error: b is not there')
  expect((await call('delete_file', { path: 'src/a.ts' })).text).toBe('deleted src/a.ts')
  expect(existsSync(join(root, 'src/a.ts'))).toBe(false)
})
