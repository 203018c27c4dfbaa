import { expect, test } from 'vitest'
import { helix } from '../../../testing/product.ts'
import { aSignedProduct } from '../../../testing/signed-product.ts'

test(
  'nothing is signed that would not follow what the branch had: a force push, a late job',
  { timeout: 120_000 },
  async () => {
    const { repo, ci } = aSignedProduct({ at: 'SPEC_DRAFT' })
    const writes = (name: string) =>
      repo.commit(`docs: ${name}\n\nHelix-Lane: free\n`, { files: { [`docs/${name}.md`]: 'x\n' } })
    const judge = async () => {
      const { code, stdout } = await helix(repo, ['verify', '--sign', '--json'], {
        env: { HELIX_SIGNING_KEY: ci.path },
      })
      const told: { severity: string; code: string }[] = JSON.parse(stdout).diagnostics
      return [code, ...told.filter(({ severity }) => severity === 'error').map((finding) => finding.code)]
    }
    const begun = repo.head()
    const judged = writes('judged')
    expect(await judge()).toEqual([0])
    const chain = repo.head('helix')

    repo.git('reset', '-q', '--hard', begun)
    writes('other')
    expect([await judge(), repo.head('helix')]).toEqual([[1, 'CHAIN-SUBJECT'], chain])

    repo.git('merge', '-q', '--no-edit', judged)
    expect(await judge()).toEqual([0])

    const newest = repo.head('helix')
    repo.git('reset', '-q', '--hard', 'HEAD^1')
    expect([await judge(), repo.head('helix')]).toEqual([[1, 'CHAIN-SUBJECT'], newest])
  },
)
