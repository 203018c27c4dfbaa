import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@helix/testkit'
import { expect, test } from 'vitest'
import { aProduct, helix } from '../../testing/product.ts'

/** A red target that notes what the product answered to it, run by run. */
function noting(log: string, asks: string): string {
  return `import assert from 'node:assert'
import { appendFileSync } from 'node:fs'
import { test } from 'node:test'
test('REQ-1 sums a list', async () => {
  let said = 'absent'
  try {
    said = 'answers ' + ${asks}
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') said = error.name
  }
  appendFileSync(${JSON.stringify(log)}, said + '\\n')
  assert.equal(said, 'answers 3')
})
`
}

/** What the product answered in all runs that a judgement of the red bar makes. */
async function answersTo(asks: string): Promise<{ answers: string[]; root: string }> {
  const log = join(temporaryFolder(), 'answers')
  const repo = aProduct({ at: 'E2E_RED' })
  const spec = repo.git('log', '-1', '--format=%(trailers:key=Helix-Spec)').trim()
  repo.commit(`STEP[2/4] test: sum\n\nWhy: REQ-1 asks for it.\n\n${spec}\n`, {
    files: { 'e2e/sum.test.js': noting(log, asks) },
  })
  const shown = repo.git('show', 'HEAD:progress.json').replace('E2E_RED', 'BUILD').replace('"number":2', '"number":3')
  repo.commit(`STEP[2/4] chore: finish E2E_RED\n\nWhy: they fail.\n\n${spec}\nHelix-Done: E2E_RED\n`, {
    files: { 'progress.json': shown },
  })
  await helix(repo, ['verify', '--json'])
  return { answers: readFileSync(log, 'utf8').trim().split('\n').toSorted(), root: repo.root }
}

test('a target runs on stubs that throw, answer nothing and answer anything, beside its runs without any', async () => {
  const { answers, root } = await answersTo("(await import('../src/sum.js')).sum([1, 2])")

  expect(answers).toEqual(['NotImplementedError', 'absent', 'absent', 'answers stub of sum()', 'answers undefined'])
  expect(existsSync(join(root, 'src/sum.js'))).toBe(false)
}, 120_000)

test('a target that nothing of the product could be replaced for runs on no stub', async () => {
  const { answers } = await answersTo('Math.max(1, 2)')

  expect(answers).toEqual(['answers 2', 'answers 2'])
}, 120_000)
