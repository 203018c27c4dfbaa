import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { composeAmendment, parseAmendment, specHash, specTag } from '@helix/spec'
import { expect, test } from 'vitest'
import { aProduct, helix, spec } from '../../../testing/product.ts'

const sums = spec.replace('are added', 'are summed up')

test('a yes to an amendment that another one took back since does not serve again; one that is given anew does', async () => {
  const repo = aProduct({ at: 'BUILD' })
  for (const [text, why] of [
    [sums, 'People say sum.'],
    [spec, 'They do not.'],
  ] as const) {
    // prettier-ignore
    repo.write('docs/spec.md', text)
    expect(await helix(repo, ['amend', why])).toMatchObject({ code: 0 })
    expect(await helix(repo, ['approve', 'amendment', '--why', 'read'])).toMatchObject({ code: 0 })
  }
  const [first = ''] = readdirSync(join(repo.root, 'docs/adr')).map((name) => `docs/adr/${name}`)
  const again = composeAmendment({ ...parseAmendment(repo.read(first), first), number: 3 })
  repo.commit(`STEP[3/4] spec: sums again\n\nWhy: they do.\n\nHelix-Spec: ${specTag(specHash(sums))}\n`, {
    files: { 'docs/spec.md': sums, 'docs/adr/0003-again.md': again },
  })
  expect(await helix(repo, ['verify', '--static', '--json'])).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('AMEND-APPROVAL'),
  })
  expect(await helix(repo, ['approve', 'amendment', '3', '--why', 'right after all'])).toMatchObject({ code: 0 })
  expect(await helix(repo, ['verify', '--static'])).toMatchObject({ code: 0 })
})
