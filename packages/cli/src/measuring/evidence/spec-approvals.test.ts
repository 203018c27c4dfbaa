import type { Approval } from '@helix/core'
import { approvalPath, encodeApproval } from '@helix/evidence'
import { openGit } from '@helix/git'
import { amendmentDigest, parseAmendment, specHash } from '@helix/spec'
import { type TestRepo, twoPeople } from '@helix/testkit'
import { expect, test } from 'vitest'
import { standingAt } from '../../repository/standing/standing.ts'
import { aProduct, helix, playbook, spec } from '../../testing/product.ts'
import { become } from '../../testing/signed-product.ts'
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
  return approvalsOf(repo, sums + more)
}

async function approvalsOf(repo: TestRepo, text: string): Promise<number> {
  const git = await openGit(repo.root)
  const standing = await standingAt(git, repo.head())
  if (standing === null) throw new Error('the product has a playbook')
  const tree = repo.git('rev-parse', 'HEAD^{tree}')
  const { count } = await countSpecApprovals(git, candidateSituation(standing, tree, true), specHash(text), 0)
  return count
}

test('what two approved amendments make together counts as approved, with one that nobody approved it does not', async () => {
  expect(await merged({ side: true })).toBe(1)
  expect(await merged({ side: false })).toBe(0)
})

/** An amendment of each person, one after the other, with who approves them. */
async function byTwo(approver: Partial<Record<'anna' | 'ben', 'anna' | 'ben'>>): Promise<number> {
  const repo = aProduct({ at: 'BUILD', playbook: playbook.replace('self: true', 'self: false') })
  const amend = async (by: 'anna' | 'ben', text: string, why: string) => {
    become(repo, twoPeople[by])
    repo.write('docs/spec.md', text)
    await helix(repo, ['amend', why])
    const [adr = ''] = repo.git('ls-files', 'docs/adr').split('\n').slice(-1)
    const of = amendmentDigest(parseAmendment(repo.read(adr), adr))
    const who = approver[by]
    if (who === undefined) return
    const approval: Approval = { kind: 'spec', of, by: twoPeople[who].email, why: 'read', signature: null }
    repo.commit('policy: approve\n', { files: { [approvalPath(approval)]: encodeApproval(approval) } })
  }
  await amend('anna', spec + more, 'Nobody said what zero does.')
  await amend('ben', sums + more, 'People say sum.')
  return approvalsOf(repo, sums + more)
}

test('who amended before approves what somebody else amends, and nobody the own amendment', async () => {
  expect(await byTwo({ anna: 'ben', ben: 'anna' })).toBe(1)
  expect(await byTwo({ anna: 'ben', ben: 'ben' })).toBe(0)
})

test('nobody approves the own amendment by a yes to one that stands on it', async () => {
  expect(await byTwo({ ben: 'anna' })).toBe(0)
})
