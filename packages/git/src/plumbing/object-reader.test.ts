import { spawnSync } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aRepo, temporaryFolder } from '@helix/testkit'
import { expect, onTestFinished, test, vi } from 'vitest'
import { ObjectReader } from './object-reader.ts'

const withFile = () => aRepo({ commits: [{ message: 'a', files: { 'd/a': 'one\n' } }] })

test('answers come in the order of the questions, for every name that git knows', async () => {
  const repo = withFile()
  const reader = new ObjectReader(repo.root)
  const names = ['HEAD', 'HEAD^{tree}', 'HEAD:d/a', 'HEAD:d', 'nothing', repo.head('HEAD:d/a')]
  const answers = await Promise.all(names.map((name) => reader.read(name)))
  expect(answers.map((object) => object?.type ?? null)).toEqual(['commit', 'tree', 'blob', 'tree', null, 'blob'])
  expect(answers[2]?.bytes.toString()).toBe('one\n')
  expect(answers[0]?.oid).toBe(repo.head())
})

test.each(['', 'HEAD\nHEAD', 'HEAD\0'])('no object has the name %j', async (name) => {
  expect(await new ObjectReader(withFile().root).read(name)).toBeNull()
})

test('what was made since the process started is found', async () => {
  const repo = withFile()
  const reader = new ObjectReader(repo.root)
  const before = await reader.read('HEAD')
  const after = repo.commit('b', { files: { b: 'two' } })
  repo.git('pack-refs', '--all')
  expect(before?.oid).not.toBe(after)
  expect((await reader.read('HEAD'))?.oid).toBe(after)
  expect((await reader.read('HEAD:b'))?.bytes.toString()).toBe('two')
})

test('a replaced object is read as it was stored', async () => {
  const repo = withFile()
  const [first, second] = [repo.head(), repo.commit('b', { files: { 'd/a': 'two\n' } })]
  repo.git('replace', second, first)
  expect((await new ObjectReader(repo.root).read('HEAD:d/a'))?.bytes.toString()).toBe('two\n')
})

test('Node ends with its own work, whether or not the process still waits for questions', () => {
  const repo = withFile()
  const module = new URL('object-reader.ts', import.meta.url).href
  const script = `const { ObjectReader } = await import('${module}')
const object = await new ObjectReader(process.argv[1]).read('HEAD:d/a')
process.stdout.write(object.bytes)`
  const began = Date.now()
  const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script, repo.root])
  expect([status, stdout.toString()]).toEqual([0, 'one\n'])
  expect(Date.now() - began).toBeLessThan(10_000)
})

test('a process that was let go is started again', async () => {
  const repo = withFile()
  const reader = new ObjectReader(repo.root)
  expect((await reader.read('HEAD'))?.type).toBe('commit')
  await new Promise((resolve) => setTimeout(resolve, 1300))
  expect((await reader.read('HEAD'))?.type).toBe('commit')
})

/** In place of git. */
function gitThat(script: string): void {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'git'), `#!/bin/sh\n${script}\n`)
  chmodSync(join(folder, 'git'), 0o755)
  vi.stubEnv('PATH', folder)
  onTestFinished(() => void vi.unstubAllEnvs())
}

test('a git that ends before it has answered is an error, and no answer', async () => {
  const repo = withFile()
  gitThat('echo "fatal: the disk is away" >&2; exit 128')
  const reader = new ObjectReader(repo.root)
  const questions = await Promise.allSettled([reader.read('HEAD'), reader.read('HEAD:d/a')])
  for (const question of questions) {
    expect(question).toMatchObject({
      status: 'rejected',
      reason: { code: 'git/failed', message: expect.stringContaining('the disk is away') },
    })
  }
})

test('no git at all is told so', async () => {
  const repo = withFile()
  vi.stubEnv('PATH', temporaryFolder())
  onTestFinished(() => void vi.unstubAllEnvs())
  await expect(new ObjectReader(repo.root).read('HEAD')).rejects.toMatchObject({ code: 'git/missing' })
  await expect(new ObjectReader(join(repo.root, 'gone')).read('HEAD')).rejects.toMatchObject({ code: 'git/no-folder' })
})

test('Node waits for a git that closes its pipes before it ends, and tells what it said', () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'git'), '#!/bin/sh\necho lost >&2\nexec 1>&- 2>&-\nsleep 1\nexit 128\n')
  chmodSync(join(folder, 'git'), 0o755)
  const module = new URL('object-reader.ts', import.meta.url).href
  const script = `const { ObjectReader } = await import('${module}')
await new ObjectReader(process.argv[1]).read('HEAD').catch((error) => process.stdout.write(error.message))`
  const env = { ...process.env, PATH: `${folder}:${process.env['PATH']}` }
  const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script, folder], { env })
  expect([status, stdout.toString()]).toEqual([0, 'git cat-file ended before it had answered: lost'])
})
