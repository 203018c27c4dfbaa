import { expect, test } from 'vitest'
import { aProduct, addTest, helix } from '../../../testing/product.ts'

const measured = ({ stdout }: { stdout: string }) => {
  const { trees }: { trees: { verdicts: { gate: string; outcome: string }[] }[] } = JSON.parse(stdout)
  return trees.flatMap(({ verdicts }) => verdicts.map(({ gate, outcome }) => `${gate} ${outcome}`))
}

test('a clean measurement of a commit that was judged already measures it again', async () => {
  const repo = aProduct()
  expect(measured(await helix(repo, ['verify', '--allow-empty', '--json']))).toEqual([])
  const ran = await helix(repo, ['verify', '--fresh', '--allow-empty', '--json'])
  expect([ran.code, measured(ran)]).toEqual([0, ['integrity pass', 'tests pass']])
})

test('and says so where it does not hold, which nothing new would have told', async () => {
  const repo = aProduct({ files: { 'test/add.test.js': addTest(4) } })
  expect((await helix(repo, ['verify', '--allow-empty'])).code).toBe(0)
  const ran = await helix(repo, ['verify', '--fresh', '--allow-empty'])
  expect([ran.code, ran.stdout.includes('GATE-TESTS-FAILED') || ran.stderr.includes('GATE-TESTS-FAILED')]).toEqual([
    1,
    true,
  ])
})

test('without the word that nothing new is meant, it is no answer', async () => {
  expect((await helix(aProduct(), ['verify', '--fresh'])).code).toBe(2)
})
