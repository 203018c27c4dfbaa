import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openGit } from '@helix/git'
import { aRepo } from '@helix/testkit'
import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
  vi.resetModules()
})

/** As a bundle of that name remembers; null: as the sources do. */
async function aMemory(build: string | null, repo = aRepo(), ci?: string) {
  vi.resetModules()
  vi.stubEnv('CI', ci)
  if (build !== null) vi.stubGlobal('HELIX_BUILD', build)
  const [git, { remember }] = await Promise.all([openGit(repo.root), import('./remembered.ts')])
  const compute = vi.fn<() => Promise<{ answer: number }>>(async () => ({ answer: 42 }))
  return { repo, compute, ask: (key: string) => remember(git, 'spec', key, compute) }
}

test('a process computes what follows from one object once', async () => {
  const { ask, compute } = await aMemory(null)
  expect(await Promise.all([ask('a'), ask('a')])).toEqual([{ answer: 42 }, { answer: 42 }])
  expect(compute).toHaveBeenCalledTimes(1)
})

test('the next process of the same build computes it no more', async () => {
  const { ask, repo } = await aMemory('one')
  await ask('a')
  const next = await aMemory('one', repo)
  expect(await next.ask('a')).toEqual({ answer: 42 })
  expect(next.compute).not.toHaveBeenCalled()
})

test('where the disk is full an answer is computed as ever, and nothing is left of it', async () => {
  const { ask, repo } = await aMemory('one')
  const folder = join(repo.root, '.git', 'helix', 'remembered')
  mkdirSync(folder, { recursive: true })
  symlinkSync('/dev/full', join(folder, `spec.json.${process.pid}.tmp`))
  expect(await ask('a')).toEqual({ answer: 42 })
  expect(readdirSync(folder)).toEqual([])
})

test('what keeps an answer from being written for another reason is told', async () => {
  const { ask, repo } = await aMemory('one')
  mkdirSync(join(repo.root, '.git', 'helix'), { recursive: true })
  writeFileSync(join(repo.root, '.git', 'helix', 'remembered'), '')
  await expect(ask('a')).rejects.toMatchObject({ code: 'EEXIST' })
})

test('another object is computed', async () => {
  const { ask, compute } = await aMemory('one')
  await ask('a')
  await ask('b')
  expect(compute).toHaveBeenCalledTimes(2)
})

test.each([
  ['another build', 'two', undefined],
  ['a run from source', null, undefined],
  ['CI', 'one', 'true'],
])('%s believes nothing that was written', async (_, build, ci) => {
  const { ask, repo } = await aMemory('one')
  await ask('a')
  vi.unstubAllGlobals()
  const other = await aMemory(build, repo, ci)
  await other.ask('a')
  expect(other.compute).toHaveBeenCalledTimes(1)
})

test.each([
  ['a run from source', null, undefined],
  ['CI', 'one', 'true'],
])('%s writes nothing', async (_, build, ci) => {
  const { ask, repo } = await aMemory(build, aRepo(), ci)
  await ask('a')
  expect(existsSync(join(repo.root, '.git/helix'))).toBe(false)
})

test.each([
  ['torn', (text: string) => text.slice(0, -1)],
  ['edited', (text: string) => text.replace('42', '43')],
  ['empty', () => ''],
])('a file that was %s counts for nothing', async (_, change) => {
  const { ask, repo } = await aMemory('one')
  await ask('a')
  const file = join(repo.root, '.git/helix/remembered/spec.json')
  writeFileSync(file, change(readFileSync(file, 'utf8')))
  const next = await aMemory('one', repo)
  expect(await next.ask('a')).toEqual({ answer: 42 })
  expect(next.compute).toHaveBeenCalledTimes(1)
})

test('an error is not remembered', async () => {
  const { ask, compute } = await aMemory('one')
  compute.mockRejectedValueOnce(new Error('git is away'))
  await expect(ask('a')).rejects.toThrow('git is away')
  expect(await ask('a')).toEqual({ answer: 42 })
})
