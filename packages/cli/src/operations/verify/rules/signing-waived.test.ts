import { approvalDigest, approvalPath, encodeApproval, parsePrivateKey, signApproval } from '@helix/evidence'
import { twoPeople } from '@helix/testkit'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { helix } from '../../../testing/product.ts'
import { aSignedProduct, approves, become, signersPath } from '../../../testing/signed-product.ts'

const codesOf = ({ stdout }: { stdout: string }) =>
  JSON.parse(stdout).diagnostics.map(({ severity, code }: { severity: string; code: string }) => `${severity} ${code}`)

test('the last judging key is not waived away, by the command or by a file that says so', async () => {
  const { repo, ci, anna, ben } = aSignedProduct()
  const files = { [signersPath]: approves(anna) + approves(ben, twoPeople.ben.email) }
  const commit = repo.commit('policy: other keys\n\nWhy: it was time.\n', { files })
  become(repo, twoPeople.ben)
  const signed = ['--key', ben.path, '--json']
  expect(await helix(repo, ['approve', 'policy', '--why', 'seen', ...signed])).toMatchObject({ code: 0 })
  const until = ['--until', '2099-01-01', '--why', 'known']
  const waive = await helix(repo, ['approve', 'finding', 'SIGNING-LOCKED', signersPath, ...until, ...signed])
  expect([waive.code, codesOf(waive)]).toEqual([2, ['error approve/signing']])

  const of = approvalDigest({
    kind: 'finding',
    finding: { code: 'SIGNING-LOCKED', where: { path: signersPath } },
    commit,
  })
  const waiver = { kind: 'finding', of, by: twoPeople.ben.email, why: 'known', until: 4e9, signature: null } as const
  const approval = signApproval(waiver, parsePrivateKey(readFileSync(ben.path, 'utf8')))
  repo.commit('policy: approve\n\nWhy: known.\n', { files: { [approvalPath(approval)]: encodeApproval(approval) } })
  const judged = await helix(repo, ['verify', '--sign', '--json'], { env: { HELIX_SIGNING_KEY: ci.path } })
  expect([judged.code, codesOf(judged)]).toMatchObject([1, expect.arrayContaining(['error SIGNING-LOCKED'])])
})
