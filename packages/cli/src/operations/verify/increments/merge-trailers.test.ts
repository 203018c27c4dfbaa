import type { TestRepo } from '@helix/testkit'
import { expect, test } from 'vitest'
import { aProduct, helix, playbook } from '../../../testing/product.ts'

const shown = playbook.replace('shown: [file]', 'shown: [tag]')
const prose = 'docs: a word\n\nHelix-Lane: free\n'

/** Two branches that git merges, with a message of somebody's own: a host puts the text of the pull request there. */
function merged(repo: TestRepo, work: (repo: TestRepo) => unknown, message: string): TestRepo {
  repo.branch('side')
  work(repo)
  repo.switchTo('main').commit(prose, { files: { 'docs/b.md': 'x\n' } })
  repo.merge('side', message)
  return repo
}

async function errorsOf(repo: TestRepo): Promise<string[]> {
  const { stdout } = await helix(repo, ['verify', '--static', '--json'])
  return JSON.parse(stdout).diagnostics.map(({ code }: { code: string }) => code)
}

const readme = (repo: TestRepo) => repo.commit(prose, { files: { 'README.md': 'x\n' } })

test('the message of a merge starts no cycle', async () => {
  const repo = merged(aProduct({ playbook: shown }), readme, 'Merge side\n\nHelix-Start: other\n')
  expect(await errorsOf(repo)).toEqual([])
  expect(JSON.parse((await helix(repo, ['status', '--json'])).stdout)).toMatchObject({ cycle: null })
})

test('a merge whose message repeats what its branch started is one as ever', async () => {
  const start = 'STEP[1/4] docs(spec): start other\n\nWhy: it is time.\n\nHelix-Start: other\n'
  const work = (repo: TestRepo) => repo.commit(start, { allowEmpty: true })
  const repo = merged(aProduct({ playbook: shown }), work, 'Merge side\n\nWhy: it is time.\n\nHelix-Start: other\n')
  expect(await errorsOf(repo)).toEqual([])
  expect(JSON.parse((await helix(repo, ['status', '--json'])).stdout)).toMatchObject({ cycle: 'other' })
})
