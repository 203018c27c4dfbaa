import { expect, test } from 'vitest'
import { aProduct, helix } from '../../../testing/product.ts'

const path = `test/${'deeper/and/'.repeat(9)}more.test.js`
const text =
  "import assert from 'node:assert'\nimport { test } from 'node:test'\ntest('is one', () => assert.equal(1, 1))\n"

test('a waiver in a file whose path is long is committed under a first line that may land', async () => {
  const repo = aProduct({ files: { [path]: text } })
  repo.remove(path).commit('refactor: tidy\n\nHelix-Lane: keep\n')
  const approved = await helix(repo, ['approve', 'finding', 'INTEGRITY-LOST', path, '--why', 'no more asked for'])
  expect([approved.code, approved.stdout.split('\n', 1)[0]]).toEqual([0, `approved INTEGRITY-LOST ${path}`])
  expect(repo.git('log', '-1', '--format=%s').trim()).toMatch(
    /^policy: approve INTEGRITY-LOST …\/[\w/.]*more\.test\.js$/,
  )
  expect(await helix(repo, ['verify', '--static'])).toMatchObject({ code: 0 })
})
