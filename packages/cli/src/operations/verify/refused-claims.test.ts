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

test('a yes that a refusal asked for leads to the claim that is made anew; one that nobody was refused for does not', async () => {
  const repo = aProduct({ at: 'BUILD', playbook: approvedTests })
  expect((await helix(repo, ['approve', 'e2e', '--why', 'read early'])).stdout).toContain('next     helix verify\n')
  repo.git('reset', '--hard', 'HEAD~1')
  await helix(repo, ['verify', '--sign'])
  expect((await helix(repo, ['approve', 'e2e', '--why', 'read'])).stdout).toContain('next     helix commit --done\n')
})
