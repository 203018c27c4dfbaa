import { existsSync, readdirSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { aRepo, firstDate, runGit, temporaryFolder, twoPeople } from './index.ts'

describe('a temporary folder', () => {
  const shared = temporaryFolder(afterAll)
  let gone = ''

  test('is there and empty during its test', () => {
    gone = temporaryFolder()
    expect(readdirSync(gone)).toEqual([])
  })

  test('is gone after its test, unless somebody else removes it', () => {
    expect(existsSync(gone)).toBe(false)
    expect(existsSync(shared)).toBe(true)
  })
})

describe('a test repository', () => {
  const steps = { commits: [{ message: 'feat: begin\n', files: { 'src/a.ts': 'a\n' } }] }

  test('gives the same commit for the same steps', () => {
    expect(aRepo(steps).head()).toBe(aRepo(steps).head())
  })

  test('stores message bytes and dates as told', () => {
    const repo = aRepo(steps)
    repo.commit('# kept\n\n\n', { author: twoPeople.ben, allowEmpty: true })
    expect(repo.git('log', '-1', '--format=%an %at %B')).toBe(`Ben Brandt ${firstDate + 60} # kept\n\n\n`)
  })

  test('merges and clones', () => {
    const repo = aRepo(steps).branch('side')
    const side = repo.commit('feat: side', { files: { side: '1' } })
    const main = repo.switchTo('main').head()
    repo.merge('side')
    expect(repo.git('log', '-1', '--format=%P')).toBe(`${main} ${side}`)
    expect(repo.clone('--depth=1').git('rev-parse', '--is-shallow-repository')).toBe('true')
    expect(repo.clone('--bare').git('rev-parse', '--is-bare-repository')).toBe('true')
  })

  test('runs no hook unless asked to', () => {
    const refuse = { '.git/hooks/pre-commit': '#!/bin/sh\nexit 1\n', a: '' }
    expect(() =>
      aRepo().write('.git/hooks/pre-commit', '#!/bin/sh\nexit 1\n', 0o755).commit('x', { allowEmpty: true }),
    ).not.toThrow()
    const strict = aRepo({ hooks: true, files: refuse }).write('.git/hooks/pre-commit', '#!/bin/sh\nexit 1\n', 0o755)
    expect(() => strict.commit('x', { allowEmpty: true })).toThrow('git commit')
  })

  test('says what git said when it fails', () => {
    expect(() => aRepo().head()).toThrow('fatal: Needed a single revision')
    expect(aRepo().tryGit('rev-parse', '--verify', 'nothing').code).toBe(128)
  })

  test('takes the answer of a git that ends before it has read its input', () => {
    const { root } = aRepo()
    expect(runGit(root, ['rev-parse', '--verify', 'nothing'], {}, 'x'.repeat(1 << 22)).code).toBe(128)
    expect(() => runGit(`${root}/nowhere`, ['version'])).toThrow('ENOENT')
  })
})
