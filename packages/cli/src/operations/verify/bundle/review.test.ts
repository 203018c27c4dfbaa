import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Judgement } from '@helix/core'
import { temporaryFolder, type TestRepo } from '@helix/testkit'
import { describe, expect, test } from 'vitest'
import { aProduct, helix, playbook } from '../../../testing/product.ts'

const build = '{id: BUILD, opens: [domain, rest],'
const rules = playbook
  .replace(build, `${build} review: required,`)
  .replace('self: true', 'self: true\nreviewers: {ben-b: ben@example.org}')
const sum = 'export const sum = (list) => list.reduce((a, b) => a + b, 0)\n'

/** A product whose work on BUILD is committed, and waits for a review. */
function aProductInReview(): TestRepo {
  const repo = aProduct({ at: 'BUILD', playbook: rules })
  work(repo, sum)
  return repo
}

function work(repo: TestRepo, text: string): void {
  repo.commit(`STEP[3/4] feat: add lists\n\nWhy: REQ-1 asks for sums.\n\n${stampOf(repo)}\n`, {
    files: { 'src/sum.js': text },
  })
}

function stampOf(repo: TestRepo): string {
  return /^Helix-Spec: .*$/m.exec(repo.git('log', '-1', '--format=%B', 'HEAD', '--grep=Helix-Spec'))?.[0] ?? ''
}

/** What CI hands in: the yes of a login to the commit that it saw. */
function reviewOf(saw: string, login = 'ben-b') {
  const path = join(temporaryFolder(), 'reviews.json')
  const review = { id: 7, user: { login }, state: 'APPROVED', commit_id: saw, body: 'read', submitted_at: '2026-01-01T00:00:00Z' } // prettier-ignore
  writeFileSync(path, JSON.stringify([review]))
  return { HELIX_REVIEWS: path }
}

async function done(repo: TestRepo, env: Record<string, string> = {}) {
  const { code, stdout } = await helix(repo, ['commit', '--done', '--json'], { env })
  const { diagnostics = [] }: { diagnostics?: { code: string }[] } = JSON.parse(stdout)
  return [code, ...diagnostics.map((finding) => finding.code)]
}

describe('a required review on the host', () => {
  test('of the work as it is lets the step close, and of other work does not', async () => {
    const repo = aProductInReview()
    const before = repo.head()
    work(repo, `// Sums.\n${sum}`)
    expect(await done(repo)).toEqual([1, 'GATE-APPROVAL-AWAITED'])
    expect(await done(repo, reviewOf(before))).toEqual([1, 'GATE-APPROVAL-AWAITED'])
    expect(await done(repo, reviewOf(repo.head(), 'mallory'))).toEqual([1, 'GATE-APPROVAL-AWAITED'])
    expect(await done(repo, reviewOf(repo.head()))).toEqual([0])
  }, 60_000)

  test('is asked for again by the job that judges, and stands in its judgement', async () => {
    const repo = aProductInReview()
    const [worked, start] = [repo.head(), repo.git('rev-parse', 'HEAD~1')]
    expect(await done(repo, reviewOf(worked))).toEqual([0])
    repo.tryGit('update-ref', '-d', 'refs/heads/helix')
    const path = join(temporaryFolder(), 'helix.bundle')
    expect(await helix(repo.clone(), ['verify', '--measure', path])).toMatchObject({ code: 0, stderr: '' })

    const [without, other, withIt, later] = [repo.clone(), repo.clone(), repo.clone(), repo.clone()]
    expect(await judged(without, path)).toEqual([1, 'BUILD', ['GATE-APPROVAL-AWAITED']])
    expect(await judged(other, path, reviewOf(start))).toEqual([1, 'BUILD', ['GATE-APPROVAL-AWAITED']])
    expect(await judged(withIt, path, reviewOf(worked))).toEqual([0, 'DONE', []])
    // Who looks again after the Done saw the same work.
    expect(await judged(later, path, reviewOf(repo.head()))).toEqual([0, 'DONE', []])
    expect(reviewsIn(withIt)).toMatchObject([{ by: 'ben@example.org', review: { host: 'github', id: '7', saw: worked } }]) // prettier-ignore
    expect([reviewsIn(without), reviewsIn(other)]).toEqual([[], []])
    expect(await helix(withIt, ['evidence', 'verify'])).toMatchObject({ code: 0 })
  }, 120_000)
})

describe('the job that measures', () => {
  test('goes on past a Done that awaits nothing but a review, which the job that judges may have', async () => {
    const repo = aProductInReview()
    const worked = repo.head()
    expect(await done(repo, reviewOf(worked))).toEqual([0])
    repo.tryGit('update-ref', '-d', 'refs/heads/helix')
    repo.commit(`docs: say more\n\nHelix-Lane: free\n${stampOf(repo)}\n`, { files: { 'README.md': 'more\n' } })
    const path = join(temporaryFolder(), 'helix.bundle')
    const { stdout } = await helix(repo.clone(), ['verify', '--measure', path, '--json'])
    expect(JSON.parse(stdout).trees).toHaveLength(4)
    expect(await judged(repo.clone(), path, reviewOf(worked))).toEqual([0, 'DONE', []])
  }, 120_000)
})

async function judged(repo: TestRepo, path: string, env: Record<string, string> = {}) {
  const { code, stdout } = await helix(repo, ['verify', '--judge', path, '--sign', '--json'], { env })
  const { diagnostics }: { diagnostics: { code: string; severity: string }[] } = JSON.parse(stdout)
  const { to } = lastOf(repo)
  return [code, to === 'idle' ? to : to.step, diagnostics.filter(({ severity }) => severity === 'error').map((error) => error.code)] // prettier-ignore
}

function reviewsIn(repo: TestRepo) {
  return lastOf(repo).approvals.filter(({ kind }) => kind === 'position')
}

function lastOf(repo: TestRepo): Judgement {
  return JSON.parse(repo.git('show', 'refs/heads/helix:judgement.json'))
}
