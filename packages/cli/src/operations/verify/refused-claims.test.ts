import { expect, test } from 'vitest'
import { aProduct, helix, playbook } from '../../testing/product.ts'

/** What stands on the e2e tests awaits somebody's yes: what was claimed since is refused until it is there. */
const approvedTests = playbook
  .replace('e2e: [e2e/**]', 'e2e: {paths: [e2e/**], approval: 1}')
  .replace(', {gate: tests, of: unit}', '')
  .replace('{gate: red-bar, of: e2e, runs: 2}', '{gate: integrity}')

test('several claims that were refused at the last of them are claimed anew, one after the other', async () => {
  const repo = aProduct({ at: 'BUILD', playbook: approvedTests })
  expect(await helix(repo, ['verify', '--sign'])).toMatchObject({ code: 1 })
  expect(await helix(repo, ['approve', 'e2e', '--why', 'read'])).toMatchObject({ code: 0 })

  expect(await helix(repo, ['commit', '--done'])).toMatchObject({ code: 0 })
  expect(await helix(repo, ['commit', '--done'])).toMatchObject({ code: 0 })

  expect((await helix(repo, ['status'])).stdout).toContain('STEP 3/4 BUILD')
})
