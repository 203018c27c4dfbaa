import type { Approval, Finding } from '@helix/core'
import { approvalDigest, approvalPath, encodeApproval } from '@helix/evidence'
import { type TestRepo, twoPeople } from '@helix/testkit'
import { describe, expect, test } from 'vitest'
import { aProduct, helix, playbook } from '../../../testing/product.ts'

// The clock of tests stands at 2026-01-02.
const [past, future] = [Date.UTC(2026, 0, 1) / 1000, Date.UTC(2026, 1, 1) / 1000]
const failing = `import assert from 'node:assert'
import { test } from 'node:test'
test('fails', () => assert.equal(1, 2))
`

const strict = playbook.replace('self: true', 'self: false')

/** An adopted product whose test fails, and Ben's (or Anna's own) approval of that. */
async function aFailing(
  until: number,
  by: string = twoPeople.ben.email,
  rules = strict,
): Promise<{ repo: TestRepo; waivers: Approval[] }> {
  const repo = aProduct({ playbook: rules })
  repo.commit('refactor: a failing test\n\nHelix-Lane: keep\n', { files: { 'test/fails.test.js': failing } })
  const { diagnostics } = JSON.parse((await helix(repo, ['verify', '--json'])).stdout)
  const waivers = diagnostics.map((finding: Finding): Approval => {
    const of = approvalDigest({ kind: 'finding', finding, commit: null })
    return { kind: 'finding', of, by, why: 'known', until, signature: null }
  })
  const files = Object.fromEntries(waivers.map((waiver: Approval) => [approvalPath(waiver), encodeApproval(waiver)]))
  repo.commit('policy: approve\n\nWhy: known.\n', { files })
  return { repo, waivers }
}

const judge = (repo: TestRepo) => helix(repo, ['verify', '--sign'])
const newest = (repo: TestRepo) => JSON.parse(repo.git('show', 'helix:judgement.json'))
const verb = (repo: TestRepo) => repo.git('log', '-1', '--format=%s', 'helix')

describe('the approvals that a judgement rests on', () => {
  test('a waiver that counts is among them, and the judgement passes', async () => {
    const { repo, waivers } = await aFailing(future)
    const { code, stdout } = await judge(repo)
    expect([code, verb(repo)]).toEqual([0, '1 verified  idle'])
    expect(stdout).toMatch(
      /\nwaived {3}GATE-TESTS-FAILED {2}[^]*\(known\)\n {9}waived\s+by\s+ben@example\.org\s+until\s+\d{4}-\d\d-\d\d\npassed\n$/,
    )
    expect(waivers.length).toBeGreaterThan(0)
    expect(newest(repo).approvals).toEqual(expect.arrayContaining(waivers))
  })

  test('one by the author counts where the playbook lets it, and is told as such', async () => {
    const { repo } = await aFailing(future, twoPeople.anna.email, playbook)
    const { code, stdout } = await judge(repo)
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /\(known\)\n {9}waived\s+by\s+anna@example\.org,\s+SELF-APPROVED\s+until\s+\d{4}-\d\d-\d\d\n/,
    )
  })

  test.each([
    ['one that has ended', past, twoPeople.ben.email],
    ['one by the author', future, twoPeople.anna.email],
  ])('%s is not, so that the refusal stays a refusal', async (_, until, by) => {
    const { repo } = await aFailing(until, by)
    const { code } = await judge(repo)
    expect([code, newest(repo).approvals, verb(repo)]).toEqual([1, [], '1 refused  idle'])
    const status = JSON.parse((await helix(repo, ['verify', '--json'])).stdout)
    expect(status.base).toBe(repo.git('rev-list', '--max-parents=0', 'HEAD'))
  })
})
