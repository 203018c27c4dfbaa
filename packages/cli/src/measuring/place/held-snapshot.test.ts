import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openGit } from '@helix/git'
import { aRepo } from '@helix/testkit'
import { expect, test } from 'vitest'
import { compilePlaybook } from '../../repository/compile-playbook.ts'
import { playbook } from '../../testing/product.ts'
import { holdSnapshot } from './held-snapshot.ts'

const linked = { dependencies: 'linked', cached: true, sandbox: null, signal: new AbortController().signal } as const

async function aTreeOrTwo(setup = '') {
  const repo = aRepo({ files: { a: 'one' } })
  const [one, other] = [repo.commit('one'), repo.commit('two', { files: { a: 'two' } })]
  const policy = compilePlaybook(playbook + setup, [])
  return { git: await openGit(repo.root), one, other, options: { ...linked, policy } }
}

test('a tree is laid out once for all who ask for it, and is gone in the end', async () => {
  const { git, one, options } = await aTreeOrTwo()
  const held = holdSnapshot()

  const first = await held.use(git, one, options, ({ folder }) => {
    writeFileSync(join(folder, 'left'), '')
    return Promise.resolve(folder)
  })
  const again = await held.use(git, one, options, ({ folder }) => Promise.resolve(existsSync(join(folder, 'left'))))
  expect([again, existsSync(first)]).toEqual([true, true])

  await held.close()
  expect(existsSync(first)).toBe(false)
})

test('another tree has a folder of its own, which does not stay', async () => {
  const { git, one, other, options } = await aTreeOrTwo()
  const held = holdSnapshot()
  const folders = [one, other, other].map((tree) =>
    held.use(git, tree, options, ({ folder }) => Promise.resolve(folder)),
  )

  const [first = '', second = '', third = ''] = await Promise.all(folders)

  expect(new Set([first, second, third]).size).toBe(3)
  expect([first, second, third].map((folder) => existsSync(folder))).toEqual([true, false, false])
  await held.close()
})

test('what keeps a tree from being laid out is told to who asks, and closing it is no error', async () => {
  const { git, one, options } = await aTreeOrTwo("\nsetup: {run: ['false'], inputs: [a]}\n")
  const held = holdSnapshot()

  const asked = held.use(git, one, { ...options, dependencies: 'installed' }, () => Promise.resolve())

  await expect(asked).rejects.toMatchObject({ code: 'measure/setup-failed' })
  await held.close()
})

test('one that nobody asked for is closed as well', async () => {
  await expect(holdSnapshot().close()).resolves.toBeUndefined()
})
