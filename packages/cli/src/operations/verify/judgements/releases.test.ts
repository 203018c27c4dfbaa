import { renderProgress } from '@helix/beacon'
import { compilePolicy, parsePlaybook } from '@helix/playbook'
import type { TestRepo } from '@helix/testkit'
import { expect, test } from 'vitest'
import { aProduct, helix, playbook } from '../../../testing/product.ts'

// One step, and nothing needs to run.
const rules = playbook
  .replace(', {gate: tests, of: unit}', '')
  .replace(/steps:[^]*(?=agent:)/, 'steps:\n  - {id: DONE, opens: [domain, rest], exit: [{gate: release}]}\n')
const { steps } = compilePolicy(parsePlaybook(rules, 'playbook.yml'), { digest: '', signers: [] })

/** A whole cycle with one commit of this type. */
function land(repo: TestRepo, cycle: string, type: string): void {
  const commit = (what: string, trailer: string, files: Record<string, string>) =>
    repo.commit(`STEP[1/1] ${what}\n\nWhy: people add.\n${trailer}`, { files })
  const shown = (step: string) => ({ 'progress.json': renderProgress(steps, step === 'idle' ? step : { cycle, step }) })
  commit(`chore: start ${cycle}`, `\nHelix-Start: ${cycle}\n`, shown('DONE'))
  commit(`${type}: ${cycle}`, '', { [`src/${cycle}.js`]: `export const ${cycle} = 1\n` })
  commit(`chore: finish DONE`, '\nHelix-Done: DONE\n', shown('idle'))
}

const releases = (repo: TestRepo) =>
  repo.git('for-each-ref', '--format=%(refname:short) %(*objectname)', 'refs/tags/release').split('\n')

test('two cycles that are judged at once are two releases, one after the other', async () => {
  const repo = aProduct({ playbook: rules })
  repo.git('tag', '-m', '', 'release/1.0.0')
  const before = releases(repo)
  land(repo, 'one', 'feat')
  const one = repo.head()
  land(repo, 'two', 'fix')
  expect(await helix(repo, ['verify', '--sign'])).toMatchObject({ code: 0, stderr: '' })
  expect(releases(repo)).toEqual([...before, `release/1.1.0 ${one}`, `release/1.1.1 ${repo.head()}`])
})

test('a cycle that comes after the last one was judged follows its release', async () => {
  const repo = aProduct({ playbook: rules })
  for (const cycle of ['one', 'two']) {
    land(repo, cycle, 'feat')
    expect(await helix(repo, ['verify', '--sign'])).toMatchObject({ code: 0, stderr: '' })
  }
  expect(releases(repo).map((line) => line.split(' ')[0])).toEqual(['release/0.1.0', 'release/0.2.0'])
})

test('a cycle that a clone takes over is a release there, so that the next one is counted from it', async () => {
  const upstream = aProduct({ playbook: rules })
  land(upstream, 'one', 'feat')
  const one = upstream.head()
  const clone = upstream.clone()
  land(clone, 'two', 'feat')
  clone.git('reset', '-q', '--hard', 'HEAD~1')
  expect(await helix(clone, ['commit', '--done'])).toMatchObject({ code: 0 })
  expect(releases(clone)).toEqual([`release/0.1.0 ${one}`, `release/0.2.0 ${clone.head()}`])

  // Whoever has its tag knows the release as it was made.
  upstream.git('tag', '-m', '', 'release/3.0.0')
  const other = upstream.clone()
  land(other, 'two', 'feat')
  other.git('reset', '-q', '--hard', 'HEAD~1')
  expect(await helix(other, ['commit', '--done'])).toMatchObject({ code: 0 })
  expect(releases(other)).toEqual([`release/3.0.0 ${one}`, `release/3.1.0 ${other.head()}`])
})
