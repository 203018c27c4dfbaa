import { approvalDigest, approvalPath, encodeApproval } from '@helix/evidence'
import { specHash, specTag } from '@helix/spec'
import { type TestRepo, twoPeople } from '@helix/testkit'
import { expect, test } from 'vitest'
import { aProduct, helix, playbook, spec } from '../../../testing/product.ts'
import { become } from '../../../testing/signed-product.ts'

const stamp = `Helix-Spec: ${specTag(specHash(spec))}`
const strict = playbook.replace('self: true', 'self: false').replace(', {gate: approval, of: spec}', '')
const path = 'e2e/sum.test.js'

/** A commit of Anna's in the step that builds, by which a frozen test gets another line. */
function change(repo: TestRepo, line: string): string {
  become(repo, twoPeople.anna)
  const message = `STEP[3/4] feat: ${line.slice(3)}\n\nWhy: asked.\n\n${stamp}\n`
  return repo.commit(message, { files: { [path]: `${repo.read(path)}${line}\n` } })
}

async function told(repo: TestRepo, args: readonly string[] = ['verify', '--static']) {
  const { diagnostics = [] } = JSON.parse((await helix(repo, [...args, '--json'])).stdout)
  return diagnostics.flatMap(({ severity, code }: { severity: string; code: string }) =>
    severity === 'error' ? [code] : [],
  )
}

function waive(repo: TestRepo, ...where: readonly string[]) {
  become(repo, twoPeople.ben)
  return told(repo, ['approve', 'finding', 'LAYER-FROZEN', ...where, '--until', '2026-02-01', '--why', 'a word'])
}

test('a frozen test is not changed again on the waiver of an earlier change', async () => {
  const repo = aProduct({ at: 'BUILD', playbook: strict })
  change(repo, '// a word')
  expect(await told(repo)).toEqual(['LAYER-FROZEN'])
  expect(await waive(repo, path)).toEqual([])
  expect(await told(repo)).toEqual([])

  change(repo, '// all of it')
  expect(await told(repo)).toEqual(['LAYER-FROZEN'])
  expect(await waive(repo, path)).toEqual([])
  expect(await told(repo)).toEqual([])
})

test('a waiver follows its change to another commit', async () => {
  const repo = aProduct({ at: 'BUILD', playbook: strict })
  change(repo, '// a word')
  expect(await waive(repo)).toEqual([])
  const approval = repo.head()
  repo.git('reset', '-q', '--hard', 'HEAD~2')
  repo.commit(`STEP[3/4] feat: more\n\nWhy: asked.\n\n${stamp}\n`, { files: { 'src/more.js': '1\n' } })
  change(repo, '// a word')
  repo.git('cherry-pick', approval)
  expect(await told(repo)).toEqual([])
})

test('of two changes of one file each is named by its commit', async () => {
  const repo = aProduct({ at: 'BUILD', playbook: strict })
  const commits = [change(repo, '// a word'), change(repo, '// another')]
  expect(await waive(repo, path)).toEqual(['approve/several'])
  for (const commit of commits) expect(await waive(repo, path, commit.slice(0, 12))).toEqual([])
  expect(await told(repo)).toEqual([])
})

const unit = 'test/add.test.js'

/** A commit of Anna's between cycles, by which a test asks for something else. */
function turn(repo: TestRepo, from: string, to: string): string {
  become(repo, twoPeople.anna)
  const files = { [unit]: repo.read(unit).replace(from, to) }
  return repo.commit(`test: ask for ${to}\n\nHelix-Lane: keep\n`, { files })
}

function waiveBody(repo: TestRepo, ...where: readonly string[]) {
  become(repo, twoPeople.ben)
  return told(repo, ['approve', 'finding', 'INTEGRITY-BODY', unit, ...where, '--until', '2026-02-01', '--why', 'right'])
}

test('a test is not made to ask for something else again on the waiver of an earlier change', async () => {
  const repo = aProduct({ playbook: strict })
  turn(repo, '3)', '3, "sum")')
  expect(await told(repo)).toEqual(['INTEGRITY-BODY'])
  expect(await waiveBody(repo)).toEqual([])
  repo.commit('docs: a word\n\nHelix-Lane: free\n', { files: { 'README.md': 'word\n' } })
  expect(await told(repo)).toEqual([])
  expect(await told(repo, ['verify'])).toEqual([])

  turn(repo, '3, "sum")', '3, "")')
  expect(await told(repo)).toEqual(['INTEGRITY-BODY'])
  expect(await told(repo, ['verify'])).toContain('INTEGRITY-BODY')
  expect(await waiveBody(repo)).toEqual([])
  expect(await told(repo, ['verify'])).toEqual([])
})

test('one that was given for the place alone, before waivers named the bytes, stays what it was', async () => {
  const repo = aProduct({ playbook: strict })
  turn(repo, '3)', '3, "sum")')
  const where = { path: unit, name: `${unit} > adds` }
  const of = approvalDigest({ kind: 'finding', finding: { code: 'INTEGRITY-BODY', where }, commit: null })
  const approval = { kind: 'finding', of, by: twoPeople.ben.email, why: 'known', until: 2e9, signature: null } as const
  repo.commit('policy: approve\n\nWhy: known.\n', {
    author: twoPeople.ben,
    files: { [approvalPath(approval)]: encodeApproval(approval) },
  })
  expect(await told(repo)).toEqual([])
  expect(await told(repo, ['verify'])).toEqual([])
})
