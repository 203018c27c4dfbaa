import { openGit } from '@helix/git'
import { type TestRepo, twoPeople } from '@helix/testkit'
import { expect, test } from 'vitest'
import { standingAt } from '../../repository/standing/standing.ts'
import { aProduct, helix, playbook } from '../../testing/product.ts'
import { stepAuthors } from './review-view.ts'

const rules = playbook.replace(', {gate: tests, of: unit}', '') // nothing needs to run
const stampOf = (repo: TestRepo) => repo.git('log', '-1', '--format=%(trailers:key=Helix-Spec)', '--grep=^Helix-Spec')

/** Who counts as an author of the active step. */
async function authorsOf(repo: TestRepo): Promise<string[]> {
  const git = await openGit(repo.root)
  const standing = await standingAt(git, repo.head())
  if (standing === null) throw new Error('the product has a playbook')
  return (await stepAuthors(git, { ...standing, done: standing.here.done, parent: repo.head() })).toSorted()
}

test('who made the work of a step is its author still when the step was taken back and came again', async () => {
  const repo = aProduct({ at: 'BUILD', playbook: rules })
  const finish = () => {
    const message = `STEP[2/4] chore: finish E2E_RED\n\nWhy: red.\n\n${stampOf(repo)}\nHelix-Done: E2E_RED\n`
    const files = { 'progress.json': '{"version":1,"cycle":"adding","step":"BUILD","number":3,"of":4}\n' }
    repo.commit(message, { files, author: twoPeople.ben, allowEmpty: true })
  }
  expect(await helix(repo, ['verify', '--sign'])).toMatchObject({ code: 0 })
  expect(await authorsOf(repo)).toEqual([])
  const work = { 'src/more.js': 'export const more = 1\n' }
  repo.commit(`STEP[3/4] feat: more\n\nWhy: REQ-1.\n\n${stampOf(repo)}\n`, { files: work })
  expect(await authorsOf(repo)).toEqual([twoPeople.anna.email])
  expect(await helix(repo, ['approve', 'position', 'E2E_RED', '--why', 'once more'])).toMatchObject({ code: 0 })
  expect(await helix(repo, ['verify', '--sign'])).toMatchObject({ code: 0 })
  finish()
  expect(await authorsOf(repo)).toEqual([twoPeople.anna.email])
})
