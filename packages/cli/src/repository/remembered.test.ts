import { readFileSync, writeFileSync } from 'node:fs'
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
async function aMemory(build: string | null, repo = aRepo()) {
  vi.resetModules()
  vi.stubEnv('CI', undefined)
  if (build !== null) vi.stubGlobal('HELIX_BUILD', build)
  const [git, { remember }] = await Promise.all([openGit(repo.root), import('./remembered.ts')])
  const compute = vi.fn<() => Promise<{ answer: number }>>(async () => ({ answer: 42 }))
  return { repo, compute, ask: (key: string) => remember(git, 'spec', key, compute) }
}

test('a build computes what follows from one object once', async () => {
  const { ask, compute } = await aMemory('one')
  expect([await ask('a'), await ask('a')]).toEqual([{ answer: 42 }, { answer: 42 }])
  expect(compute).toHaveBeenCalledTimes(1)
})

test('another object is computed', async () => {
  const { ask, compute } = await aMemory('one')
  await ask('a')
  await ask('b')
  expect(compute).toHaveBeenCalledTimes(2)
})

test('another build believes nothing that this one wrote', async () => {
  const { ask, repo } = await aMemory('one')
  await ask('a')
  const other = await aMemory('two', repo)
  await other.ask('a')
  expect(other.compute).toHaveBeenCalledTimes(1)
})

test.each([
  ['torn', (text: string) => text.slice(0, -1)],
  ['edited', (text: string) => text.replace('42', '43')],
  ['empty', () => ''],
])('a file that was %s counts for nothing', async (_, change) => {
  const { ask, compute, repo } = await aMemory('one')
  await ask('a')
  const file = join(repo.root, '.git/helix/remembered/spec.json')
  writeFileSync(file, change(readFileSync(file, 'utf8')))
  expect(await ask('a')).toEqual({ answer: 42 })
  expect(compute).toHaveBeenCalledTimes(2)
})

test.each([
  ['run from source', null, undefined],
  ['in CI', 'one', 'true'],
])('nothing is remembered when %s', async (_, build, ci) => {
  const { repo } = await aMemory(build)
  vi.stubEnv('CI', ci)
  vi.resetModules()
  const { remember } = await import('./remembered.ts')
  const compute = vi.fn<() => Promise<number>>(async () => 1)
  const git = await openGit(repo.root)
  await remember(git, 'spec', 'a', compute)
  await remember(git, 'spec', 'a', compute)
  expect(compute).toHaveBeenCalledTimes(2)
})

test('an error is not remembered', async () => {
  const { ask, compute } = await aMemory('one')
  compute.mockRejectedValueOnce(new Error('git is away'))
  await expect(ask('a')).rejects.toThrow('git is away')
  expect(await ask('a')).toEqual({ answer: 42 })
})
