import { join } from 'node:path'
import { aRepo, temporaryFolder } from '@helix/testkit'
import { describe, expect, test } from 'vitest'
import { helix } from '../../../testing/product.ts'
import { aSignedProduct } from '../../../testing/signed-product.ts'

describe('two jobs that judge the same push at once', () => {
  test('in two clones: the one that pushes first wins, and the other finds it done', async () => {
    const remote = aRepo({ bare: true })
    const { repo, ci } = aSignedProduct({ at: 'SPEC_DRAFT' })
    repo.git('push', '-q', remote.root, 'main')
    const jobs = [remote.clone('--branch', 'main'), remote.clone('--branch', 'main')]
    const judge = (job: { root: string }) => helix(job, ['verify', '--sign'], { env: { HELIX_SIGNING_KEY: ci.path } })

    const judged = await Promise.all(jobs.map(judge))

    expect(judged.map(({ code }) => code)).toEqual([0, 0])
    const [first, second] = jobs
    if (!first || !second) throw new Error('two jobs')
    second.git('commit', '-q', '--allow-empty', '-m', 'x') // so that their chains differ in nothing but who pushed
    expect(first.tryGit('push', 'origin', 'helix').code).toBe(0)
    second.git(
      'update-ref',
      'refs/heads/helix',
      second.git('commit-tree', 'helix^{tree}', '-p', 'helix~1', '-m', 'late'),
    )
    expect(second.tryGit('push', 'origin', 'helix').code).not.toBe(0)
    expect(remote.head('helix')).toBe(first.head('helix'))

    second.git('fetch', '-q', 'origin', '+helix:helix')
    second.git('reset', '-q', '--hard', 'HEAD~1')
    expect(await judge(second)).toMatchObject({ code: 0 })
    expect(second.head('helix')).toBe(remote.head('helix'))
  })

  test('in one clone: one appends, the other is told that it lost', async () => {
    const { repo, ci } = aSignedProduct({ at: 'SPEC_DRAFT' })
    const judge = () => helix(repo, ['verify', '--sign', '--json'], { env: { HELIX_SIGNING_KEY: ci.path } })

    const judged = await Promise.all([judge(), judge()])

    const lost = judged.filter(({ code }) => code !== 0)
    expect(judged.some(({ code }) => code === 0)).toBe(true)
    expect(lost.map(({ code, stdout }) => [code, JSON.parse(stdout).diagnostics[0].code])).toEqual(
      lost.map(() => [2, 'beacon/lost-race']),
    )
    expect(repo.git('rev-list', '--count', 'helix')).toBe('2')
    expect(await helix(repo, ['evidence', 'verify'])).toMatchObject({ code: 0 })
  })
})

test('a branch below the name of the chain keeps it from being published: nothing passes, and nothing stays behind', async () => {
  const remote = aRepo({ bare: true })
  const { repo, ci } = aSignedProduct({ at: 'SPEC_DRAFT' })
  repo.git('push', '-q', remote.root, 'main', 'main:refs/heads/helix/mine')
  const bundle = join(temporaryFolder(), 'bundle')
  expect(await helix(remote.clone('--branch', 'main'), ['verify', '--measure', bundle])).toMatchObject({ code: 0 })
  const job = remote.clone('--branch', 'main')
  const judge = (args: string[]) => helix(job, ['verify', ...args, '--sign', '--push', '--json'], { env: { HELIX_SIGNING_KEY: ci.path } }) // prettier-ignore

  for (const args of [['--judge', bundle], ['--judge', bundle], []]) {
    const { code, stdout } = await judge(args)
    expect([code, JSON.parse(stdout).diagnostics[0].code]).toEqual([2, 'beacon/unpublished'])
    expect(job.tryGit('rev-parse', '--verify', '-q', 'refs/heads/helix').code).not.toBe(0)
  }

  job.git('push', '-q', 'origin', ':refs/heads/helix/mine')
  expect(await judge(['--judge', bundle])).toMatchObject({ code: 0 })
  expect(remote.head('helix')).toBe(job.head('helix'))
})
