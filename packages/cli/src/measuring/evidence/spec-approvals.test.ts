import { openGit } from '@helix/git'
import { specHash } from '@helix/spec'
import { expect, test } from 'vitest'
import { standingAt } from '../../repository/standing/standing.ts'
import { aProduct, helix, spec } from '../../testing/product.ts'
import { candidateSituation } from '../situation.ts'
import { countSpecApprovals } from './spec-approvals.ts'

const sums = spec.replace('are added', 'are summed up')
const more = '\n## REQ-2 Zero adds nothing\n\n- 0 and 2 give 2\n'

/** Two branches amend different requirements, and the side is merged: a spec that nobody saw as a whole. Its approvals. */
async function merged(approved: { side: boolean }): Promise<number> {
  const repo = aProduct({ at: 'BUILD' })
  const amend = async (text: string, why: string, approve: boolean) => {
    repo.write('docs/spec.md', text)
    await helix(repo, ['amend', why])
    if (approve) await helix(repo, ['approve', 'amendment', '--why', 'read'])
  }
  repo.branch('side')
  await amend(spec + more, 'Nobody said what zero does.', approved.side)
  repo.switchTo('main')
  await amend(sums, 'People say sum.', true)
  repo.merge('side')
  expect(repo.read('docs/spec.md')).toBe(sums + more)
  const git = await openGit(repo.root)
  const standing = await standingAt(git, repo.head())
  if (standing === null) throw new Error('the product has a playbook')
  const tree = repo.git('rev-parse', 'HEAD^{tree}')
  const { count } = await countSpecApprovals(git, candidateSituation(standing, tree, true), specHash(sums + more), 0)
  return count
}

test('what two approved amendments make together counts as approved, with one that nobody approved it does not', async () => {
  expect(await merged({ side: true })).toBe(1)
  expect(await merged({ side: false })).toBe(0)
})
