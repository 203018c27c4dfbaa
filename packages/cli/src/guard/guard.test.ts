import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { aProduct, helix } from '../testing/product.ts'
import { aHuskyProduct, setUpHooks, userGit } from '../testing/husky.ts'

const repo = aProduct({ at: 'BUILD', cleanup: afterAll })
const chain = 'refs/heads/helix'
await helix(repo, ['verify', '--sign'])
setUpHooks(repo.root, '--guard')
const [start, end] = [repo.head(), repo.head(chain)]
const hook = join(repo.root, '.git/hooks/reference-transaction')

beforeEach(() => {
  repo.git('update-ref', chain, end)
})

const git = (...args: string[]) => userGit(repo.root, args)
const refusal = (code: string) => ({ code: expect.any(Number), stderr: expect.stringContaining(code) })
const moved = { code: 0, stderr: '' }

/** A record that follows the chain, as another clone made it: its commit. */
async function aLongerChain(): Promise<string> {
  repo.commit('docs: more\n\nHelix-Lane: free\n', { files: { 'README.md': `${Math.random()}` } })
  await helix(repo, ['verify', '--sign'])
  const longer = repo.head(chain)
  repo.git('update-ref', chain, end)
  return longer
}

describe('the guard lets through what holds, whoever moves it', () => {
  test('the chain, forward and by any way: update-ref, fetch, push, merge', async () => {
    const longer = await aLongerChain()
    expect(longer).not.toBe(end)
    expect(git('update-ref', chain, longer)).toMatchObject(moved)
    repo.git('update-ref', chain, end)
    repo.git('update-ref', 'refs/longer', longer)
    expect(git('fetch', '-q', '.', `refs/longer:${chain}`)).toMatchObject(moved)
    repo.git('update-ref', chain, end)
    expect(git('push', '-q', '.', `refs/longer:${chain}`).code).toBe(0)
    expect(repo.head(chain)).toBe(longer)
    repo.git('reset', '-q', '--hard', start)
  })

  test('everything that is not Helix’s, and packing of what is', () => {
    expect(git('branch', 'helix2')).toMatchObject(moved)
    expect(git('tag', 'v1')).toMatchObject(moved)
    expect(git('commit', '-q', '--allow-empty', '-m', 'x')).toMatchObject(moved)
    expect(git('branch', '-D', '-q', 'helix2')).toMatchObject(moved)
    expect(git('pack-refs', '--all')).toMatchObject(moved)
    expect(git('gc', '-q').code).toBe(0)
    repo.git('reset', '-q', '--hard', start)
  })

  test('the end of the remote where the chain has two, and a good end where it is torn', async () => {
    const [mine, theirs] = [await aLongerChain(), await aLongerChain()]
    repo.git('update-ref', chain, mine).concat(repo.git('update-ref', 'refs/remotes/origin/helix', theirs))
    expect(git('update-ref', chain, theirs)).toMatchObject(moved)
    repo.git('update-ref', '-d', 'refs/remotes/origin/helix').concat(repo.git('update-ref', chain, 'main'))
    expect(git('update-ref', chain, end)).toMatchObject(moved)
    repo.git('reset', '-q', '--hard', start)
  })

  test('the tag that a judgement gives a commit', () => {
    expect(git('tag', `helix/adding/BUILD@${start.slice(0, 12)}`)).toMatchObject(moved)
    repo.git('tag', '-d', `helix/adding/BUILD@${start.slice(0, 12)}`)
  })
})

describe('the guard refuses', () => {
  test.each([
    ['another commit', ['update-ref', chain, 'main']],
    ['an older end', ['update-ref', chain, `${chain}^`]],
    ['a forced fetch', ['fetch', '-q', '--force', '.', `main:${chain}`]],
    ['a forced push', ['push', '-q', '--force', '.', `main:${chain}`]],
    ['a forced branch', ['branch', '-f', 'helix', 'main']],
    ['deletion', ['branch', '-D', 'helix']],
    ['renaming', ['branch', '-m', 'helix', 'other']],
    ['another letter case', ['branch', 'HELIX', chain]],
  ])('%s in the place of the chain', (_, args) => {
    expect(git(...args)).toMatchObject(refusal('GUARD-CHAIN'))
    expect([repo.head(chain), repo.head('main')]).toEqual([end, start])
  })

  test('another branch that takes its name; git loses the old name then, and says so', () => {
    repo.git('branch', 'other', start)
    expect(git('branch', '-M', 'other', 'helix')).toMatchObject(refusal('GUARD-CHAIN'))
    expect(repo.head(chain)).toBe(end)
  })

  test('a commit on the checked-out chain that is no judgement', () => {
    repo.git('switch', '-q', 'helix')
    expect(git('commit', '-q', '--allow-empty', '-m', 'x')).toMatchObject(refusal('GUARD-CHAIN'))
    repo.git('switch', '-q', 'main')
    expect(repo.head(chain)).toBe(end)
  })

  test('all of a transaction with one such move in it', () => {
    expect(git('fetch', '-q', '--force', '--atomic', '.', `main:${chain}`, 'main:refs/heads/other')).toMatchObject(
      refusal('GUARD-CHAIN'),
    )
    expect(repo.tryGit('rev-parse', '--verify', 'refs/heads/other').code).not.toBe(0)
  })

  test('moves and deletions below refs/helix', () => {
    repo.git('update-ref', 'refs/helix/restamped/main/0', start)
    expect(git('update-ref', 'refs/helix/restamped/main/0', end)).toMatchObject(refusal('GUARD-KEPT'))
    expect(git('update-ref', '-d', 'refs/helix/restamped/main/0')).toMatchObject(refusal('GUARD-KEPT'))
    expect(repo.head('refs/helix/restamped/main/0')).toBe(start)
  })

  test('tags that say what no judgement says', () => {
    expect(git('tag', `helix/adding/DONE@${start.slice(0, 12)}`)).toMatchObject(refusal('GUARD-TAG'))
    expect(git('tag', '-a', '-m', 'x', `helix/adding/BUILD@${start.slice(0, 12)}`)).toMatchObject(refusal('GUARD-TAG'))
  })

  test('with no variable of the environment making a difference', () => {
    for (const env of [{ HUSKY: '0' }, { HELIX_GUARD: '0' }, { HELIX_INVOCATION: 'x' }, { CI: '1' }]) {
      expect(userGit(repo.root, ['update-ref', chain, 'main'], env)).toMatchObject(refusal('GUARD-CHAIN'))
    }
  })

  test('also where what it starts is gone, and then only moves of what it guards', () => {
    const whole = readFileSync(hook, 'utf8')
    writeFileSync(hook, whole.replaceAll('main.ts', 'gone.js'))
    expect(git('update-ref', chain, 'main')).toMatchObject(refusal('run: npx --no -- helix init --guard'))
    expect(git('tag', 'v2')).toMatchObject(moved)
    writeFileSync(hook, whole)
  })
})

describe('helix init --guard', () => {
  test('moves with the hooks of the clone, and leaves with them', async () => {
    const husky = aHuskyProduct()
    const [lasting, own] = ['helix-hooks', 'hooks'].map((name) =>
      join(husky.root, '.git', name, 'reference-transaction'),
    )
    husky.git('config', '--unset', 'core.hooksPath')
    setUpHooks(husky.root, '--guard')
    expect([existsSync(own ?? ''), existsSync(lasting ?? '')]).toEqual([true, false])
    expect((await helix(husky, ['doctor'])).stdout).toContain('guard')
    setUpHooks(husky.root)
    expect([existsSync(own ?? ''), existsSync(lasting ?? '')]).toEqual([false, true])
    const { stdout } = await helix(husky, ['init', '--remove'])
    expect([stdout.includes('guard    taken out'), existsSync(lasting ?? '')]).toEqual([true, false])
    expect((await helix(husky, ['doctor'])).stdout).not.toContain('guard')
  })

  test('writes over no hook and into no folder of the user', async () => {
    const mine = aProduct()
    mine.write('.git/hooks/reference-transaction', '#!/bin/sh\n', 0o755)
    expect(await helix(mine, ['init', '--guard', '--json'])).toMatchObject({
      code: 2,
      stdout: expect.stringContaining('init/guard-taken'),
    })
    mine.git('config', 'core.hooksPath', '/etc/hooks')
    expect(await helix(mine, ['init', '--guard', '--json'])).toMatchObject({
      code: 2,
      stdout: expect.stringContaining('init/guard-elsewhere'),
    })
  })
})
