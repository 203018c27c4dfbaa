import { expect, test } from 'vitest'
import { aProduct, helix, playbook } from '../testing/product.ts'

const withDependencies = playbook.replace(
  '  testkit:',
  '  dependencies: {paths: [package.json], approval: 1}\n  testkit:',
)

test('a push says which approvals it still lacks, and goes through', async () => {
  const repo = aProduct({ playbook: withDependencies })
  repo.commit('build: upgrade\n\nHelix-Lane: keep\n', {
    files: { 'package.json': '{"type":"module","version":"1.0.0"}\n' },
  })
  const commit = repo.head().slice(0, 12)

  expect(await helix(repo, ['hook', 'pre-push'])).toMatchObject({
    code: 0,
    stdout: '',
    stderr: `awaited  a yes, before this lands; without one CI refuses all that comes with it

  APPROVAL-AWAITED  ${commit}  this change of the layer dependencies has 0 of
                    1 approvals

next     helix approve dependencies --why "<reason>"
`,
  })
  await helix(repo, ['approve', 'dependencies'])
  expect(await helix(repo, ['hook', 'pre-push'])).toMatchObject({ code: 0, stderr: '' })
})
