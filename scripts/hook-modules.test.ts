import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { temporaryFolder, type TestRepo } from '@helix/testkit'
import { expect, test } from 'vitest'
import { aProduct } from '../packages/cli/src/testing/product.ts'

/** A word that only this library's code holds. */
const words = {
  yaml: 'YAMLParseError',
  zod: '$ZodError',
  commander: 'CommanderError',
  commonmark: 'reHtmlBlockOpen',
  'oxc-parser': 'oxc-parser',
  execa: 'ExecaError',
}

/** What a hook is: the launcher, and the entry of hooks and their chunk. */
const chunks = ['helix', 'hook']

/** Prints the files that a process has loaded. */
const preloaded = `process.on('exit', () => process.stderr.write(JSON.stringify(Object.keys(require.cache))))`

test('the hooks of a commit load one small chunk, and no library', { timeout: 120_000 }, () => {
  const folder = temporaryFolder()
  const dist = join(folder, 'dist')
  const built = spawnSync(process.execPath, [join(import.meta.dirname, 'build.ts'), dist], { encoding: 'utf8' })
  expect([built.status, built.stdout]).toEqual([0, ''])
  const held = readdirSync(join(dist, 'chunks'), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => readFileSync(join(dist, 'chunks', name), 'utf8'))
  for (const word of Object.values(words)) expect(held.some((text) => text.includes(word))).toBe(true)

  const repo = aProduct({ at: 'BUILD' })
  repo.write('README.md', 'said\n').git('add', '-A')
  const typed = join(repo.root, '.git', 'COMMIT_EDITMSG')
  writeFileSync(join(folder, 'loaded.cjs'), preloaded)
  writeFileSync(typed, 'docs: say it\n\nWhy: nobody had said it.\n')
  // The first one of a clone reads the playbook and the spec, and remembers what they say.
  loadedBy(repo, folder, ['pre-commit'])
  for (const hook of [['pre-commit'], ['prepare-commit-msg', typed, 'message'], ['commit-msg', typed]]) {
    const loaded = loadedBy(repo, folder, hook)
    const texts = loaded.map((file) => readFileSync(file, 'utf8'))
    const libraries = Object.entries(words).filter(([, word]) => texts.some((text) => text.includes(word)))
    expect([hook[0], libraries.map(([name]) => name)]).toEqual([hook[0], []])
    // The first hook of a commit also works out where its parent stands.
    const may = hook[0] === 'pre-commit' ? [...chunks, 'judge'] : chunks
    expect([hook[0], loaded.map(nameOf).filter((name) => !may.includes(name))]).toEqual([hook[0], []])
    expect(texts.join('').length).toBeLessThan(may === chunks ? 150_000 : 400_000)
  }
  expect(readFileSync(typed, 'utf8')).toContain('Helix-Lane: free')
})

function nameOf(file: string): string {
  return basename(file).replace(/(?:-[\w-]{8})?\.js$/, '')
}

function loadedBy(repo: TestRepo, folder: string, hook: readonly string[]): string[] {
  const launcher = join(folder, 'dist', 'helix.js')
  const done = spawnSync(process.execPath, ['-r', join(folder, 'loaded.cjs'), launcher, 'hook', ...hook], {
    cwd: repo.root,
    encoding: 'utf8',
    // In CI nothing is remembered; for `git commit -m` git opens no editor.
    env: { ...process.env, CI: '', GIT_EDITOR: ':' },
  })
  expect([done.status, done.stdout]).toEqual([0, ''])
  const files: string[] = JSON.parse(done.stderr)
  return files.filter((file) => !file.endsWith('loaded.cjs'))
}
