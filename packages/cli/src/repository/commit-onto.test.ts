import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openHere } from './open.ts'
import { treeOf } from '@helix/git'
import { temporaryFolder } from '@helix/testkit'
import { expect, test } from 'vitest'
import { startHelix } from '../testing/process.ts'
import { aProduct, helix, spec } from '../testing/product.ts'
import { aKeyFile } from '../testing/signed-product.ts'
import { testIo } from '../testing/test-io.ts'
import { commitOnto } from './commit-onto.ts'

test.each<[string, (repo: ReturnType<typeof aProduct>) => void]>([
  ['its branch has another commit', (repo) => void repo.commit('docs: more\n', { files: { 'README.md': 'more' } })],
  ['another branch is checked out', (repo) => void repo.git('checkout', '-q', '-b', 'other')],
])('nothing is committed and nothing written where, meanwhile, %s', async (_, happens) => {
  const repo = aProduct()
  repo.git('config', 'user.name', 'Anna')
  repo.git('config', 'user.email', 'anna@localhost')
  const here = await openHere(testIo({ cwd: repo.root }))
  const tree = await treeOf(here.git, here.head)
  happens(repo)
  const branches = repo.git('for-each-ref')
  const request = { tree, message: 'chore: x\n', files: new Map([['progress.json', 'x']]) }
  await expect(commitOnto(here, request)).rejects.toThrow(expect.objectContaining({ code: 'repository/moved' }))
  expect(repo.git('for-each-ref')).toBe(branches)
  expect(repo.git('status', '--porcelain')).toBe('')
})

test.each([false, true])(
  'what Helix commits for its user is signed where the user signs commits, and only there: %s',
  async (signs) => {
    const repo = aProduct()
    repo.git('config', 'gpg.format', 'ssh')
    repo.git('config', 'user.signingkey', aKeyFile().path)
    repo.git('config', 'commit.gpgSign', String(signs))
    expect(await helix(repo, ['next', '--new', 'Sum lists'])).toMatchObject({ code: 0 })
    const [headers] = repo.git('cat-file', 'commit', 'HEAD').split('\n\n')
    expect(/^gpgsig -----BEGIN SSH SIGNATURE-----$/m.test(headers ?? '')).toBe(signs)
    expect(await helix(repo, ['verify', '--static'])).toMatchObject({ code: 0 })
  },
)

/** A folder for PATH whose `git` kills who started it as soon as it has done what its words begin with. */
function gitThatKillsAfter(words: string): string {
  const folder = temporaryFolder()
  const { PATH = '' } = process.env
  writeFileSync(
    join(folder, 'git'),
    `#!/bin/sh\nexport PATH='${PATH}'\ngit "$@"\ncode=$?\ncase " $* " in *" ${words} "*) kill -9 $PPID;; esac\nexit $code\n`,
    { mode: 0o755 },
  )
  return `${folder}:${PATH}`
}

test.each(['update-ref', 'add'])(
  'a command that is killed after git %s is done by the same command, and leaves nothing',
  async (words) => {
    const repo = aProduct({ at: 'SPEC_DRAFT' })
    repo.commit('STEP[1/4] spec: draft\n\nWhy: asked.\n', { files: { 'docs/spec.md': spec } })
    const approve = ['approve', 'spec', '--why', 'reads right']
    const { signal } = await startHelix(repo.root, approve, { PATH: gitThatKillsAfter(words) }).ended
    const { code } = await helix(repo, approve)
    expect([signal, code, repo.git('status', '--porcelain')]).toEqual(['SIGKILL', 0, ''])
    expect(repo.git('log', '-2', '--format=%s').split('\n')).toEqual([
      expect.stringMatching(/^policy: approve spec@/),
      'STEP[1/4] spec: draft',
    ])
  },
)
