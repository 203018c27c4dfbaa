import { aRepo, twoPeople } from '@helix/testkit'
import { describe, expect, test } from 'vitest'
import { aProduct, helix, playbook, spec } from '../../testing/product.ts'
import { aSignedProduct, become } from '../../testing/signed-product.ts'

const quiet = playbook.replace(', {gate: tests, of: unit}', '')
const status = async (repo: { root: string }) => (await helix(repo, ['status'])).stdout
const lines = async (repo: { root: string }) => (await status(repo)).split('\n').filter((line) => /^(back|next) /.test(line)) // prettier-ignore

describe('helix status', () => {
  test('where a spec is asked for and none is there, next brings one', async () => {
    const repo = aProduct()
    expect(await helix(repo, ['next', '--new', 'Sum lists', '--cycle', 'sums'])).toMatchObject({ code: 0 })
    expect((await status(repo)).split('\nnext ')[1]).toBe(
      '    helix next\n         helix spec add "<what should be, for whom>"\n',
    )
    repo.write('docs/spec.md', spec)
    expect(await lines(repo)).toEqual([
      'next     git add docs/spec.md && git commit -m "docs(spec): <what>" -m "<why>"',
    ])
  })

  test('before the playbook is committed says what comes first, and without one that there is none', async () => {
    const repo = aRepo({ commits: [{ message: 'chore: begin', files: { 'package.json': '{}' } }] })
    expect(await helix(repo, ['status'])).toMatchObject({ code: 2 })
    repo.write('playbook.yml', playbook)
    expect(await helix(repo, ['status'])).toMatchObject({ code: 0 })
    expect(await lines(repo)).toEqual(['next     git add -A && git commit -m "build: adopt Helix"'])
    repo.write('playbook.yml', 'version: 9\n')
    expect(await helix(repo, ['status'])).toMatchObject({ code: 2 })
  })

  test('tells of a way back that is approved, and of one that was gone', async () => {
    const repo = aProduct({ at: 'BUILD', playbook: quiet })
    expect(await helix(repo, ['verify', '--sign'])).toMatchObject({ code: 0 })
    const approved = await helix(repo, ['approve', 'position', 'SPEC_DRAFT', '--why', 'the spec is wrong'])
    expect(approved.stdout).toMatch(
      /^approved the way back from adding BUILD to SPEC_DRAFT\n[^]*\nnext {5}helix verify --sign\n$/,
    )

    expect(await lines(repo)).toEqual([
      'back     anna@example.org approved the way back to SPEC_DRAFT',
      'next     helix verify --sign',
    ])
    expect(await helix(repo, ['verify', '--sign'])).toMatchObject({ code: 0 })

    expect(await lines(repo)).toEqual([
      'back     BUILD was taken back to SPEC_DRAFT by judgement 4',
      expect.stringMatching(/^next /),
    ])
    expect(JSON.parse((await helix(repo, ['status', '--json'])).stdout).rollback).toEqual({
      state: 'judged',
      from: 'BUILD',
      to: 'SPEC_DRAFT',
      by: 'judgement 4',
    })
    expect(await helix(repo, ['commit', '--done'])).toMatchObject({ code: 0 })
    expect(await status(repo)).not.toMatch(/^back /m)
  })

  test('says when the spec was approved with a key that needs nobody', async () => {
    const { repo, ben } = aSignedProduct({ at: 'SPEC_DRAFT', playbook: quiet.replace('signing: none', 'signing: ssh').replace('self: true', 'self: false') }) // prettier-ignore
    repo.commit('STEP[1/4] spec: draft\n\nWhy: asked.\n', { files: { 'docs/spec.md': spec } })
    expect(await status(repo)).toContain('(awaiting approval)')
    become(repo, twoPeople.ben)
    expect(await helix(repo, ['approve', 'spec', '--key', ben.path])).toMatchObject({ code: 0 })
    expect(await status(repo)).toContain('(approved, UNATTENDED-CAPABLE)')
  })
})

const refusals = async (repo: { root: string }, ...args: string[]) => {
  const { code, stdout } = await helix(repo, ['approve', 'position', ...args, '--json'])
  const [{ code: said, message, fix }] = JSON.parse(stdout).diagnostics
  return { code, said, message, fix }
}

describe('helix approve position', () => {
  test('knows the steps before the active one, and giving the cycle up', async () => {
    const repo = aProduct({ at: 'E2E_RED', playbook: quiet })
    expect(await helix(repo, ['verify', '--sign'])).toMatchObject({ code: 0 })
    expect(await refusals(repo, 'SPEC_DRAFTS')).toEqual({
      code: 2,
      said: 'approve/position',
      message: 'SPEC_DRAFTS is no step before adding E2E_RED; known: idle, SPEC_DRAFT',
      fix: 'helix approve position SPEC_DRAFT --why "<reason>"',
    })
    expect((await refusals(repo, 'E2E_RED')).said).toBe('approve/position')
    expect((await refusals(repo)).message).toBe('name the step to go back to; known: idle, SPEC_DRAFT')

    expect(await helix(repo, ['approve', 'position', 'idle', '--why', 'not worth it'])).toMatchObject({ code: 0 })
    expect(await helix(repo, ['verify', '--sign'])).toMatchObject({ code: 0 })
    expect(await status(repo)).toContain('idle   between cycles')
    expect((await refusals(repo, 'idle')).said).toBe('approve/nothing')
  })

  test('waits for what is not judged yet', async () => {
    expect((await refusals(aProduct({ at: 'E2E_RED', playbook: quiet }), 'SPEC_DRAFT')).said).toBe('approve/pending')
  })

  test('does not lead out of the last step: only its gates finish a cycle', async () => {
    const repo = aProduct({ at: 'BUILD', playbook: quiet })
    const sum = { 'src/sum.js': 'export const sum = (list) => list.reduce((a, b) => a + b, 0)\n' }
    const stamp = repo.git('log', '-1', '--format=%(trailers:key=Helix-Spec)').trim()
    repo.commit(`STEP[3/4] feat: sum lists\n\nWhy: REQ-1 asks for it.\n\n${stamp}\n`, { files: sum })
    expect(await helix(repo, ['commit', '--done'])).toMatchObject({ code: 0 })
    expect((await refusals(repo, 'idle')).message).toBe(
      'idle is no step before adding DONE; known: SPEC_DRAFT, E2E_RED, BUILD',
    )
  })
})

test('a push that was refused says so, until its claims are made anew', async () => {
  const approved = quiet
    .replace('e2e: [e2e/**]', 'e2e: {paths: [e2e/**], approval: 1}')
    .replace('{gate: red-bar, of: e2e, runs: 2}', '{gate: integrity}')
  const repo = aProduct({ at: 'BUILD', playbook: approved })
  const refused = repo.head().slice(0, 12)
  await helix(repo, ['verify', '--sign'])
  expect((await helix(repo, ['status'])).stdout.replaceAll(/\s+/g, ' ')).toContain(
    `refused ${refused}, so that 2 claims up to it no longer count; why: helix verify`,
  )
})

test('a commit that was refused between claims is named, too, until what follows it passed', async () => {
  const repo = aProduct()
  repo.commit('feat: early\n\nWhy: wanted.\n', { files: { 'src/early.js': '1\n' } })
  const bad = repo.head().slice(0, 12)
  expect(await helix(repo, ['verify', '--sign'])).toMatchObject({ code: 1 })
  expect((await status(repo)).replaceAll(/\s+/g, ' ')).toContain(`refused ${bad}; whether it still is, and why: helix verify`) // prettier-ignore
  repo.git('reset', '-q', '--hard', 'HEAD^')
  expect(await status(repo)).not.toContain('refused')
})

test('a claim that was refused here is told with its codes and commit, as no judgement, until the step is done', async () => {
  const repo = aProduct({ at: 'BUILD', playbook: quiet })
  expect(await helix(repo, ['commit', '--done'])).toMatchObject({ code: 1 })
  const claimed = repo.head()
  const told = async () => (await status(repo)).replaceAll(/\s+/g, ' ')
  expect(await told()).toContain(`claim of ${claimed.slice(0, 12)}, refused here on`)
  expect(await told()).toMatch(/: GATE-TESTS-FAILED; /)
  const view = JSON.parse((await helix(repo, ['status', '--json'])).stdout)
  expect(view).toMatchObject({ measured: false, missing: [], refusedClaim: { commit: claimed, codes: ['GATE-TESTS-FAILED'] } }) // prettier-ignore
  const sum = { 'src/sum.js': 'export const sum = (list) => list.reduce((a, b) => a + b, 0)\n' }
  const stamp = repo.git('log', '-1', '--format=%(trailers:key=Helix-Spec)').trim()
  repo.commit(`STEP[3/4] feat: sum lists\n\nWhy: REQ-1 asks for it.\n\n${stamp}\n`, { files: sum })
  expect(await told()).toContain(`claim of ${claimed.slice(0, 12)}`)
  expect(await helix(repo, ['commit', '--done'])).toMatchObject({ code: 0 })
  expect(await told()).not.toContain('claim of')
  // Who approves one's own spec has done so between cycles, too.
  expect(await helix(repo, ['commit', '--done'])).toMatchObject({ code: 0 })
  expect(await told()).toMatch(/^idle between cycles spec@[0-9a-f]{12} \(SELF-APPROVED\)/)
})

test('what kept a step from its end is said of the claim, and of HEAD nothing was measured', async () => {
  const repo = aProduct({ at: 'BUILD', playbook: quiet })
  repo.write('src/sum.js', 'export const sum = () => 4\n').git('add', '-A')
  expect(await helix(repo, ['commit', '--done'])).toMatchObject({ code: 1 })
  expect(await status(repo)).not.toContain('\nmissing ')
  repo.git('reset', '-q', '--hard')
  expect(await helix(repo, ['commit', '--done'])).toMatchObject({ code: 1 })
  expect(await status(repo)).not.toContain('\nmissing ')
})

test('a step that is done and pushed is not asked to be pushed, where what CI said was not fetched', async () => {
  const { repo } = aSignedProduct({ at: 'E2E_RED' })
  const note = async () => /SPEC_DRAFT +(.*)/.exec(await status(repo))?.[1]
  expect(await note()).toBe('done here; CI signs on push')
  repo.git('update-ref', 'refs/remotes/origin/main', 'HEAD')
  expect(await note()).toBe('pushed; what CI said is not here yet: git fetch')
  repo.commit('docs: more\n', { files: { 'docs/more.md': 'more\n' } })
  expect(await note()).toBe('done here; CI signs on push')
})

test('a clone that does not run the hooks of the repository is told so first', async () => {
  const repo = aProduct({ files: { '.husky/pre-commit': 'exit 1\n' } })
  const { stdout } = await helix(repo, ['status'])
  expect(stdout).toContain('hooks    are not set up in this clone\n')
  expect(stdout).toContain('next     helix init --hooks\n')
  repo.write('.husky/_/helix', '')
  expect((await helix(repo, ['status'])).stdout).not.toContain('hooks')
})
