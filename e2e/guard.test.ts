import { expect, test } from 'vitest'
import { runGit } from '../packages/testkit/src/index.ts'
import { aProduct, helix } from './support/product.ts'

const sum = 'export const sum = (list) => list.reduce((a, b) => a + b, 0)\n'

/** A product with a chain, a tag of Helix, and increments that wait to be judged; its references are guarded. */
function aGuardedProduct() {
  const repo = aProduct({ at: 'BUILD' })
  const spec = repo.git('log', '-1', '--format=%(trailers:key=Helix-Spec)').trim()
  repo.commit(`STEP[3/4] feat: add lists\n\nWhy: REQ-1 asks for it.\n\n${spec}\n`, { files: { 'src/sum.js': sum } })
  expect(helix(repo, ['verify', '--sign'])).toMatchObject({ code: 0 })
  repo.git('tag', beaconOf(repo), 'HEAD')
  expect(helix(repo, ['init', '--guard'])).toMatchObject({ code: 0 })
  return repo
}

/** git as a user runs it: with the hooks of the clone. */
const move = (repo: { root: string }, args: string[]) => runGit(repo.root, args)

const chain = 'refs/heads/helix'
const beaconOf = (repo: { head(): string }) => `helix/adding/BUILD@${repo.head().slice(0, 12)}`

test('REQ-10 the chain cannot be pointed at another commit, taken back or deleted', () => {
  const repo = aGuardedProduct()
  const end = repo.head(chain)

  for (const args of [
    ['update-ref', chain, 'main'],
    ['update-ref', chain, `${chain}^`],
    ['update-ref', '-d', chain],
  ]) {
    const { code, stderr } = move(repo, args)
    const says = /refused .*refs\/heads\/helix/s.test(stderr)
    expect({ args, refused: code !== 0, says }).toEqual({ args, refused: true, says: true })
  }
  expect(repo.head(chain)).toBe(end)
})

test('REQ-10 a tag of Helix is neither moved nor deleted', () => {
  const repo = aGuardedProduct()
  const beacon = beaconOf(repo)

  for (const args of [
    ['tag', '-f', beacon, 'main~1'],
    ['tag', '-d', beacon],
  ]) {
    const { code, stderr } = move(repo, args)
    expect({ args, refused: code !== 0, says: stderr.includes(beacon) }).toEqual({ args, refused: true, says: true })
  }
  expect(repo.head(beacon)).toBe(repo.head())
  expect(move(repo, ['tag', '-f', 'mine', 'main~1']).code).toBe(0)
})

test('REQ-10 the commands of Helix go through the guard', () => {
  const repo = aGuardedProduct()
  const end = repo.head(chain)

  const done = helix(repo, ['commit', '--done'])

  expect(done).toMatchObject({ code: 0 })
  expect(repo.git('merge-base', chain, end)).toBe(end)
  expect(repo.head(chain)).not.toBe(end)
})

test('REQ-10 the guard leaves with Helix', () => {
  const repo = aGuardedProduct()
  expect(move(repo, ['update-ref', chain, 'main']).code).not.toBe(0)

  expect(helix(repo, ['init', '--remove'])).toMatchObject({ code: 0 })

  expect(move(repo, ['update-ref', chain, 'main']).code).toBe(0)
})
