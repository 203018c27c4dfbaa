import { approvalDigest, approvalPath, encodeApproval } from '@helix/evidence'
import { type Person, type TestRepo, twoPeople } from '@helix/testkit'
import { describe, expect, test } from 'vitest'
import { specHash, specTag } from '@helix/spec'
import { aProduct, helix, playbook, spec } from '../../../testing/product.ts'
import { become } from '../../../testing/signed-product.ts'

const { anna, ben } = twoPeople
const strict = playbook.replace('self: true', 'self: false')
const failing = `import assert from 'node:assert'
import { test } from 'node:test'
test('fails', () => assert.equal(1, 2))
`
const stamp = `Helix-Spec: ${specTag(specHash(spec))}`
const keep = 'refactor: a failing test\n\nHelix-Lane: keep\n'
const asked = ['--until', '2026-02-01', '--why', 'known', '--json']

async function errorsOf(repo: TestRepo, args: readonly string[] = ['verify', '--json']): Promise<string[]> {
  const { diagnostics = [] } = JSON.parse((await helix(repo, args)).stdout)
  return diagnostics
    .filter(({ severity }: { severity: string }) => severity === 'error')
    .map(({ code }: { code: string }) => code)
}

const prose = (repo: TestRepo, author: Person) =>
  repo.commit('docs: a word\n\nHelix-Lane: free\n', { author, files: { 'README.md': `by ${author.name}\n` } })

describe('a waiver of what was measured', () => {
  test('is not for who made it to give, whoever commits last', async () => {
    const repo = aProduct({ playbook: strict })
    repo.commit(keep, { author: ben, files: { 'test/fails.test.js': failing } })
    prose(repo, anna)
    const { diagnostics } = JSON.parse((await helix(repo, ['verify', '--json'])).stdout)
    expect(diagnostics).toMatchObject([{ code: 'GATE-TESTS-FAILED' }])
    become(repo, ben)
    const waive = ['approve', 'finding', 'GATE-TESTS-FAILED', 'test/fails.test.js', ...asked]
    expect(await errorsOf(repo, waive)).toEqual(['approve/own'])
    const of = approvalDigest({ kind: 'finding', finding: diagnostics[0], commit: null })
    const approval = { kind: 'finding', of, by: ben.email, why: 'known', until: 2e9, signature: null } as const
    repo.commit('policy: approve\n\nWhy: known.\n', { files: { [approvalPath(approval)]: encodeApproval(approval) } })
    expect(await errorsOf(repo)).toEqual(['GATE-TESTS-FAILED'])
  })

  test('counts from somebody else, also where its own commit is the last', async () => {
    const repo = aProduct({ playbook: strict })
    repo.commit(keep, { files: { 'test/fails.test.js': failing } })
    prose(repo, ben)
    expect(await errorsOf(repo)).toEqual(['GATE-TESTS-FAILED'])
    become(repo, ben)
    expect(await errorsOf(repo, ['approve', 'finding', 'GATE-TESTS-FAILED', 'test/fails.test.js', ...asked])).toEqual(
      [],
    )
    expect(repo.git('log', '-1', '--format=%ae').trim()).toBe(ben.email)
    expect(await errorsOf(repo, ['verify', '--sign', '--json'])).toEqual([])
    expect(await errorsOf(repo, ['verify', '--allow-empty', '--json'])).toEqual([])
  })
})

test('of what is waived nothing is left to do', async () => {
  const repo = aProduct({ playbook: strict })
  repo.commit('feat: early\n\nWhy: wanted.\n', { files: { 'src/early.js': '1\n' } })
  become(repo, ben)
  expect(await errorsOf(repo, ['approve', 'finding', 'LAYER-CLOSED', 'src/early.js', ...asked])).toEqual([])
  const { diagnostics } = JSON.parse((await helix(repo, ['verify', '--static', '--json'])).stdout)
  expect(diagnostics).toEqual([expect.objectContaining({ code: 'LAYER-CLOSED', severity: 'note' })])
  expect(diagnostics[0]).not.toHaveProperty('fix')
})

test('one person does not waive that two are asked, and two may approve', async () => {
  const two = strict.replace('layers:\n', 'layers:\n  policy: {paths: [], approval: 2}\n')
  const repo = aProduct({ playbook: two })
  const commit = repo.commit('policy: x\n\nWhy: it was lax.\n', { files: { 'playbook.yml': `${two}# x\n` } })
  become(repo, ben)
  const waive = ['approve', 'finding', 'APPROVAL-AWAITED', commit.slice(0, 12), ...asked]
  expect(await errorsOf(repo, waive)).toEqual(['approve/awaited'])
  expect(await errorsOf(repo, ['approve', 'policy', '--why', 'seen', '--json'])).toEqual([])
  const of = approvalDigest({ kind: 'finding', finding: { code: 'APPROVAL-AWAITED' }, commit })
  const waiver = { kind: 'finding', of, by: ben.email, why: 'known', until: 2e9, signature: null } as const
  repo.commit('policy: approve\n\nWhy: known.\n', { files: { [approvalPath(waiver)]: encodeApproval(waiver) } })
  expect(await errorsOf(repo, ['verify', '--static', '--sign', '--json'])).toEqual(['APPROVAL-AWAITED'])
  become(repo, { name: 'Cleo', email: 'cleo@example.org' })
  expect(await errorsOf(repo, ['approve', 'policy', '--why', 'seen', '--json'])).toEqual([])
  expect(await errorsOf(repo, ['verify', '--static', '--sign', '--json'])).toEqual([])
})

const work = (repo: TestRepo, author: Person, name: string) =>
  repo.commit(`STEP[3/4] feat: ${name}\n\nWhy: asked.\n\n${stamp}\n`, {
    author,
    files: { [`src/${name}.js`]: `export const ${name} = 1\n` },
  })

describe('a waiver of what a Done asks for', () => {
  const unasked = strict.replace(', {gate: approval, of: spec}', '')
  const waive = ['approve', 'finding', 'GATE-TESTS-FAILED', 'e2e/sum.test.js', ...asked]

  test('is given where the claim was refused, although nothing was committed', async () => {
    const repo = aProduct({ at: 'BUILD', playbook: unasked })
    work(repo, anna, 'one')
    expect(await errorsOf(repo, ['commit', '--done', '--json'])).toEqual(['GATE-TESTS-FAILED'])
    become(repo, ben)
    expect(await errorsOf(repo, waive)).toEqual([])
    expect(await errorsOf(repo, ['commit', '--done', '--json'])).toEqual([])
  })

  test('is not for who worked on the step in an earlier push', async () => {
    const repo = aProduct({ at: 'BUILD', playbook: unasked })
    work(repo, ben, 'one')
    expect(await errorsOf(repo, ['verify', '--sign', '--json'])).toEqual([])
    work(repo, anna, 'two')
    expect(await errorsOf(repo, ['commit', '--done', '--json'])).toEqual(['GATE-TESTS-FAILED'])
    become(repo, ben)
    const { diagnostics } = JSON.parse((await helix(repo, waive)).stdout)
    expect(diagnostics).toMatchObject([{ code: 'approve/own', message: expect.stringContaining('anna@example.org') }])
  })
})

test('one that does not count is told with the finding', async () => {
  const repo = aProduct({ playbook: strict })
  repo.commit(keep, { files: { 'test/fails.test.js': failing } })
  const { diagnostics } = JSON.parse((await helix(repo, ['verify', '--json'])).stdout)
  const of = approvalDigest({ kind: 'finding', finding: diagnostics[0], commit: null })
  const approval = { kind: 'finding', of, by: anna.email, why: 'known', until: 2e9, signature: null } as const
  repo.commit('policy: approve\n\nWhy: known.\n', { files: { [approvalPath(approval)]: encodeApproval(approval) } })
  const told = JSON.parse((await helix(repo, ['verify', '--json'])).stdout).diagnostics
  expect(told).toMatchObject([
    { message: expect.stringMatching(/ \(not waived: anna@example\.org made what the approval is for\)$/) },
  ])
})
