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

test('of two tests that one commit deletes each is named by its name', async () => {
  const repo = aProduct({ files: { [path]: text } })
  repo
    .remove(path)
    .commit('refactor: tidy\n\nHelix-Lane: keep\n', { files: { 'src/more.js': 'export const more = 1\n' } })
  const { code, stderr } = await approve(repo, path)
  expect([code, stderr.replaceAll(/\s+/g, ' ')]).toEqual([
    2,
    expect.stringContaining(`stands at several places: ${path} > adds zero, ${path} > adds one`),
  ])
  expect(stderr).toContain('approve finding INTEGRITY-LOST "<name>" --until')
  for (const name of ['adds zero', 'adds one'])
    expect(await approve(repo, `${path} > ${name}`)).toMatchObject({ code: 0 })
  expect(await helix(repo, ['verify', '--static'])).toMatchObject({ code: 0 })
})
