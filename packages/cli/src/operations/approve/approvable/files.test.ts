import { describe, expect, test } from 'vitest'
import { aProduct, helix, playbook } from '../../../testing/product.ts'

const withDependencies = playbook.replace(
  '  testkit:',
  '  dependencies: {paths: [package.json], approval: 1}\n  testkit:',
)
const upgrade = (version: number) => ({ 'package.json': `{"type":"module","version":"${version}.0.0"}\n` })
const keep = 'build: upgrade\n\nHelix-Lane: keep\n'

async function codes(repo: { root: string }): Promise<string[]> {
  const { stdout } = await helix(repo, ['verify', '--static', '--json'])
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { severity: string; code: string }[] } // oxlint-disable-line typescript/no-unsafe-type-assertion -- verify's own document
  return diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)
}

const approve = (repo: { root: string }, why = 'seen') =>
  helix(repo, ['approve', 'dependencies', '--why', why, '--json'])

describe('helix approve dependencies', () => {
  test('says yes to the newest change that awaits it, then to the one before', async () => {
    const repo = aProduct({ playbook: withDependencies })
    for (const version of [1, 2]) repo.commit(keep, { files: upgrade(version) })
    expect(await codes(repo)).toEqual(['APPROVAL-AWAITED', 'APPROVAL-AWAITED'])
    await approve(repo)
    expect(await codes(repo)).toEqual(['APPROVAL-AWAITED'])
    await approve(repo)
    expect(await codes(repo)).toEqual([])
  })

  test('does not take a merge for a change of its own', async () => {
    const repo = aProduct({ playbook: withDependencies }).branch('side')
    repo.commit(keep, { files: upgrade(1) })
    repo.switchTo('main').commit('refactor: tidy\n\nHelix-Lane: keep\n', { files: { 'src/tidy.js': '1' } })
    repo.merge('side', 'Merge side\n')
    await approve(repo)
    expect(await codes(repo)).toEqual([])
  })

  test('a revert, and the revert of that, each need a yes; the same words do not say it twice', async () => {
    const repo = aProduct({ playbook: withDependencies })
    const before = { 'package.json': '{"type":"module"}\n' }
    for (const [files, why] of [
      [upgrade(1), 'new'],
      [before, 'broke'],
    ] as const) {
      repo.commit(keep, { files })
      await approve(repo, why)
    }
    expect(await codes(repo)).toEqual([])
    repo.commit(keep, { files: upgrade(1) })
    expect(await codes(repo)).toEqual(['APPROVAL-AWAITED'])
    const { code, stdout } = await approve(repo, 'new')
    expect([code, JSON.parse(stdout).diagnostics[0].code]).toEqual([2, 'approve/not-counted'])
    await approve(repo, 'mended')
    expect(await codes(repo)).toEqual([])
  })

  test('a yes that was given before the change was committed counts, and one that landed before it does not', async () => {
    const repo = aProduct({ playbook: withDependencies })
    repo.write('package.json', upgrade(1)['package.json']).git('add', '-A')
    await approve(repo)
    const approved = repo.head()
    repo.commit(keep)
    expect(await codes(repo)).toEqual([])
    repo.git('reset', '-q', '--hard', approved)
    expect((await helix(repo, ['verify', '--sign'])).code).toBe(0)
    repo.commit(keep, { files: upgrade(1) })
    expect(await codes(repo)).toEqual(['APPROVAL-AWAITED'])
  })

  test('what changes only whether a file can be run asks for no yes', async () => {
    const repo = aProduct({ playbook: withDependencies })
    repo.write('package.json', '{"type":"module"}\n', 0o755).commit(keep)
    expect(await codes(repo)).toEqual([])
  })
})

test('helix approve <layer> says yes to a change of any layer that asks for approvals, and the refusal names that command', async () => {
  const withMigrations = playbook.replace(
    '  testkit:',
    '  migrations: {paths: [migrations/**], approval: 1}\n  testkit:',
  )
  const repo = aProduct({ playbook: withMigrations })
  repo.commit(keep, { files: { 'migrations/1.sql': 'create table a (b text);\n' } })
  expect((await helix(repo, ['verify', '--static'])).stdout).toContain('helix approve migrations --why')
  expect(await helix(repo, ['approve', 'migrations'])).toMatchObject({ code: 0 })
  expect(await codes(repo)).toEqual([])
  expect((await helix(repo, ['approve', 'infra'])).stderr).toContain('known: policy, migrations, spec, amendment')
})

test('nobody says yes to a staged playbook that cannot be used', async () => {
  const repo = aProduct()
  const stage = (text: string) => {
    repo.write('playbook.yml', text)
    repo.git('add', '-A')
    return helix(repo, ['approve', 'policy', '--why', 'seen', '--json'])
  }
  const torn = await stage(playbook.replace('steps:', 'stepz:'))
  expect([torn.code, JSON.parse(torn.stdout).diagnostics[0].code]).toEqual([2, 'playbook/invalid'])
  expect(repo.git('log', '-1', '--format=%s')).not.toContain('approve')
  expect(await stage(playbook.replace('runs: 2', 'runs: 3'))).toMatchObject({ code: 0 })
})
