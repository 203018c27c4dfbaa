import { expect, test } from 'vitest'
import { aProduct, helix } from '../../../testing/product.ts'

const path = 'test/more.test.js'
const text = `import assert from 'node:assert'
import { test } from 'node:test'
import { add } from '../src/add.js'
test('adds zero', () => assert.equal(add(1, 0), 1))
test('adds one', () => assert.equal(add(1, 1), 2))
`

const approve = (repo: { root: string }, place: string) =>
  helix(repo, ['approve', 'finding', 'INTEGRITY-LOST', place, '--until', '2099-12-31', '--why', 'no more asked for'])

test('who names the file means all that one commit deletes there, in one commit', async () => {
  const repo = aProduct({ files: { [path]: text } })
  repo
    .remove(path)
    .commit('refactor: tidy\n\nHelix-Lane: keep\n', { files: { 'src/more.js': 'export const more = 1\n' } })
  const nameless = await helix(repo, ['approve', 'finding', 'INTEGRITY-LOST', '--why', 'no'])
  expect([nameless.code, nameless.stderr.replaceAll(/\s+/g, ' ')]).toEqual([
    2,
    expect.stringContaining(`stands at several places: ${path} > adds zero, ${path} > adds one`),
  ])
  expect(await helix(repo, ['verify', '--static'])).toMatchObject({ code: 1 })
  const both = await approve(repo, path)
  expect([both.code, both.stdout.match(/[0-9a-f]{64}\.json/g)?.length]).toEqual([0, 2])
  expect(both.stdout).toContain(`INTEGRITY-LOST ${path}, 2 findings\n         ${path} > adds zero\n`)
  expect(await helix(repo, ['verify', '--static'])).toMatchObject({ code: 0 })
})

test('a waiver of which nobody says the end ends in thirty days', async () => {
  const repo = aProduct({ files: { [path]: text } })
  repo.remove(path).commit('refactor: tidy\n\nHelix-Lane: keep\n')
  const { stdout } = await helix(repo, [
    'approve',
    'finding',
    'INTEGRITY-LOST',
    path,
    '--why',
    'no more asked for',
    '--json',
  ])
  const { until }: { until: string } = JSON.parse(stdout)
  const [kept = ''] = repo.git('ls-tree', '-r', '--name-only', 'HEAD', '.helix/approvals').trim().split('\n')
  expect(JSON.parse(repo.read(kept))).toMatchObject({ until: Date.parse(`${until}T23:59:59Z`) / 1000 })
  expect(Date.parse(until)).toBeGreaterThan(0)
})
