import { expect, test } from 'vitest'
import { aProduct, helix, playbook } from '../../../testing/product.ts'

/** Exit code of `verify`, and the codes of what it refuses. */
async function refused(repo: { root: string }): Promise<[code: number, codes: string[]]> {
  const { code, stdout } = await helix(repo, ['verify', '--static', '--json'])
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { severity: string; code: string }[] } // oxlint-disable-line typescript/no-unsafe-type-assertion -- verify's own document
  return [code, diagnostics.filter(({ severity }) => severity === 'error').map((finding) => finding.code)]
}

test.each([
  ['a playbook', 'playbook.yml', 'version: [\n', playbook],
  ['a playbook that is not UTF-8', 'playbook.yml', Buffer.from([0xff]), playbook],
  ['a list of keys', '.helix/allowed_signers', 'anna\n', '# Nobody.\n'],
])('%s that nobody could read is a finding once it is repaired, and can be waived', async (_, path, torn, whole) => {
  const repo = aProduct()
  const change = (content: string | Buffer) =>
    repo.commit(`policy: change ${path}\n\nWhy: it is asked for.\n`, { files: { [path]: content } })
  change(torn)
  // While the tip cannot be read, nothing is judged.
  expect((await helix(repo, ['verify', '--static'])).code).toBe(2)
  change(whole)
  const [code, codes] = await refused(repo)
  expect([code, codes]).toEqual([1, expect.arrayContaining(['COMMIT-UNREADABLE'])])
  const waive = ['approve', 'finding', 'COMMIT-UNREADABLE', path, '--until', '2026-02-01', '--why', 'repaired']
  expect(await helix(repo, waive)).toMatchObject({ code: 0 })
  expect((await refused(repo))[1]).not.toContain('COMMIT-UNREADABLE')
})
