import { renderProgress } from '@helix/beacon'
import { compilePolicy, parsePlaybook } from '@helix/playbook'
import type { Files, TestRepo } from '@helix/testkit'
import { describe, expect, test } from 'vitest'
import { aProduct, addTest, helix, playbook } from '../../../testing/product.ts'

// Two steps, and nothing needs to run: which tests there are is told by the sources.
const rules = playbook
  .replace(', {gate: tests, of: unit}', '')
  .replace(
    /steps:[^]*(?=agent:)/,
    'steps:\n' +
      '  - {id: PLAN, opens: [infra], exit: [{gate: layers}]}\n' +
      '  - {id: DONE, opens: [domain, rest], exit: [{gate: layers}]}\n',
  )
const { steps } = compilePolicy(parsePlaybook(rules, 'playbook.yml'), { digest: '', signers: [] })

const aTest = (more: number) =>
  addTest().replace("'adds'", `'adds ${more}'`).replace('add(1, 2), 3', `add(1, ${more}), ${more} + 1`)

/** A whole cycle: these files come with its work, and this test goes. */
function cycle(repo: TestRepo, name: string, files: Files, lost?: string): void {
  const commit = (step: number, what: string, trailer: string, changed: Files) =>
    repo.commit(`STEP[${step}/2] ${what}\n\nWhy: people add.\n${trailer}`, { files: changed })
  const shown = (step: string) => ({ 'progress.json': renderProgress(steps, step === 'idle' ? step : { cycle: name, step }) }) // prettier-ignore
  commit(1, `chore: start ${name}`, `\nHelix-Start: ${name}\n`, shown('PLAN'))
  commit(1, 'chore: finish PLAN', '\nHelix-Done: PLAN\n', shown('DONE'))
  if (lost !== undefined) repo.remove(lost)
  commit(2, `feat: ${name}`, '', files)
  commit(2, 'chore: finish DONE', '\nHelix-Done: DONE\n', shown('idle'))
}

/** Two cycles on two branches: the first has landed and was judged, the second is about to be merged onto it. */
async function second(lost?: string): Promise<TestRepo> {
  const repo = aProduct({ playbook: rules })
  repo.branch('two')
  cycle(repo, 'two', { 'src/two.js': 'export const two = 2\n', 'test/two.test.js': aTest(7) }, lost)
  repo.switchTo('main')
  cycle(repo, 'one', { 'test/one.test.js': aTest(8) })
  expect(await helix(repo, ['verify', '--sign'])).toMatchObject({ code: 0 })
  repo.git('merge', '-q', '--no-ff', '--no-commit', 'two')
  return repo
}

interface Told {
  code: string
  where?: { path?: string }
}

async function told(repo: TestRepo, ...args: string[]): Promise<string[]> {
  const { diagnostics }: { diagnostics: Told[] } = JSON.parse((await helix(repo, ['verify', '--json', ...args])).stdout)
  return diagnostics.map(({ code, where }) => [code, where?.path].filter(Boolean).join(' '))
}

const merge = "Merge branch 'two'\n"

describe('a cycle that began before another one was judged, and is merged after it', () => {
  test('lost none of the tests that it never had, and the chain goes on', async () => {
    const repo = await second()
    repo.commit(merge)
    expect(await told(repo, '--sign')).toEqual([])
    expect(await told(repo, '--static', '--allow-empty')).toEqual([])
    repo.commit('docs: say more\n\nHelix-Lane: free\n', { files: { 'README.md': 'More.\n' } })
    expect(await told(repo, '--sign')).toEqual([])
  })

  test('lost those that it had', async () => {
    const repo = await second('test/add.test.js')
    repo.commit(merge)
    expect(await told(repo)).toEqual(['INTEGRITY-LOST test/add.test.js'])
  })

  test('has those of the other one once it is merged', async () => {
    const repo = await second()
    repo.remove('test/one.test.js').commit(merge)
    expect(await told(repo)).toContain('INTEGRITY-LOST test/one.test.js')
  })

  test('is judged by the rules that landed meanwhile, not by those that it began with', async () => {
    const repo = aProduct({ playbook: rules })
    repo.branch('two')
    cycle(repo, 'two', { 'src/two.js': 'export const two = 2\n' })
    repo.switchTo('main')
    const stricter = rules.replace('exit: [{gate: layers}]}', 'exit: [{gate: layers}, {gate: spec}]}')
    repo.commit('policy: a plan has a spec\n\nWhy: nobody knew what was planned.\n', {
      files: { 'playbook.yml': stricter },
    })
    expect(await helix(repo, ['approve', 'policy', '--why', 'read'])).toMatchObject({ code: 0 })
    expect(await told(repo, '--sign')).toEqual(['SELF-APPROVED'])
    repo.git('merge', '-q', '--no-ff', '--no-commit', 'two')
    repo.commit(merge)
    expect(await told(repo, '--sign')).toContain('GATE-SPEC-ABSENT docs/spec.md')
    expect(await told(repo, '--static', '--allow-empty')).not.toContain('CHAIN-BASE')
  })
})
