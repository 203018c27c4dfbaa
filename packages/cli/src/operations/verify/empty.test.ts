import { expect, test } from 'vitest'
import { aProduct, helix } from '../../testing/product.ts'

test('nothing to judge is an error, unless it is meant', async () => {
  const repo = aProduct()
  const { code, stdout } = await helix(repo, ['verify', '--static', '--json'])
  expect([code, JSON.parse(stdout).diagnostics[0].code]).toEqual([2, 'verify/empty'])
  expect(await helix(repo, ['verify', '--static', '--allow-empty'])).toMatchObject({ code: 0 })
})
