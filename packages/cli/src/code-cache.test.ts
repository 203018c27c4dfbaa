import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { temporaryFolder } from '@helix/testkit'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { keepCode } from './code-cache.ts'

const source = 'exports.twice = (number) => 2 * number; exports.self = [__filename, module.id, require("./b.js").name]'

let chunks: string
let caches: string

beforeEach(() => {
  const root = temporaryFolder()
  chunks = join(root, 'chunks')
  caches = join(root, 'caches')
  mkdirSync(chunks)
  writeFileSync(join(chunks, 'a.js'), source)
  writeFileSync(join(chunks, 'b.js'), 'exports.name = "b"')
  vi.stubEnv('XDG_CACHE_HOME', caches)
  vi.stubGlobal('HELIX_BUILD', 'one')
  onTestFinished(() => {
    vi.unstubAllEnvs()
    vi.unstubAllGlobals()
  })
})

/** What a module gives in a process that keeps code, which then ends. */
function inProcess(command: string): { twice: (number: number) => number; self: string[] } {
  const require = createRequire(join(chunks, 'main.js'))
  // oxlint-disable-next-line typescript/no-deprecated -- where the process that is played puts its own
  const { extensions, cache } = require
  const [usual, others] = [extensions['.js'], process.listeners('exit')]
  for (const path of Object.keys(cache)) if (path.startsWith(chunks)) delete cache[path]
  keepCode(chunks, command)
  const module = require(join(chunks, 'a.js'))
  module.twice(1)
  extensions['.js'] = usual
  for (const listener of process.listeners('exit').filter((held) => !others.includes(held))) {
    listener(0)
    process.removeListener('exit', listener)
  }
  return module
}

const kept = () =>
  globSync('helix/code/*/*/*', { cwd: caches })
    .map((path) => path.replace(/-[^/]*/, ''))
    .toSorted()

test('a chunk is what it is without kept code, and its code is kept for each command', () => {
  const { twice, self } = inProcess('verify')
  expect([twice(21), self]).toEqual([42, [join(chunks, 'a.js'), join(chunks, 'a.js'), 'b']])
  inProcess('status')
  expect(kept()).toEqual(
    ['status', 'verify'].flatMap((name) => ['a.js', 'b.js'].map((file) => `helix/code/one/${name}/${file}`)),
  )
})

test('what was kept is taken and not written again; another build takes none of it', () => {
  inProcess('verify')
  const [file = ''] = globSync(join(caches, 'helix/code/one-*/verify/a.js'))
  const before = readFileSync(file)
  expect(inProcess('verify').twice(21)).toBe(42)
  expect(readFileSync(file)).toEqual(before)
  vi.stubGlobal('HELIX_BUILD', 'two')
  inProcess('verify')
  expect(kept()).toContain('helix/code/two/verify/a.js')
})

test('where nothing can be kept, and for what is no command, modules load all the same', () => {
  writeFileSync(caches, 'a file where the folder should be')
  expect(inProcess('verify').twice(21)).toBe(42)
  vi.stubEnv('XDG_CACHE_HOME', `${caches}2`)
  expect(inProcess('../verify').twice(21)).toBe(42)
  expect(existsSync(`${caches}2`)).toBe(false)
})
