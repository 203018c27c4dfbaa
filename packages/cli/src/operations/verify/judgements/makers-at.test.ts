import { approvalDigest, approvalPath, encodeApproval } from '@helix/evidence'
import { type TestRepo, twoPeople } from '@helix/testkit'
import { expect, test } from 'vitest'
import { aProduct, helix, playbook } from '../../../testing/product.ts'

// Nobody waives own work, and nothing but acceptance tests needs to run.
const rules = playbook
  .replace('self: true', 'self: false')
  .replace(', {gate: approval, of: spec}', '')
  .replace(', {gate: tests, of: unit}', '')

async function errorsOf(repo: TestRepo, ...args: string[]): Promise<{ code: string }[]> {
  const { diagnostics } = JSON.parse((await helix(repo, ['verify', '--json', ...args])).stdout)
  return diagnostics.filter(({ severity }: { severity: string }) => severity === 'error')
}

test('who worked on a step does not waive what its Done is refused for, in however many pushes the work came', async () => {
  const repo = aProduct({ at: 'BUILD', playbook: rules })
  const stamp = repo.git('log', '-1', '--format=%(trailers:key=Helix-Spec)', '--grep=^Helix-Spec').trim()
  const work = { author: twoPeople.ben, files: { 'src/more.js': 'export const more = 1\n' } }
  repo.commit(`STEP[3/4] feat: more\n\nWhy: REQ-1 asks for it.\n\n${stamp}\n`, work)
  expect(await errorsOf(repo, '--sign')).toEqual([])

  const shown = { 'progress.json': '{"version":1,"cycle":"adding","step":"DONE","number":4,"of":4}\n' }
  repo.commit(`STEP[3/4] chore: finish BUILD\n\nWhy: done.\n\n${stamp}\nHelix-Done: BUILD\n`, { files: shown })
  const [finding, ...others] = await errorsOf(repo)
  if (finding === undefined) throw new Error('an acceptance test fails')
  expect([finding.code, others]).toEqual(['GATE-TESTS-FAILED', []])
  const of = approvalDigest({ kind: 'finding', finding, commit: null })
  const waive = (by: string) => {
    const waiver = { kind: 'finding', of, by, why: 'known', until: 2e9, signature: null } as const
    const files = { [approvalPath(waiver)]: encodeApproval(waiver) }
    repo.commit(`policy: approve\n\nWhy: known.\n\n${stamp}\n`, { files })
  }
  waive(twoPeople.ben.email)
  expect((await errorsOf(repo)).map(({ code }) => code)).toEqual(['GATE-TESTS-FAILED'])
  waive('cleo@example.org')
  expect(await errorsOf(repo, '--sign')).toEqual([])
  expect(JSON.parse(repo.git('show', 'helix~1:judgement.json'))).toMatchObject({
    to: { step: 'DONE' },
    approvals: expect.arrayContaining([expect.objectContaining({ by: 'cleo@example.org' })]),
  })
}, 60_000)
