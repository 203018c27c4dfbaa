import { rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { aProduct, helix } from './testing/product.ts'

// Nobody may make a folder there, root included.
const nobodyWrites = '/sys/kernel'

test
  .runIf(process.platform === 'linux')
  .each([
    [['status']],
    [['next', '--brief']],
    [['brief']],
    [['why', 'HEAD']],
    [['why', 'REQ-1']],
    [['verify']],
    [['spec', 'trace']],
    [['log']],
  ])(
  'in a clone that cannot be written to helix %j answers as ever',
  async (args) => {
    const repo = aProduct({ at: 'BUILD' })
    const asEver = await helix(repo, args)
    expect(asEver.code).toBe(0)
    rmSync(join(repo.root, '.git/helix'), { recursive: true, force: true })
    symlinkSync(nobodyWrites, join(repo.root, '.git/helix'))
    const { code, stdout, stderr } = await helix(repo, args)
    expect([code, stdout, stderr]).toEqual([0, asEver.stdout, asEver.stderr])
  },
  60_000,
)

test.runIf(process.platform === 'linux')('what has to be written there is refused, and nothing is made', async () => {
  const repo = aProduct({ at: 'BUILD' })
  rmSync(join(repo.root, '.git/helix'), { recursive: true, force: true })
  symlinkSync(nobodyWrites, join(repo.root, '.git/helix'))
  const head = repo.head()
  const { code, stderr } = await helix(repo, ['next'], {
    env: { HELIX_MODEL: 'm', OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' },
  })
  expect([code, repo.head()]).toEqual([2, head])
  expect(stderr).toMatch(/why system\/refused|why process\/cannot-write/)
})
