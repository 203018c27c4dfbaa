import { mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Measurement, RawRun } from '@helix/gates'
import { openGit } from '@helix/git'
import { aRepo, temporaryFolder } from '@helix/testkit'
import { expect, onTestFinished, test, vi } from 'vitest'
import { aProduct, builtCommand, helix } from '../../testing/product.ts'
import { startHelix } from '../../testing/process.ts'
import { readCached, type RunKey, writeCached } from './run-cache.ts'

/** A product one test of which counts, outside of the folder that it runs in, how often it was started. */
function counting(options: Parameters<typeof aProduct>[0] = {}) {
  const log = join(temporaryFolder(), 'runs')
  writeFileSync(log, '')
  const counts = `import { appendFileSync } from 'node:fs'
import assert from 'node:assert'
import { test } from 'node:test'
import { add } from '../src/add.js'
test('counts', () => {
  try { appendFileSync(${JSON.stringify(log)}, '.') } catch {}
  assert.equal(add(1, 1), 2)
})
`
  const repo = aProduct({ ...options, files: { 'test/count.test.js': counts, ...options.files } })
  return { repo, runs: () => readFileSync(log, 'utf8').length }
}

const notes = 'docs: note\n\nHelix-Lane: free\n'

test('a tree is measured once under one policy, whoever asks and however often', async () => {
  const { repo, runs } = counting({ hooks: true })
  writeFileSync(join(repo.root, 'src/more.js'), 'export const more = 1\n')
  repo.git('add', '-A')
  repo.git('commit', '-q', '-m', 'refactor: more\n\nWhy: it is asked for.')
  expect(runs()).toBe(1)

  for (const args of [['verify'], ['verify'], ['verify', '--each']]) {
    const { code } = await startHelix(repo.root, args, { CI: undefined }, builtCommand()).ended
    expect(code).toBe(0)
  }
  expect(runs()).toBe(1)
})

test('what was measured in this clone is no evidence in CI', async () => {
  const { repo, runs } = counting()
  repo.commit(notes, { files: { 'README.md': '# Sums\n' } })
  expect((await helix(repo, ['verify'])).code).toBe(0)
  expect((await helix(repo, ['verify'], { env: { CI: '1' } })).code).toBe(0)
  expect(runs()).toBe(2)
})

test('what another build of Helix measured is measured again', async () => {
  const { repo, runs } = counting()
  repo.commit(notes, { files: { 'README.md': '# Sums\n' } })
  onTestFinished(() => void vi.unstubAllGlobals())
  for (const [build, all] of [
    ['one', 1],
    ['one', 1],
    ['two', 2],
  ] as const) {
    vi.stubGlobal('HELIX_BUILD', build)
    expect((await helix(repo, ['verify'])).code).toBe(0)
    expect(runs()).toBe(all)
  }
})

test('another tree is measured again', async () => {
  const { repo, runs } = counting()
  repo.commit(notes, { files: { 'README.md': '# Sums\n' } })
  expect((await helix(repo, ['verify'])).code).toBe(0)
  repo.commit(notes, { files: { 'README.md': '# More sums\n' } })
  expect((await helix(repo, ['verify'])).code).toBe(0)
  expect(runs()).toBe(2)
})

test('what failed for a missing dependency is measured again once it is installed', async () => {
  const usesOne = `import assert from 'node:assert'
import { test } from 'node:test'
import { one } from 'one'
test('has one', () => assert.equal(one, 1))
`
  const { repo } = counting({ files: { 'test/one.test.js': usesOne, '.gitignore': 'node_modules\n' } })
  repo.commit(notes, { files: { 'README.md': '# Sums\n' } })
  const folder = join(repo.root, 'node_modules')
  mkdirSync(folder)
  writeFileSync(join(folder, '.package-lock.json'), '{}')
  expect((await helix(repo, ['verify'])).code).toBe(1)

  mkdirSync(join(folder, 'one'))
  writeFileSync(join(folder, 'one', 'package.json'), '{"type":"module","exports":"./index.js"}')
  writeFileSync(join(folder, 'one', 'index.js'), 'export const one = 1\n')
  utimesSync(join(folder, '.package-lock.json'), 1, 1)
  expect((await helix(repo, ['verify'])).code).toBe(0)
})

const key: RunKey = { tree: 'a', policy: 'p', dependencies: 'linked', need: '{}', by: 'helix' }

function measured(exit: Partial<RawRun['exit']>): Measurement {
  const run: RawRun = {
    command: 'unit',
    purpose: 'tests',
    argv: ['unit'],
    startedAt: 1,
    durationMs: 2,
    exit: { code: 0, signal: null, timedOut: false, missing: false, ...exit },
    nonce: 'n',
    seed: null,
    reports: [],
    output: '',
  }
  return { runs: [run], smoke: null, root: '/tree' }
}

/** What is read after this was written. */
async function kept(measurement: Measurement, asked: RunKey = key): Promise<Measurement | null> {
  const git = await openGit(aRepo({ files: { a: '' } }).root)
  await writeCached(git, key, measurement)
  return readCached(git, asked)
}

test('a measurement is kept for its key, a failure as well as a success', async () => {
  for (const one of [measured({}), measured({ code: 1 })]) expect(await kept(one)).toEqual(one)
  expect(await kept(measured({}), { ...key, tree: 'b' })).toBeNull()
})

test('what was ended by its time or a signal is measured again', async () => {
  expect(await kept(measured({ code: null, timedOut: true }))).toBeNull()
  expect(await kept(measured({ code: null, signal: 'SIGKILL' }))).toBeNull()
})
