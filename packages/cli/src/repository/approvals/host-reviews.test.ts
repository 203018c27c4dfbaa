import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder, type TestRepo } from '@helix/testkit'
import { describe, expect, test } from 'vitest'
import { helix, playbook } from '../../testing/product.ts'
import { aSignedProduct, type SignedProduct } from '../../testing/signed-product.ts'

const rules = playbook
  .replace('signing: none', 'signing: ssh')
  .replace('self: true', 'self: false\nreviewers: {ben-b: ben@example.org, anna-a: anna@example.org}')
  .replace(', {gate: tests, of: unit}', '')

/** A product with a change of the rules that nobody approved in the tree. */
async function aChange(): Promise<SignedProduct> {
  const product = aSignedProduct({ playbook: rules })
  expect(await judge(product, [])).toMatchObject({ code: 0 })
  stricter(product.repo, 'stricter')
  return product
}

function stricter(repo: TestRepo, word: string): void {
  const files = { 'playbook.yml': `${repo.read('playbook.yml')}# ${word}\n` }
  repo.commit(`policy: ${word}\n\nWhy: it was lax.\n`, { files })
}

const review = (login: string, saw: string, state = 'APPROVED') => ({ id: 7, user: { login }, state, commit_id: saw, body: 'seen', submitted_at: '2026-01-01T00:00:00Z' }) // prettier-ignore

function judge({ repo, ci }: SignedProduct, reviews: unknown) {
  const file = join(temporaryFolder(), 'reviews.json')
  writeFileSync(file, typeof reviews === 'string' ? reviews : JSON.stringify(reviews))
  return helix(repo, ['verify', '--sign', '--json'], { env: { HELIX_SIGNING_KEY: ci.path, HELIX_REVIEWS: file } })
}

const codesOf = ({ stdout }: { stdout: string }) =>
  JSON.parse(stdout).diagnostics.map(({ severity, code }: { severity: string; code: string }) => `${severity} ${code}`)

describe('a review on the host', () => {
  test('approves what it saw, and stands in the judgement', async () => {
    const product = await aChange()
    const { repo } = product
    const judged = await judge(product, [review('Ben-B', repo.head())])
    expect([judged.code, codesOf(judged)]).toEqual([0, ['note UNATTENDED-CAPABLE']])
    const { approvals } = JSON.parse(repo.git('show', 'helix:judgement.json'))
    expect(approvals).toEqual([
      expect.objectContaining({
        kind: 'policy',
        by: 'ben@example.org',
        why: 'seen',
        review: { host: 'github', id: '7', saw: repo.head() },
        signature: null,
      }),
    ])
    expect(await helix(repo, ['evidence', 'verify'])).toMatchObject({ code: 0 })
  })

  test('does not approve what came after it', async () => {
    const product = await aChange()
    const saw = product.repo.head()
    stricter(product.repo, 'stricter still')
    const judged = await judge(product, [review('ben-b', saw)])
    expect([judged.code, codesOf(judged)]).toEqual([1, ['note UNATTENDED-CAPABLE', 'error APPROVAL-AWAITED']])
  })

  test.each([
    ['by the author', 'anna-a', 'APPROVED', 'APPROVAL-BY-AUTHOR'],
    ['by a stranger', 'mallory', 'APPROVED', 'APPROVAL-AWAITED'],
    ['that was dismissed', 'ben-b', 'DISMISSED', 'APPROVAL-AWAITED'],
  ])('%s approves nothing', async (_, login, state, code) => {
    const product = await aChange()
    const judged = await judge(product, [review(login, product.repo.head(), state)])
    expect(judged.code).toBe(1)
    expect(codesOf(judged)).toContain(`error ${code}`)
  })

  test('of a commit that is not here approves nothing', async () => {
    const product = await aChange()
    expect((await judge(product, [review('ben-b', 'f'.repeat(40))])).code).toBe(1)
  })

  test.each([
    ['that cannot be read', '{', 'verify/reviews'],
    ['of another shape', '{"message":"Not Found"}', 'evidence/reviews'],
  ])('in a file %s is no reason to go on without', async (_, text, code) => {
    const product = await aChange()
    const judged = await judge(product, text)
    expect([judged.code, JSON.parse(judged.stdout).diagnostics[0].code]).toEqual([2, code])
  })
})
